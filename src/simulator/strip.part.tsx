import { paths } from '../ui/paths.ts';
import type { billOf } from './bill.rules.ts';
import { wordsOf } from './bubbles.part.tsx';
import { partOf } from './choices.rules.ts';
import type { Said } from './happenings.rules.ts';
import type { TraceLine } from './simulator.ts';

export type Traced = { said: Said; phone: string; lines: TraceLine[] };

const BillLine = ({ bill }: { bill: ReturnType<typeof billOf> }) => {
  const count = bill.lines.reduce((sum, line) => sum + line.count, 0);
  return (
    <p class="bill">
      <a href={`${paths.simulator()}/bill`}>Bill of {bill.month}</a>: ${(bill.totalMicroUsd / 1e6).toFixed(4)} for{' '}
      {count} {count === 1 ? 'message' : 'messages'} delivered
    </p>
  );
};

/** What the service did with the latest messages, newest first, and what the provider charges. */
export const Strip = ({ traced, bill }: { traced: Traced[]; bill: ReturnType<typeof billOf> }) => (
  <>
    <BillLine bill={bill} />
    <Traces traced={traced} />
  </>
);

const Traces = ({ traced }: { traced: Traced[] }) =>
  traced.length === 0 ? (
    <p class="quiet">Send a message from a phone. What the service makes of it appears here.</p>
  ) : (
    <ol class="traces">
      {traced.map(({ said, phone, lines }) => (
        <li>
          <p class="about" dir="auto">
            <a href={`#${said.kind === 'reaction' ? partOf(said).message_id : said.wamid}`}>
              {wordsOf(said).slice(0, 80) || said.type}
            </a>
          </p>
          <p class="quiet">from {phone}</p>
          {lines.length === 0 ? (
            <p class="quiet">
              {said.status === 'sent' ? 'Not taken by the service yet.' : 'Taken by the service; nothing else yet.'}
            </p>
          ) : (
            <ol>
              {lines.map((line) => (
                <li>
                  <time datetime={line.at}>{line.at.slice(11, 19)}</time> {line.did}
                  {line.why ? <span class="why">: {line.why}</span> : null}
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
