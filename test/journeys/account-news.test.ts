import { describe, expect, test } from 'vitest';
import { after, hourMs } from '../../src/core/time.ts';
import { queueWords } from '../../src/outbox/queue-words.ts';
import { databaseLanes, skipLane } from '../support/lanes.ts';
import { openWorld, type TestWorld } from '../support/open-world.ts';
import { aMessage, deliverChange, say } from '../support/whatsapp.ts';

const alertsOf = async (world: TestWorld) =>
  (await world.db.query.alerts.findMany({ orderBy: (t, { asc }) => asc(t.id) })).map(
    ({ severity, kind, about, times }) => `${severity} ${kind} ${about} ${times}`,
  );
/** Alerts that nobody has seen and that have not passed. */
const waitingOf = async (world: TestWorld) =>
  (await world.db.query.alerts.findMany({ where: (t, { isNull }) => isNull(t.seenAt) })).map(
    ({ kind, about }) => `${kind} ${about}`,
  );
const template = { message_template_id: 1, message_template_name: 'check_ready', message_template_language: 'pt-BR' };

/** Somebody who writes Portuguese, a line to them a day later, and the language of the template they got. */
async function templateAfterADay(world: TestWorld): Promise<string[]> {
  await say(world, { text: 'LANGUAGE português' });
  const [asker] = await world.db.query.askers.findMany();
  world.clock.advance(25 * hourMs);
  await queueWords(world, {
    askerId: asker?.id ?? '',
    key: `late:${world.clock.now()}`,
    words: { kind: 'text', body: 'A line.' },
  });
  world.messenger.sent.length = 0;
  await world.runDueJobs();
  return world.messenger.sent.map(({ words }) => (words.kind === 'template' ? words.language : words.kind));
}

describe.each(databaseLanes)('news of our account, %s', (lane) => {
  describe.skipIf(skipLane(lane))('in this lane', () => {
    test('a restriction is an alert once, however often it is delivered', async () => {
      const world = await openWorld(lane);
      const value = { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } };
      for (let n = 0; n < 3; n++) expect(await deliverChange(world, 'account_update', value)).toBe(200);
      await world.runDueJobs();
      expect(await alertsOf(world)).toEqual(['warning account.violation SPAM 1']);
    });

    test('a restriction ends when its time is over, and a later one of the same type stands', async () => {
      const world = await openWorld(lane);
      const until = (hours: number) => ({
        event: 'ACCOUNT_RESTRICTION',
        restriction_info: [
          {
            restriction_type: 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING',
            expiration: Math.floor((world.clock.now().getTime() + hours * hourMs) / 1000),
          },
        ],
      });
      await deliverChange(world, 'account_update', until(24));
      await world.runDueJobs();
      expect(await waitingOf(world)).toHaveLength(1);
      await deliverChange(world, 'account_update', until(72));
      await world.runDueJobs();
      expect(await waitingOf(world)).toHaveLength(2);
      world.clock.advance(25 * hourMs);
      await world.runDueJobs();
      expect(await waitingOf(world)).toEqual([expect.stringContaining('account.restriction')]);
      expect(await alertsOf(world)).toHaveLength(2);
      world.clock.advance(48 * hourMs);
      await world.runDueJobs();
      expect(await waitingOf(world)).toEqual([]);
    });

    test('an alert ends when the provider says that it is over', async () => {
      const world = await openWorld(lane);
      const told = async (field: string, value: object) => {
        await deliverChange(world, field, value);
        await world.runDueJobs();
        return waitingOf(world);
      };
      const quality = (event: string) => told('phone_number_quality_update', { event });
      await quality('FLAGGED');
      expect(await quality('DOWNGRADE')).toHaveLength(2);
      expect(await quality('UPGRADE')).toEqual(['number.quality FLAGGED']);
      expect(await quality('UNFLAGGED')).toEqual([]);
      expect(await told('account_review_update', { decision: 'REJECTED' })).toHaveLength(1);
      expect(await told('account_review_update', { decision: 'APPROVED' })).toEqual([]);
      expect(await told('phone_number_name_update', { decision: 'DECLINED' })).toHaveLength(1);
      expect(await told('phone_number_name_update', { decision: 'APPROVED' })).toEqual([]);
      expect(await told('account_update', { event: 'ACCOUNT_OFFBOARDED' })).toHaveLength(1);
      expect(await told('account_update', { event: 'ACCOUNT_RECONNECTED' })).toEqual([]);
    });

    test('errors that the provider tells without a message are an alert a code, and a message beside is worked in', async () => {
      const world = await openWorld(lane);
      const { whatsappPhoneNumberId } = world.settings;
      const metadata = { display_phone_number: '15550199999', phone_number_id: whatsappPhoneNumberId };
      const errors = [{ code: 131000, title: 'Something went wrong', message: 'Something went wrong' }];
      const tell = async (value: object) => {
        await deliverChange(world, 'messages', { messaging_product: 'whatsapp', metadata, ...value });
        await world.runDueJobs();
        return alertsOf(world);
      };
      const told = await tell({ errors });
      expect(told).toEqual(['warning provider.error 131000 1']);
      expect(await tell({ errors })).toEqual(told);
      const asked = { ...aMessage(world, { text: 'hello' }), errors };
      expect(await tell({ messages: [asked], errors })).toEqual(told);
      expect(await world.count('messages')).toBe(1);
      expect(await tell({ errors: [{ ...errors[0], href: 'https://help.example' }] })).toEqual([
        'warning provider.error 131000 2',
      ]);
    });

    test('of another account are kept, and nobody is told', async () => {
      const world = await openWorld(lane);
      const value = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } };
      expect(await deliverChange(world, 'account_update', value, { account: '200000000000009' })).toBe(200);
      await world.runDueJobs();
      expect(await alertsOf(world)).toEqual([]);
      expect(await world.db.query.deliveries.findMany()).toMatchObject([{ state: 'foreign' }]);
      await deliverChange(world, 'account_update', value);
      await world.runDueJobs();
      expect(await alertsOf(world)).toEqual(['stop account.ban account.ban 1']);
    });

    test('an asker whose window is closed is told by the template in their language', async () => {
      expect(await templateAfterADay(await openWorld(lane))).toEqual(['pt_BR']);
    });

    test('a template paused in one language is sent in all others', async () => {
      const world = await openWorld(lane);
      const value = { ...template, message_template_language: 'hi', event: 'PAUSED' };
      await deliverChange(world, 'message_template_status_update', value);
      expect(await templateAfterADay(world)).toEqual(['pt_BR']);
      expect(await alertsOf(world)).toEqual(['warning template.broken check_ready:hi 1']);
    });

    test('news of a template that comes late changes nothing that was told after it', async () => {
      const world = await openWorld(lane);
      const tell = async (event: string, hours: number) => {
        const toldAt = after(world.clock.now(), hours * hourMs);
        await deliverChange(world, 'message_template_status_update', { ...template, event }, { toldAt });
        await world.runDueJobs();
      };
      await tell('APPROVED', 0);
      await tell('PAUSED', -2);
      expect(await alertsOf(world)).toEqual([]);
      expect(await templateAfterADay(world)).toEqual(['pt_BR']);
      await tell('PAUSED', 5);
      expect(await alertsOf(world)).toEqual(['warning template.broken check_ready:pt_BR 1']);
      world.clock.advance(hourMs);
      await tell('APPROVED', 0);
      expect(await templateAfterADay(world)).toEqual(['pt_BR']);
    });

    test('a template that was paused or made marketing raises an alert, and another language is sent instead', async () => {
      const world = await openWorld(lane);
      await deliverChange(world, 'template_category_update', { ...template, new_category: 'MARKETING' });
      expect(await templateAfterADay(world)).toEqual(['en']);
      await deliverChange(world, 'message_template_status_update', {
        ...template,
        message_template_language: 'en',
        event: 'PAUSED',
      });
      await world.runDueJobs();
      expect(await alertsOf(world)).toEqual([
        'warning template.broken check_ready:pt_BR 1',
        'warning template.broken check_ready:en 1',
      ]);
      expect(await templateAfterADay(world)).toEqual([]);
      expect((await alertsOf(world)).at(-1)).toBe('stop template.none check_ready 1');
      const approve = { ...template, message_template_language: 'en', event: 'APPROVED' };
      await deliverChange(world, 'message_template_status_update', approve);
      await world.runDueJobs();
      expect(await waitingOf(world)).toEqual(['template.broken check_ready:pt_BR']);
      await deliverChange(world, 'message_template_status_update', { ...template, event: 'APPROVED' });
      await world.runDueJobs();
      expect(await waitingOf(world)).toEqual(['template.broken check_ready:pt_BR']);
      await deliverChange(world, 'template_category_update', { ...template, new_category: 'UTILITY' });
      await world.runDueJobs();
      expect(await waitingOf(world)).toEqual([]);
    });
  });
});
