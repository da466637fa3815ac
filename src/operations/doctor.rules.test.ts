import { expect, test } from 'vitest';
import { testSettings } from '../../test/support/open-world.ts';
import { templateTexts } from '../outbox/templates.rules.ts';
import { newsFields } from './account-news.rules.ts';
import * as judge from './doctor.rules.ts';
import { type Finding, written } from './finding.rules.ts';
import * as provider from './provider-doctor.rules.ts';

const server = { version: '15.8', vector: '0.8.0', connections: 12, mostConnections: 100, statementTimeoutMs: 0 };
const engine = { version: '1.50.0', documents: 40, sampled: 40, sampledOfToday: 40, isIndexing: false };
const stored = { factChecks: 40, deadJobs: 0, secondsSinceWorker: 4, reconciled: null };
const looked = { documents: 40, missing: 0, changed: 0, stale: 0, away: false, secondsAgo: 600 };
const bounds = { low: 500, full: 50 };
const approved = templateTexts.map((text) => ({ ...text, state: 'APPROVED', category: 'UTILITY' }));
const open = {
  ...testSettings,
  profile: 'production',
  databaseUrl: 'postgres://db',
  whatsappProvider: 'cloud',
} as const;
const challenge = '42';
const ours = 'https://tipline.example/webhook';
const subscribed = {
  apps: ['Tipline', 'Shop'],
  own: { callbackUrl: ours, isActive: true, fields: ['messages', ...newsFields] },
};
const takes = (own: Partial<(typeof subscribed)['own']>) => ({ ...subscribed, own: { ...subscribed.own, ...own } });

const table: [string, Finding | Finding[], RegExp][] = [
  ['settings that fit together', judge.judgeSettings(open), /^ok /],
  ['demo secrets over a Postgres', judge.judgeSettings({ ...open, profile: 'embedded' }), /^warning .*demo secrets/],
  ['nobody can write to us', judge.judgeSettings({ ...open, whatsappProvider: 'simulator' }), /^warning .*simulator/],
  ['an address without https', judge.judgeSettings({ ...open, publicUrl: 'http://x.example' }), /^warning .*https/],
  ['the Node of today', judge.judgeNode('v24.1.0'), /^ok /],
  ['the oldest Node', judge.judgeNode('v20.19.0'), /^ok /],
  ['a Node before that', judge.judgeNode('v20.18.3'), /^fault .*too old/],
  ['a server as it should be', judge.judgeServer(server), /^ok .*15\.8/],
  ['an old server', judge.judgeServer({ ...server, version: '14.2' }), /^fault .*too old/],
  ['a server without vectors', judge.judgeServer({ ...server, vector: null }), /^fault .*"vector"/],
  ['a server that is full', judge.judgeServer({ ...server, connections: 81 }), /^warning .*81 of 100/],
  ['a role that is cut off', judge.judgeServer({ ...server, statementTimeoutMs: 5_000 }), /^warning .*5000 ms/],
  ['the schema of today', judge.judgeMigrations(0), /^ok /],
  ['an older schema', judge.judgeMigrations(2), /^warning .*2 are still to come/],
  ['clocks that agree', judge.judgeClock(-1_900), /^ok /],
  ['a clock that is ahead', judge.judgeClock(5_000), /^warning .*5\.0 s ahead of/],
  ['a clock that is far behind', judge.judgeClock(-90_000), /^fault .*90\.0 s behind/],
  ['a worker heard of lately', judge.judgeWork(stored, 45), /^ok .*4 s ago/],
  ['no worker', judge.judgeWork({ ...stored, secondsSinceWorker: null }, 45), /^warning .*none is running/],
  ['a worker that fell silent', judge.judgeWork({ ...stored, secondsSinceWorker: 46 }, 45), /^warning /],
  ['jobs that failed for good', judge.judgeWork({ ...stored, deadJobs: 3 }, 45), /warning .*3 failed for good/],
  ['an index as it was', judge.judgeWork({ ...stored, reconciled: looked }, 45), /ok .*10 min ago: 40 fact-checks/],
  [
    'an index that was put right',
    judge.judgeWork({ ...stored, reconciled: { ...looked, missing: 2 } }, 45),
    /warning .*2 were missing.*put right/,
  ],
  [
    'an index nobody looks at',
    judge.judgeWork({ ...stored, reconciled: { ...looked, secondsAgo: 20_000 } }, 45),
    /warning .*nobody has looked/,
  ],
  [
    'an engine that was away',
    judge.judgeWork({ ...stored, reconciled: { ...looked, away: true } }, 45),
    /warning .*the engine was away.*MEILI_URL/,
  ],
  ['an engine as it should be', judge.judgeEngine(engine, 40), /^ok .*40 documents/],
  ['an engine nobody could count against', judge.judgeEngine(engine, null), /^ok /],
  ['an engine that lacks some', judge.judgeEngine(engine, 41), /^warning .*40 documents stand against 41/],
  ['an engine of older settings', judge.judgeEngine({ ...engine, sampledOfToday: 0 }, 40), /^warning .*older settings/],
  ['an engine at work', judge.judgeEngine({ ...engine, documents: 3, isIndexing: true }, 40), /^ok .*just now/],
  ['a whole model', judge.judgeModel('builtin', []), /^ok /],
  ['a damaged model', judge.judgeModel('builtin', ['a.onnx']), /^fault .*a\.onnx.*npm run models -- builtin/],
  ['vectors as promised', judge.judgeVector(192, 192), /^ok /],
  ['vectors of another length', judge.judgeVector(384, 192), /^fault .*384 dimensions where 192/],
  ['room enough', judge.judgeDisk(500, '.data', bounds), /^ok /],
  ['little room', judge.judgeDisk(499, '.data', bounds), /^warning /],
  ['no room', judge.judgeDisk(49, '.data', bounds), /^fault /],
  ['a good number', provider.judgeNumber('1', new Map([['1', 'GREEN']])), /^ok .*GREEN/],
  ['a number in trouble', provider.judgeNumber('1', new Map([['1', 'RED']])), /^warning .*RED/],
  ['a number of another account', provider.judgeNumber('1', new Map([['2', null]])), /^fault .*no number 1/],
  ['a subscribed account', provider.judgeSubscription(subscribed, ours), /^ok .*hook/],
  [
    'an account that delivers nowhere',
    provider.judgeSubscription({ apps: [], own: null }, ours),
    /^fault .*subscribed_apps/,
  ],
  [
    'an account that delivers to others, as far as we may know',
    provider.judgeSubscription({ ...subscribed, own: null }, ours),
    /^warning .*Tipline, Shop.*WHATSAPP_APP_SECRET/,
  ],
  ['an app that takes nothing', provider.judgeSubscription(takes({ isActive: false }), ours), /^fault .*no webhooks/],
  [
    'an app that takes no messages',
    provider.judgeSubscription(takes({ fields: newsFields }), ours),
    /^fault .*"messages" is off/,
  ],
  [
    'an app that is not told of our account',
    provider.judgeSubscription(takes({ fields: ['messages', 'account_update', 'calls'] }), ours),
    /^warning .*account_alerts, .*message_template_status_update.* are off/,
  ],
  [
    'an app that takes webhooks elsewhere',
    provider.judgeSubscription(takes({ callbackUrl: 'https://old.example/hook' }), ours),
    /^warning .*old\.example.*PUBLIC_URL/,
  ],
  ['an approved template', provider.judgeTemplate('check_ready', approved), /^ok .*12 languages/],
  ['a template that the account lacks', provider.judgeTemplate('check_ready', []), /^fault /],
  [
    'a template that waits',
    provider.judgeTemplate(
      'x',
      approved.map((one) => ({ ...one, state: 'PENDING' })),
    ),
    /^fault .*English/,
  ],
  [
    'a template that was made marketing',
    provider.judgeTemplate(
      'x',
      approved.map((one) => (one.language === 'hi' ? { ...one, category: 'MARKETING' } : one)),
    ),
    /^warning .*hi is marketing/,
  ],
  ['no template wanted', provider.judgeTemplate('', []), /^skipped /],
  ['a webhook that answers', provider.judgeWebhook('u', challenge, { status: 200, body: '42' }), /^ok /],
  [
    'a webhook with another token',
    provider.judgeWebhook('u', challenge, { status: 403, body: '' }),
    /^fault .*verify token/,
  ],
  ['a page that is no webhook', provider.judgeWebhook('u', challenge, { status: 200, body: '<p>' }), /^fault /],
  ['nothing at the address', provider.judgeWebhook('u', challenge, null), /^fault .*does not answer/],
];
test.each(table)('%s', (_, found, line) => {
  const findings = [found].flat();
  expect(findings.map((one) => `${one.state} ${one.words} ${one.todo ?? ''}`).join('\n')).toMatch(line);
  for (const one of findings) expect(one.state === 'ok' || one.state === 'skipped' || one.todo).toBeTruthy();
});

test('a line a finding, what to do below it, and the count at the end', () => {
  expect(written([judge.judgeNode('v20.18.0'), judge.judgeMigrations(0)]).split('\n')).toEqual([
    'fault    node                   v20.18.0 is too old',
    '                                Install Node 20.19 or later.',
    'ok       migrations             the schema is as this program wants it',
    '2 looked at: 1 faults, 0 warnings.',
  ]);
});
