// Long because it is one table.
/** A test that fails without the guard: its file, and (part of) its name. */
type Named = readonly [file: string, name: string];
/** One rule of the channel: where it stands, what goes wrong without it, and the tests that would say so. */
export type ChannelRule = { row: string; without: string; tests: readonly Named[]; note?: string };

const receive = 'src/inbox/receive-webhook.test.ts';
const door = 'src/inbox/webhook.routes.test.ts';
const reading = 'src/inbox/webhook.rules.test.ts';
const signature = 'src/inbox/signature.rules.test.ts';
const know = 'src/inbox/know-askers.test.ts';
const order = 'src/inbox/status-order.test.ts';
const sending = 'src/outbox/send-words.test.ts';
const lane = 'src/outbox/lane.test.ts';
const states = 'src/outbox/outgoing.rules.test.ts';
const wire = 'src/adapters/messenger/cloud-wire.test.ts';
const api = 'src/adapters/messenger/cloud-api.test.ts';
const cloudMedia = 'src/adapters/messenger/cloud-media.test.ts';
const messenger = 'test/contracts/messenger.contract.ts';
const first = 'test/journeys/first-message.test.ts';
const fuzzing = 'test/fuzz/fuzz.test.ts';
const kinds = 'src/inbox/every-kind.test.ts';

/** Faults that integrations of others had, in our words, and the points an adapter is accepted by. */
export const channelRules: readonly ChannelRule[] = [
  {
    row: 'fault 1',
    without: 'only the first message of a batch is read',
    tests: [
      [reading, 'every message of every change of every entry is read'],
      [receive, 'a body of 1,000 messages from 1,000 people'],
    ],
  },
  {
    row: 'fault 2',
    without: 'work before the answer 200 makes the provider deliver again',
    tests: [
      [receive, 'delivered twenty times at once is one message and one job'],
      ['test/journeys/kill-and-restart.test.ts', 'none is answered twice'],
    ],
  },
  {
    row: 'fault 3',
    without: 'two deliveries in one second both pass a look for a twin',
    tests: [[receive, 'in twenty different bodies at once is one message and one job']],
  },
  {
    row: 'fault 4',
    without: 'a late state takes a message back down',
    tests: [
      [order, 'end at the highest in whatever order they come'],
      [receive, 'moves the words it is about at once, and only up'],
    ],
  },
  {
    row: 'fault 5',
    without: 'one failure beside a delivery loses the person',
    tests: [[order, 'that contradict each other are all kept']],
  },
  {
    row: 'fault 6',
    without: 'words go out into a window that is about to close, or are lost when it had closed',
    tests: [
      [states, 'the window closes a minute before 24 hours'],
      [sending, 'the provider saying that the window is closed, by status, keeps the words too'],
    ],
  },
  {
    row: 'fault 7',
    without: 'the template only follows one error code that never surfaces',
    tests: [
      [sending, 'a closed window keeps the words and sends one template a day'],
      [
        'test/journeys/account-news.test.ts',
        'an asker whose window is closed is told by the template in their language',
      ],
      ['test/journeys/account-news.test.ts', 'another language is sent instead'],
    ],
  },
  {
    row: 'fault 8',
    without: 'acceptance is taken for delivery',
    tests: [[order, 'are not taken for delivery until one says so']],
  },
  {
    row: 'fault 9',
    without: 'a signature over re-serialised text fails on accents',
    tests: [
      [signature, 'a body signed over its raw bytes is accepted'],
      [signature, 'a body whose unicode was decoded on the way is accepted'],
    ],
  },
  {
    row: 'fault 10',
    without: 'no secret, or no header, means no check',
    tests: [
      [signature, 'without a secret nothing is signed'],
      [signature, '%s is refused without throwing'],
      [door, 'a wrong signature is refused and nothing is kept'],
      ['src/app/app.test.ts', 'production refuses demo secrets'],
    ],
  },
  {
    row: 'fault 11',
    without: 'the signature is wanted of the verification too',
    tests: [[door, 'the provider can verify the address with our token']],
  },
  {
    row: 'fault 12',
    without: 'nobody notices that the account delivers to no app',
    tests: [
      ['src/adapters/messenger/cloud-account.test.ts', 'it asks each app that the account delivers to with our secret'],
      ['src/operations/doctor.rules.test.ts', '%s'],
      ['src/operations/silence.rules.test.ts', 'are an alarm at once, at any time of the day'],
      ['src/operations/watch-webhook.test.ts', 'no webhook for longer than is usual is an alert'],
      [
        'test/journeys/subscription.test.ts',
        'while the account delivers to no app the doctor says so, and nothing comes',
      ],
    ],
  },
  {
    row: 'fault 13',
    without: 'media fail for want of the token, or because the address is old',
    tests: [
      [cloudMedia, 'are fetched in two hops with the token'],
      [cloudMedia, 'an address that expired meanwhile is asked for once more'],
      ['src/media/fetch-media.test.ts', 'is asked for again, ever more slowly'],
    ],
  },
  {
    row: 'fault 14',
    without: 'somebody without a number is nobody',
    tests: [
      [know, 'who hides the number is known by user id alone'],
      [first, 'an asker without a phone number is answered by user id'],
    ],
  },
  {
    row: 'fault 15',
    without: 'a kind nobody knows yet is delivered in vain for seven days',
    tests: [
      [kinds, 'every kind of message is kept'],
      [reading, 'kinds we do not know are kept as they are'],
      [door, 'is answered 200 and kept for inspection'],
      [fuzzing, 'a thousand of them crash nothing and lose nothing'],
    ],
  },
  {
    row: 'fault 16',
    without: 'one bad item takes its neighbours along',
    tests: [
      [reading, 'a bad part never spoils its neighbours'],
      [receive, 'that Postgres would refuse as it is does not spoil its neighbours'],
      [door, 'a body nested deeper than any stack is answered 200'],
    ],
  },
  {
    row: 'fault 17',
    without: 'one Brazilian, Mexican or Argentine becomes two people, or a landline becomes a mobile',
    tests: [
      ['src/inbox/number-variants.rules.test.ts', 'may also be written'],
      [know, 'whose number the provider writes in another way is the same person'],
    ],
  },
  {
    row: 'fault 18',
    without: 'many bubbles break the pair rate',
    tests: [
      [sending, 'a pair-rate refusal is tried again after growing waits'],
      [lane, 'an asker gets 45 messages at once and the next when the first of them is 270 seconds old'],
      [lane, 'words to one asker go one after the other'],
      [
        'test/journeys/conversation.test.ts',
        'ten different forwards in a burst are ten questions, and get one message',
      ],
      ['src/simulator/graph.routes.test.ts', 'lets 45 messages in a burst to one person pass and no more'],
    ],
  },
  {
    row: 'fault 19',
    without: 'a send whose answer was lost is sent twice',
    tests: [
      [
        sending,
        'after a lost answer words are sent again only once the provider tells of later things and not of them',
      ],
      [sending, 'while the provider tells nothing at all, words of unknown fate are never sent again'],
      ['test/journeys/over-the-wire.test.ts', 'nothing is lost or doubled while webhooks come twice'],
    ],
  },
  {
    row: 'fault 20',
    without: 'news of a template without a reason crashes',
    tests: [
      [kinds, 'news of the account is kept whatever it leaves out'],
      ['test/journeys/account-news.test.ts', 'a template that was paused or made marketing raises an alert'],
    ],
  },
  {
    row: 'fault 21',
    without: 'the bot answers what was written days ago',
    tests: [
      ['test/journeys/conversation.test.ts', 'a message from before the window goes to people'],
      ['src/conversation/tell-media-gone.test.ts', 'is told nothing about a message of yesterday'],
    ],
  },
  {
    row: 'fault 22',
    without: 'what others handle is answered by us, or their taking over goes unseen',
    tests: [
      [reading, 'copies of what others sent are never taken for messages to us'],
      ['src/operations/account-news.rules.test.ts', '%s'],
      [kinds, 'news of the account is kept whatever it leaves out'],
    ],
  },
  {
    row: 'fault 23',
    without: 'messages that cost money surprise',
    tests: [
      ['src/outbox/charge.test.ts', 'is counted once when it reached the phone'],
      ['src/outbox/charge.test.ts', 'near the budget is told once, and at its end stops sending'],
      ['src/simulator/bill.test.ts', 'charges from the 1,001st service message of a month on'],
    ],
  },
  {
    row: 'point 1',
    without: 'the address cannot be verified',
    tests: [
      [door, 'the provider can verify the address with our token'],
      [door, 'an empty token never matches an empty question'],
    ],
  },
  {
    row: 'point 2',
    without: 'signatures are judged wrongly, or the judging throws',
    tests: [
      [signature, '%s is refused without throwing'],
      [signature, 'either of two secrets is good'],
      [signature, 'bytes that are not UTF-8 are compared as they are'],
    ],
  },
  {
    row: 'point 3',
    without: 'real bodies are read otherwise than they count',
    tests: [
      [kinds, 'every kind of message is kept'],
      [fuzzing, 'a thousand of them crash nothing and lose nothing'],
    ],
    note: 'samples of the provider: npm run check-payloads',
  },
  {
    row: 'point 4',
    without: 'the same delivery twenty times at once makes more than one message or job',
    tests: [[receive, 'delivered twenty times at once is one message and one job']],
  },
  {
    row: 'point 5',
    without: 'permuted states end below the highest',
    tests: [[order, 'end at the highest in whatever order they come']],
  },
  {
    row: 'point 6',
    without: 'a person without a number gets no reply, or a new id makes a new person',
    tests: [
      [messenger, 'somebody who hides the number is reached by user id'],
      [know, 'with a new user id stays the same person'],
      [know, 'who changes number stays the same person'],
    ],
  },
  {
    row: 'point 7',
    without: '3 MB or 1,000 messages at once are too much',
    tests: [
      [door, 'a body of more than 3 MB is taken up to 4 MB, and one byte more is not'],
      [receive, 'a body of 1,000 messages from 1,000 people'],
    ],
    note: 'rates: npm run bench -- webhook --per-second 320 --large 20',
  },
  {
    row: 'point 8',
    without: 'a process killed between keeping and working loses or doubles',
    tests: [
      [
        'test/journeys/kill-and-restart.test.ts',
        'every message ends answered or in a case, and none is answered twice',
      ],
    ],
  },
  {
    row: 'point 9',
    without: 'a message beyond a limit leaves us, or goes to a number without +',
    tests: [
      [wire, 'at %i a text goes through whole, beyond it is cut'],
      ['test/sent-whole.test.ts', 'nothing ever has to be cut or split'],
      [wire, 'always travels with +'],
      ['src/simulator/send-check.rules.test.ts', 'of %i characters is taken, one more or none is not'],
    ],
  },
  {
    row: 'point 10',
    without: 'errors are retried that must not be, or the other way',
    tests: [
      [api, 'is read by the table'],
      [sending, 'trouble with our number stops sending for everyone'],
      [sending, 'a closed window keeps the words and sends one template a day'],
    ],
  },
  {
    row: 'point 11',
    without: 'the token reaches a stranger, or a log tells who wrote what',
    tests: [
      [cloudMedia, 'the token is not sent to "%s"'],
      [api, 'follows no redirect'],
      ['test/journeys/quiet-logs.test.ts', 'no line of the log holds'],
    ],
  },
  {
    row: 'point 12',
    without: 'an old message is answered by itself',
    tests: [
      ['test/journeys/conversation.test.ts', 'a message from before the window goes to people'],
      ['src/conversation/tell-media-gone.test.ts', 'is told nothing about a message of yesterday'],
    ],
  },
  {
    row: 'point 13',
    without: 'only our own simulator was ever asked',
    tests: [[api, 'that our own number does not exist stops sending for everyone']],
    note:
      'whaloc itself, a container, was not run. Its request schema, template checks, error bodies and webhook shapes ' +
      '(specification and source of 2026-11) were, in a server outside the project, 2026-11-23: handshake, 54 signed ' +
      'webhooks, 18 sends of every kind of ours, states, media in two hops, number change, 429, templates push and diff, ' +
      'doctor. One fault of ours: a number that does not exist (100) failed each send for good instead of stopping all',
  },
];
