import { openCloudAccount } from '../src/adapters/messenger/cloud-account.ts';
import { readSettings } from '../src/app/config.ts';
import { wordsOf } from '../src/core/errors.ts';
import { templateCategory, templateDifferences, templateTexts } from '../src/outbox/templates.rules.ts';
import { readArguments } from './read-arguments.ts';

const usage = `Usage: npm run templates -- diff | push
diff   how the account's template (WHATSAPP_TEMPLATE) differs from ours, language by language; exit code 1 when it does
push   makes what is missing and changes what says something else; the provider then reviews it; exit code 1 when
       it refuses a language`;

/** `npm run templates`: the message template of our account, compared with or made as this program wants it. Twice is safe. */
try {
  const { positionals } = readArguments(usage, { allowPositionals: true });
  const [act] = positionals;
  if (act !== 'diff' && act !== 'push') throw new Error(usage);
  const settings = readSettings(process.env);
  const name = settings.whatsappTemplate;
  if (name === '') throw new Error('WHATSAPP_TEMPLATE is empty: no template is used.');
  const account = openCloudAccount(settings);
  const before = await account.templates(name);
  const differences = templateDifferences(before);
  for (const { language, words } of differences) console.log(`${language.padEnd(6)} ${words}`);
  if (act === 'diff') {
    console.log(`"${name}": ${templateTexts.length} languages, ${differences.length} differences.`);
    process.exit(differences.length > 0 ? 1 : 0);
  }
  const changing = templateTexts.filter((wanted) => {
    const found = before.find((one) => one.language === wanted.language);
    return !found || found.body !== wanted.body || found.button !== wanted.button;
  });
  let refused = 0;
  for (const wanted of changing) {
    const id = before.find((one) => one.language === wanted.language)?.id ?? null;
    const tell = (words: string) => console.log(`${wanted.language.padEnd(6)} ${words}`);
    try {
      await account.putTemplate({ id, name, category: templateCategory, ...wanted });
      tell(`${id === null ? 'made' : 'changed'}, waits for the provider's review`);
    } catch (error) {
      refused++;
      tell(`refused: ${wordsOf(error)}`);
    }
  }
  console.log(`"${name}": ${changing.length - refused} made or changed, ${refused} refused.`);
  process.exit(refused > 0 ? 1 : 0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
