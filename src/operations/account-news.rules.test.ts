import { expect, test } from 'vitest';
import { newsOf as newsAt } from './account-news.rules.ts';

const newsOf = (field: string, value: unknown, template = 'check_ready') =>
  newsAt(field, value, { now: new Date('2026-03-30T12:00:00Z'), template });

const template = { message_template_id: 1, message_template_name: 'check_ready', message_template_language: 'pt-BR' };
const restricted = {
  event: 'ACCOUNT_RESTRICTION',
  restriction_info: [
    { restriction_type: 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING', expiration: 1_775_000_000 },
    { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: '1775000000' },
  ],
};

test.each<[string, string, unknown, string[]]>([
  [
    'a restriction of answers stops us',
    'account_update',
    restricted,
    ['stop We cannot answer people until 2026-03-31', 'warning The provider restricts our account until 2026-03-31'],
  ],
  [
    'a restriction that is over, beside one whose end is not said',
    'account_update',
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [
        { restriction_type: 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING', expiration: 1_774_000_000 },
        { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' },
      ],
    },
    ['warning The provider restricts our account: RESTRICTED_BIZ'],
  ],
  [
    'a ban to come',
    'account_update',
    { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'SCHEDULE_FOR_DISABLE', waba_ban_date: 'May 3, 2026' } },
    ['stop Our account will be disabled on May 3, 2026'],
  ],
  [
    'a ban that is over',
    'account_update',
    { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } },
    ['notice Our account may send again'],
  ],
  ['a deleted account', 'account_update', { event: 'ACCOUNT_DELETED' }, ['stop Our account was deleted']],
  ['a partner added', 'account_update', { event: 'PARTNER_ADDED' }, []],
  [
    'a number of low quality',
    'phone_number_quality_update',
    { event: 'FLAGGED', display_phone_number: '15550199999' },
    ['warning Our number was marked FLAGGED'],
  ],
  ['a number that may send more', 'phone_number_quality_update', { event: 'THROUGHPUT_UPGRADE' }, []],
  [
    'a changed PIN',
    'security',
    { event: 'PIN_CHANGED', requester: '111' },
    ['warning The two-step PIN of our number was changed'],
  ],
  ['another responder', 'standby', { standby: { messages: [] } }, ['warning Another responder']],
  [
    'a paused template',
    'message_template_status_update',
    { ...template, event: 'PAUSED', reason: null },
    ['warning The template "check_ready" in pt_BR: it is paused'],
  ],
  ['an approved template', 'message_template_status_update', { ...template, event: 'APPROVED' }, []],
  [
    'a template made marketing',
    'template_category_update',
    { ...template, previous_category: 'UTILITY', new_category: 'MARKETING' },
    ['warning The template "check_ready" in pt_BR: the provider made it marketing'],
  ],
  [
    'a template people report',
    'message_template_quality_update',
    { ...template, new_quality_score: 'RED' },
    ['warning The template "check_ready" in pt_BR: people report'],
  ],
  [
    'a paused template that is not ours',
    'message_template_status_update',
    { ...template, message_template_name: 'newsletter_promo', event: 'PAUSED' },
    [],
  ],
  [
    'a template made marketing that is not ours',
    'template_category_update',
    { ...template, message_template_name: 'check_ready_soon', new_category: 'MARKETING' },
    [],
  ],
  ['a review that goes on', 'account_review_update', { decision: 'PENDING' }, []],
  [
    'a review that ended',
    'account_review_update',
    { decision: 'REJECTED' },
    ['warning The review of our account ended'],
  ],
  [
    'errors without a message, each code once',
    'messages',
    {
      errors: [
        { code: 131000, title: 'Something went wrong', error_data: { details: 'for +1 555 010 0001' } },
        { code: '131000', title: 'Something went wrong' },
        { code: 131053, title: 'Media upload error' },
        { title: { no: 'text' } },
      ],
    },
    [
      'warning The provider could not process something of ours or for us, and does not say what (code 131000: Something went wrong).',
      'warning The provider could not process something of ours or for us, and does not say what (code 131053: Media upload error).',
      'warning The provider could not process something of ours or for us, and does not say what (code none).',
    ],
  ],
  ['an error beside its message', 'messages', { messages: [{ id: 'wamid.1' }], errors: [{ code: 131051 }] }, []],
  ['an error beside its state', 'messages', { statuses: [{ id: 'wamid.1' }], errors: [{ code: 131026 }] }, []],
  ['a field of the future', 'a_new_field', { any: 'thing' }, []],
  ['a value that is none', 'account_update', null, []],
  ['parts of another shape', 'account_update', { event: 7, restriction_info: 'x', ban_info: [] }, []],
  ['a restriction without details', 'account_update', { event: 'ACCOUNT_RESTRICTION' }, []],
])('%s', (_, field, value, expected) => {
  const { alerts } = newsOf(field, value);
  expect(alerts.map(({ severity, words }, i) => `${severity} ${words}`.slice(0, expected[i]?.length))).toEqual(
    expected,
  );
});

test('the state of a template is taken as it is told, and what is no state leaves it', () => {
  const stateAfter = (event: string) =>
    newsOf('message_template_status_update', { ...template, event }).template?.state;
  expect(['APPROVED', 'REINSTATED', 'PAUSED', 'FLAGGED', 'A_WORD_OF_THE_FUTURE'].map(stateAfter)).toEqual([
    'APPROVED',
    'APPROVED',
    'PAUSED',
    null,
    'A_WORD_OF_THE_FUTURE',
  ]);
});

test('objects where words belong, with keys that every object has, are read without throwing', () => {
  const odd = { toString: null, valueOf: null };
  for (const field of [
    'constructor',
    'toString',
    'account_update',
    'account_alerts',
    'message_template_status_update',
    'security',
    'messages',
    'standby',
  ])
    for (const value of [
      odd,
      { errors: [odd, { code: odd, title: odd }, 7] },
      { event: odd, alert_info: odd, restriction_info: [odd, { restriction_type: odd, expiration: odd }] },
      { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: odd, expiration: odd }] },
      { event: 'constructor', message_template_name: 'a', message_template_language: 'en' },
      { event: 'REJECTED', message_template_name: 'a', message_template_language: 'en', reason: odd },
      { alert_info: { alert_type: odd, alert_severity: odd, alert_description: odd } },
    ])
      expect(JSON.stringify(newsOf(field, value))).not.toContain('native code');
});

test('no number of a person gets into the words', () => {
  const [alert] = newsOf('account_alerts', {
    alert_info: { alert_severity: 'CRITICAL', alert_type: 'X', alert_description: 'call +15550100001 now' },
  }).alerts;
  expect(alert?.words).not.toMatch(/\d{8}/);
  const title = 'No way to +15550100001';
  const [error] = newsOf('messages', {
    errors: [{ code: 1, title, error_data: { details: 'or to +1 555 010' } }],
  }).alerts;
  expect(error?.words).toContain('(code 1: No way to …)');
  expect(error?.words).not.toContain('555');
});

test('events of different kinds are different alerts', () => {
  const aboutOf = (field: string, value: unknown) => newsOf(field, value).alerts.map(({ about }) => about);
  const violation = (type?: string) => ({ event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: type } });
  expect([
    ...aboutOf('security', { event: 'PIN_RESET_REQUEST' }),
    ...aboutOf('security', { event: 'PIN_CHANGED' }),
    ...aboutOf('account_update', violation('SPAM')),
    ...aboutOf('account_update', violation()),
  ]).toEqual(['PIN_RESET_REQUEST', 'PIN_CHANGED', 'SPAM', 'account.violation']);
});

test('a template whose name holds a date is known by that name', () => {
  const news = newsOf(
    'message_template_status_update',
    { ...template, message_template_name: 'check_ready_20261101', event: 'PAUSED' },
    'check_ready_20261101',
  );
  expect([news.template?.name, news.alerts.length]).toEqual(['check_ready_20261101', 1]);
});
