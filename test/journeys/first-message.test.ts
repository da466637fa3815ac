import { describe, expect, test } from 'vitest';
import { botLanguages } from '../../src/core/bot-languages.ts';
import { aCheck } from '../support/checks.ts';
import { lanes, skipLane } from '../support/lanes.ts';
import { openWorld } from '../support/open-world.ts';
import { aMessage, deliver, heard, lastChoices, say, settle } from '../support/whatsapp.ts';

const rumour =
  'Urgent: the Port Amara waterworks will add fluorine crystals to the drinking water on Friday night and everyone must store clean water before then';

describe.each(lanes.map((lane) => ({ lane, skip: skipLane(lane) })))('$lane', ({ lane, skip }) => {
  describe.skipIf(skip)('journey', () => {
    test('a forwarded rumour with a fact-check is answered with verdict, summary, source, date and link', async () => {
      const world = await openWorld(lane);
      await aCheck(world, {
        claim: 'The Port Amara waterworks will add fluorine crystals to the drinking water on Friday night',
        title: 'Nothing is being added to the drinking water of Port Amara.',
        summary: 'The waterworks publish every change a month ahead; none is planned.',
        rating: 'false',
      });
      await say(world, { from: '15550100001', text: rumour, forwarded: true });
      const [answer, ...more] = heard(world, '15550100001');
      expect(more).toEqual([]);
      expect(answer).toContain('🛑 *False.* Nothing is being added');
      expect(answer).toContain('The waterworks publish every change');
      expect(answer).toMatch(/Source: The Harbour Lamp, February 1, 2026\nhttps:\/\//);
      expect(answer).toContain('This answer is automatic.');
      expect(answer).toContain('DELETE MY DATA');
      expect(world.messenger.sent.filter((one) => one.words.kind === 'reaction')).toEqual([]);
    });

    test('an answer that has to wait is told by a reaction, once', async () => {
      const world = await openWorld(lane);
      const { embed } = world.embedder;
      let faults = 2;
      world.embedder.embed = (texts) => {
        if (faults-- > 0) throw new Error('The model is away.');
        return embed(texts);
      };
      await expect(say(world, { text: rumour, forwarded: true })).rejects.toThrow('The model is away.');
      expect(world.messenger.sent.map((one) => one.words.kind)).toEqual(['reaction', 'text']);
      expect(world.messenger.sent[0]?.words).toMatchObject({ emoji: '👀' });
    });

    test('an unknown rumour is acknowledged without a hint of truth, and waits as one case however many ask', async () => {
      const world = await openWorld(lane);
      for (const from of ['15550100001', '15550100002', '15550100003'])
        await say(world, { from, text: rumour, forwarded: true });
      expect(heard(world, '15550100002')[0]).toContain('We have not checked this yet');
      expect(await world.count('cases')).toBe(1);
      expect(await world.count('claims')).toBe(1);
    });

    test('the same forward fifty times at once makes one claim and one case', async () => {
      const world = await openWorld(lane);
      const messages = Array.from({ length: 50 }, (_, index) =>
        aMessage(world, { from: String(15550100100 + index), text: rumour, forwarded: true }),
      );
      await Promise.all(messages.map((message) => deliver(world, message)));
      await settle(world);
      expect(await world.count('claims')).toBe(1);
      expect(await world.count('submissions')).toBe(50);
      expect(await world.count('cases')).toBe(1);
    });

    test('several messages in a row become one submission', async () => {
      const world = await openWorld(lane);
      const parts = ['Urgent, read this', rumour, 'my aunt works at the waterworks and told me to pass it on'];
      await deliver(world, ...parts.map((text) => aMessage(world, { text })));
      await settle(world);
      expect(await world.count('submissions')).toBe(1);
    });

    test('a bare question waits for its forward, and the two are one submission', async () => {
      const world = await openWorld(lane);
      await deliver(world, aMessage(world, { text: 'is this true?' }));
      await world.runDueJobs();
      world.clock.advance(3_000);
      await say(world, { text: rumour, forwarded: true });
      expect(await world.count('submissions')).toBe(1);
      expect(heard(world, '15550100001')).toHaveLength(1);
    });

    test('a bare question without a forward is asked for it', async () => {
      const world = await openWorld(lane);
      await deliver(world, aMessage(world, { text: 'is this true?' }));
      await world.runDueJobs();
      world.clock.advance(21_000);
      await world.runDueJobs();
      expect(heard(world, '15550100001')[0]).toContain('Which message do you mean?');
    });

    test('an asker without a phone number is answered by user id', async () => {
      const world = await openWorld(lane);
      await say(world, { userId: 'XX.1234567890', text: rumour, forwarded: true });
      const answer = world.messenger.sent.find((one) => one.words.kind === 'text');
      expect(answer?.to).toEqual({ userId: 'XX.1234567890' });
    });

    test.each([
      ['hello', 'Forward me a message'],
      ['thank you', 'You are welcome'],
      ['HELP', 'DELETE MY DATA to erase'],
      ['STOP', 'You will get no more news'],
    ])('%s gets a right and short answer, and no case', async (text, words) => {
      const world = await openWorld(lane);
      await say(world, { text });
      expect(heard(world, '15550100001')[0]).toContain(words);
      expect(await world.count('cases')).toBe(0);
    });

    test('small talk gets a short answer with a person one tap away, and no case unless they tap', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'what should I cook for dinner' });
      expect(heard(world, '15550100001')[0]).toContain('messages that are going around');
      expect(await world.count('cases')).toBe(0);
      await say(world, { tap: lastChoices(world, '15550100001')[0] ?? '' });
      expect(await world.count('cases')).toBe(1);
    });

    test('STOP and START that come together end with somebody who hears from us again', async () => {
      const world = await openWorld(lane);
      await deliver(world, aMessage(world, { text: 'STOP' }), aMessage(world, { text: 'START' }));
      await settle(world);
      expect(heard(world, '15550100001').map((words) => words.slice(0, 10))).toEqual(['Understood', 'Welcome ba']);
      expect(await world.db.query.askers.findMany()).toMatchObject([{ stoppedAt: null }]);
    });

    test('a place or a contact is refused kindly, and a reaction is left alone', async () => {
      const world = await openWorld(lane);
      await say(world, { type: 'location', body: { location: { latitude: 1, longitude: 2 } } });
      await say(world, { type: 'reaction', body: { reaction: { message_id: 'wamid.x', emoji: '👍' } } });
      expect(heard(world, '15550100001')).toHaveLength(1);
      expect(heard(world, '15550100001')[0]).toContain('I cannot read this kind of message');
    });

    test('LANGUAGE offers every language, the last on a second page, and the choice is kept', async () => {
      const world = await openWorld(lane);
      await say(world, { text: 'LANGUAGE' });
      const first = lastChoices(world, '15550100001');
      expect([first.length, first.at(-1)]).toEqual([10, 'languages:2']);
      await say(world, { tap: 'languages:2' });
      const offered = [...first.slice(0, -1), ...lastChoices(world, '15550100001')];
      expect(offered).toEqual(botLanguages.map((language) => `language:${language}`));
      await say(world, { tap: 'language:pt' });
      await say(world, { text: rumour, forwarded: true });
      expect(heard(world, '15550100001').at(-1)).toContain('Ainda não checamos isso');
    });

    test('"not what I asked" under an answer opens a case', async () => {
      const world = await openWorld(lane);
      await aCheck(world, {
        claim: rumour.slice(8),
        title: 'Nothing is being added.',
        summary: 'No change is planned.',
        rating: 'false',
      });
      await say(world, { text: rumour, forwarded: true });
      const [, notMine] = lastChoices(world, '15550100001');
      await say(world, { tap: notMine ?? '' });
      expect(heard(world, '15550100001').at(-1)).toContain('A person will look at it');
      expect(await world.count('cases')).toBe(1);
    });

    test('what others asked too stays for them when one is erased', async () => {
      const world = await openWorld(lane);
      for (const from of ['15550100001', '15550100002']) await say(world, { from, text: rumour, forwarded: true });
      await say(world, { from: '15550100001', tap: 'erase:yes' });
      expect((await world.db.query.claims.findMany())[0]?.text).toContain('fluorine');
    });

    test('DELETE MY DATA asks first, then erases every word and forgets the number', async () => {
      const world = await openWorld(lane);
      await say(world, { text: rumour, forwarded: true });
      await say(world, { text: 'DELETE MY DATA' });
      await say(world, { tap: 'erase:yes' });
      expect(heard(world, '15550100001').at(-1)).toContain('has been erased');
      const left = await world.db.query.messages.findMany();
      expect(left.every((message) => message.text === null)).toBe(true);
      expect((await world.db.query.claims.findMany()).map((claim) => claim.text)).toEqual([
        'Erased at the wish of the one who asked.',
      ]);
      const [asker] = await world.db.query.askers.findMany();
      expect([asker?.phoneBlind, asker?.address.length]).toEqual([null, 0]);
    });
  });
});
