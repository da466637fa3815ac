import { wordsOf } from './bubbles.part.tsx';
import type { Said } from './happenings.rules.ts';
import type { TraceLine } from './simulator.ts';

export type Traced = { said: Said; phone: string; lines: TraceLine[] };

/** What the service did with the latest messages, newest first. */
export const Strip = ({ traced }: { traced: Traced[] }) =>
  traced.length === 0 ? (
    <p class="quiet">Send a message from a phone. What the service makes of it appears here.</p>
  ) : (
    <ol class="traces">
      {traced.map(({ said, phone, lines }) => (
        <li>
          <p class="about" dir="auto">
            <a href={`#${said.wamid}`}>{wordsOf(said).slice(0, 80) || said.type}</a>
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
