import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { countMigrationsBehind } from '../adapters/database/migrate.ts';
import { openPglite } from '../adapters/database/pglite.ts';
import { openPostgres } from '../adapters/database/postgres.ts';
import { faultsOfModel, ModelManifest } from '../adapters/embedder/fetch-model.ts';
import { openEmbedder } from '../adapters/embedder/open-embedder.ts';
import { openCloudAccount } from '../adapters/messenger/cloud-account.ts';
import { readModelFiles } from '../adapters/model-files.ts';
import { inModels } from '../adapters/models-folder.ts';
import { probeMeilisearch } from '../adapters/search/meilisearch-probe.ts';
import { isRefusal, wordsOf } from '../core/errors.ts';
import type { Database, MessengerAccount } from '../core/ports.ts';
import type { Settings } from '../core/settings.ts';
import { secondMs } from '../core/time.ts';
import { within } from '../core/within.ts';
import { splitList } from '../inbox/signature.rules.ts';
import { staleSeconds } from '../jobs/heartbeat.ts';
import { readServerFacts, readServerTime, readStoredFacts } from '../operations/database-facts.view.ts';
import * as judge from '../operations/doctor.rules.ts';
import { type Finding, fault } from '../operations/finding.rules.ts';
import * as provider from '../operations/provider-doctor.rules.ts';
import { freeIn, fullDiskBytes, lowDiskBytes } from './health.ts';

/** How long one look may take. Milliseconds; a model of 100 MB is read and loaded within it. */
const patienceMs = 30 * secondMs;

/** What the doctor calls outside this process; tests hand in their own. */
export type Outside = { fetch: typeof fetch; account: MessengerAccount };

/** Looks at everything a deployment rests on, one thing after the other, and changes none of it. */
export async function examine(
  settings: Settings,
  outside: Outside = { fetch, account: openCloudAccount(settings) },
): Promise<Finding[]> {
  const stored: { factChecks: number | null } = { factChecks: null };
  return [
    ...judge.judgeSettings(settings),
    judge.judgeNode(process.version),
    ...(await look('database', 'Check DATABASE_URL, and that the server runs.', () => databaseOf(settings, stored))),
    ...(await look('search', 'Check MEILI_URL and MEILI_API_KEY, and that the server runs.', () =>
      searchOf(settings, stored.factChecks),
    )),
    ...(await look('models', 'Run npm run models.', () => modelsOf(settings))),
    ...(await look('embedder', 'Check the EMBEDDER settings.', () => embedderOf(settings))),
    judge.judgeDisk(await freeIn(settings.dataDir), settings.dataDir, { low: lowDiskBytes, full: fullDiskBytes }),
    ...(await providerOf(settings, outside)),
  ];
}

/** A look that fails or takes too long is a fault of its own, with its words. */
async function look(name: string, todo: string, work: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await within(patienceMs, work());
  } catch (error) {
    // A refusal of ours says more than its cause; a driver's cause says more than the query that met it.
    const cause = !isRefusal(error) && error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return [fault(name, wordsOf(cause) || wordsOf(error), todo)];
  }
}

async function databaseOf(settings: Settings, stored: { factChecks: number | null }): Promise<Finding[]> {
  const embedded = settings.databaseUrl === null;
  if (embedded && !existsSync(join(settings.dataDir, 'database')))
    return [{ name: 'database', state: 'ok', words: `embedded; the first start makes it in ${settings.dataDir}` }];
  const opened = embedded
    ? await openPglite({ folder: settings.dataDir, asIs: true }).catch((error) => wordsOf(error))
    : openPostgres({ url: settings.databaseUrl ?? '', max: 2 });
  if (typeof opened === 'string')
    return [
      {
        name: 'database',
        state: 'skipped',
        words: opened.replace(/ Stop it first.*/, ' /health/ready tells how it is.'),
      },
    ];
  try {
    return await findingsIn(opened.db, embedded, stored);
  } finally {
    await opened.close();
  }
}

async function findingsIn(db: Database, embedded: boolean, stored: { factChecks: number | null }): Promise<Finding[]> {
  const server = await readServerFacts(db);
  const found = judge.judgeServer(server);
  const behind = await countMigrationsBehind(db).catch(() => null);
  if (behind === null)
    return [
      ...found,
      {
        name: 'migrations',
        state: 'warning',
        words: 'there is no schema yet',
        todo: 'Start the service: it makes it.',
      },
    ];
  found.push(judge.judgeMigrations(behind), judge.judgeClock(await aheadOf(db)));
  if (behind > 0) return found;
  const facts = await readStoredFacts(db);
  stored.factChecks = facts.factChecks;
  // Whoever looks at an embedded database is the only process on it.
  return embedded ? found : [...found, ...judge.judgeWork(facts, staleSeconds)];
}

/** How far our clock is ahead, in milliseconds; 0 when that is less than what the question took. */
async function aheadOf(db: Database): Promise<number> {
  const before = Date.now();
  const there = await readServerTime(db);
  const after = Date.now();
  if (there >= before && there <= after) return 0;
  return there < before ? before - there : after - there;
}

async function searchOf(settings: Settings, factChecks: number | null): Promise<Finding[]> {
  if (settings.meiliUrl === null)
    return [{ name: 'search', state: 'ok', words: 'in process, made anew at each start' }];
  return judge.judgeEngine(
    await probeMeilisearch({ url: settings.meiliUrl, apiKey: settings.meiliApiKey, index: settings.meiliIndex }),
    factChecks,
  );
}

async function modelsOf(settings: Settings): Promise<Finding[]> {
  readModelFiles(settings.modelsDir, { name: settings.embedder });
  if (settings.embedder === 'remote') return [judge.judgeModel('the scorer', [])];
  const manifest = JSON.parse(readFileSync(inModels(settings.modelsDir, 'manifest.json'), 'utf8'));
  const model = ModelManifest.parse(manifest).models.find((one) => one.name === settings.embedder);
  if (!model)
    return [
      fault('models', `there is no model "${settings.embedder}"`, 'Set EMBEDDER to one in models/manifest.json.'),
    ];
  const folder = dirname(inModels(settings.modelsDir, model.folder ?? model.name));
  return [judge.judgeModel(model.name, await faultsOfModel(model, folder))];
}

async function embedderOf(settings: Settings): Promise<Finding[]> {
  const embedder = openEmbedder(settings);
  const [vector] = await embedder.embed(['Is the bridge open?']);
  return [judge.judgeVector(vector?.length ?? 0, embedder.dimension)];
}

async function providerOf(settings: Settings, { fetch, account }: Outside): Promise<Finding[]> {
  if (settings.whatsappProvider === 'simulator') return [provider.withoutProvider()];
  const token =
    'See that this machine reaches the provider, and that the token has whatsapp_business_messaging and whatsapp_business_management.';
  return [
    await webhookOf(settings, fetch),
    ...(await look('whatsapp number', token, async () => {
      const numbers = await account.numbers();
      return splitList(settings.whatsappPhoneNumberId).map((id) => provider.judgeNumber(id, numbers));
    })),
    ...(await look('whatsapp subscription', token, async () =>
      provider.judgeSubscription(await account.subscription(), webhookUrl(settings).href),
    )),
    ...(await look('whatsapp template', token, async () => {
      const name = settings.whatsappTemplate;
      return [provider.judgeTemplate(name, name === '' ? [] : await account.templates(name))];
    })),
  ];
}

const webhookUrl = ({ publicUrl }: Settings) => new URL('/webhooks/whatsapp', publicUrl);

/** Shakes hands with our own address, as the provider does. */
async function webhookOf(settings: Settings, ask: typeof fetch): Promise<Finding> {
  const url = webhookUrl(settings);
  const challenge = String(Math.floor(Math.random() * 1e9));
  const query = { mode: 'subscribe', verify_token: settings.whatsappVerifyToken, challenge };
  const asked = new URL(url);
  for (const [name, value] of Object.entries(query)) asked.searchParams.set(`hub.${name}`, value);
  const answered = await ask(asked, { redirect: 'manual', signal: AbortSignal.timeout(10 * secondMs) })
    .then(async (response) => ({ status: response.status, body: await response.text() }))
    .catch(() => null);
  return provider.judgeWebhook(url.href, challenge, answered);
}
