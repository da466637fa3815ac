import { type Choice, choicesOf, partOf, wordsIn } from './choices.rules.ts';
import { Content } from './content.part.tsx';
import { isObject, type Json, type Phone, type Said } from './happenings.rules.ts';
import { type Template, templateWords } from './templates.rules.ts';
import { isWebAddress } from './text-check.rules.ts';

export type BubblesProps = { phone: Phone; isTyping: boolean; back: string; templates: Iterable<Template> };

/** What a phone shows: everything said, with reactions on what they are about, oldest first. */
export const Bubbles = ({ phone, isTyping, back, templates }: BubblesProps) => {
  const reactions = reactionsIn(phone.said);
  const shown = phone.said.filter((said) => said.kind !== 'reaction');
  return (
    <>
      {shown.length === 0 ? (
        <p class="phone-empty">Nothing yet. Send a message that you would forward to a tipline.</p>
      ) : null}
      <ol class="bubbles">
        {shown.map((said, index) => (
          <>
            {isNewDay(shown[index - 1], said) ? (
              <li class="day" id={`day-${said.wamid}`}>
                <time datetime={dayOf(said)}>{dayOf(said)}</time>
              </li>
            ) : null}
            {said.type === 'system' ? (
              <li class="day" id={said.wamid}>
                {phone.name ?? 'This person'} has a new number or account.
              </li>
            ) : (
              <Bubble
                said={said}
                phone={phone}
                reactions={reactions.get(said.wamid) ?? []}
                back={back}
                templates={templates}
              />
            )}
          </>
        ))}
      </ol>
      {isTyping ? (
        <p class="typing">
          <span class="visually-hidden">The tipline is typing</span>
          <i></i>
          <i></i>
          <i></i>
        </p>
      ) : null}
    </>
  );
};

const dayOf = (said: Said) => new Date(said.at).toISOString().slice(0, 10);
const isNewDay = (before: Said | undefined, said: Said) => before !== undefined && dayOf(before) !== dayOf(said);

type BubbleProps = {
  said: Said;
  phone: Phone;
  reactions: readonly string[];
  back: string;
  templates: Iterable<Template>;
};

const Bubble = ({ said, phone, reactions, back, templates }: BubbleProps) => {
  const mine = said.direction === 'in';
  const quoted = phone.said.find((other) => other.wamid === said.context?.id);
  return (
    <li class={`bubble ${mine ? 'mine' : 'theirs'}`} id={said.wamid}>
      <span class="visually-hidden">{mine ? 'You:' : 'The tipline:'}</span>
      <Forwarded said={said} />
      {quoted ? (
        <p class="quoted" dir="auto">
          <span class="visually-hidden">Answers:</span>
          {wordsOf(quoted, templates).slice(0, 120)}
        </p>
      ) : null}
      <Content said={said} words={wordsOf(said, templates)} />
      <p class="when">
        <time datetime={new Date(said.at).toISOString()}>{new Date(said.at).toISOString().slice(11, 16)}</time>
        {mine ? <Ticks said={said} /> : null}
        {said.status === 'failed' ? <span class="failed">not delivered: {said.fault?.code}</span> : null}
      </p>
      {reactions.length > 0 ? (
        <p class="reaction">
          <span class="visually-hidden">Reaction:</span>
          {reactions.join('')}
        </p>
      ) : null}
      {mine ? null : <Choices said={said} phone={phone} back={back} templates={templates} />}
      {mine ? null : <Acts said={said} phone={phone} back={back} />}
    </li>
  );
};

const Forwarded = ({ said }: { said: Said }) => {
  const often = said.context?.frequently_forwarded;
  if (!often && !said.context?.forwarded) return null;
  return (
    <p class="forwarded">
      <span aria-hidden="true">{often ? '↪↪ ' : '↪ '}</span>
      {often ? 'Forwarded many times' : 'Forwarded'}
    </p>
  );
};

const tickWords: Record<string, [string, string]> = {
  sent: ['✓', 'sent'],
  delivered: ['✓✓', 'delivered'],
  read: ['✓✓', 'read'],
};

const Ticks = ({ said }: { said: Said }) => {
  const [ticks, words] = tickWords[said.status ?? 'sent'] ?? ['✓', 'sent'];
  return (
    <span class={`ticks ${said.status}`} title={words}>
      <span aria-hidden="true">{ticks}</span>
      <span class="visually-hidden">{words}</span>
    </span>
  );
};

/** The buttons or the list of a message, each answering it as a phone would; a link opens. */
const Choices = ({ said, phone, back, templates }: Omit<BubbleProps, 'reactions'>) => {
  const choices = choicesOf(said.payload, templates);
  const part = partOf(said);
  const action = isObject(part.action) ? part.action : {};
  const parameters = isObject(action.parameters) ? action.parameters : {};
  if (isWebAddress(parameters.url)) {
    return (
      <p class="choices">
        <a class="link-choice" href={parameters.url} rel="noreferrer" dir="auto">
          {String(parameters.display_text ?? parameters.url)} <span aria-hidden="true">↗</span>
        </a>
      </p>
    );
  }
  const reply = ({ kind, choice }: Choice) => (
    <form method="post" action={`/simulator/phones/${phone.id}/say`} data-say>
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="context" value={said.wamid} />
      <input
        type="hidden"
        name="choice"
        value={JSON.stringify({ kind, ...(kind === 'button' ? choice : replyOf(choice)) })}
      />
      <button type="submit" dir="auto">
        {String(choice.title ?? choice.text)}
        {choice.description ? <small>{String(choice.description)}</small> : null}
      </button>
    </form>
  );
  if (choices.length === 0) return null;
  if (choices[0]?.kind !== 'list_reply') return <div class="choices">{choices.map(reply)}</div>;
  return (
    <details class="sheet">
      <summary dir="auto">
        <span aria-hidden="true">☰ </span>
        {String(action.button ?? 'Choose')}
      </summary>
      <div class="choices">
        {choices.map((choice, index) => (
          <>
            {choice.section && choice.section !== choices[index - 1]?.section ? (
              <p class="section" dir="auto">
                {choice.section}
              </p>
            ) : null}
            {reply(choice)}
          </>
        ))}
      </div>
    </details>
  );
};

/** What a phone sends back of a reply button or a row. */
const replyOf = ({ id, title, description }: Json): Json => ({ id, title, description });

/** What a person can put on a message, with the words a screen reader says. */
const emojis = [
  ['👍', 'thumbs up'],
  ['🙏', 'thanks'],
  ['😂', 'laughing'],
  ['👎', 'thumbs down'],
] as const;

/** React to a message of the tipline, or quote it in the next one. */
const Acts = ({ said, phone, back }: { said: Said; phone: Phone; back: string }) => (
  <details class="acts">
    <summary>
      <span aria-hidden="true">⋯</span>
      <span class="visually-hidden">React or reply</span>
    </summary>
    <div class="row">
      {emojis.map(([emoji, words]) => (
        <form method="post" action={`/simulator/phones/${phone.id}/say`} data-say>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="react" value={emoji} />
          <input type="hidden" name="context" value={said.wamid} />
          <button type="submit" aria-label={`React: ${words}`}>
            {emoji}
          </button>
        </form>
      ))}
      <a href={`${back}${back.includes('?') ? '&' : '?'}quote=${said.wamid}`} data-quote={said.wamid}>
        Reply
      </a>
    </div>
  </details>
);

/** Reactions on each message, the latest of either side; an empty emoji takes one back. */
function reactionsIn(all: readonly Said[]): Map<string, string[]> {
  const found = new Map<string, Map<string, string>>();
  for (const said of all) {
    const part = said.payload.reaction;
    if (said.kind !== 'reaction' || said.status === 'failed' || !isObject(part)) continue;
    const target = String(part.message_id);
    found.set(target, (found.get(target) ?? new Map()).set(said.direction, String(part.emoji ?? '')));
  }
  return new Map([...found].map(([target, sides]) => [target, [...sides.values()].filter(Boolean)]));
}

/** The words of a message in either direction, for a bubble or a quote. */
export function wordsOf(said: Said, templates: Iterable<Template> = []): string {
  if (said.type === 'template') return templateWords(partOf(said), templates);
  if (said.kind === 'reaction') return partOf(said).emoji ? `Reacted ${partOf(said).emoji}` : 'Took a reaction back';
  const words = wordsIn(said);
  if (words) return words;
  const known = 'image audio video sticker document location contacts';
  return known.includes(said.type) ? '' : `A message of the kind "${said.type}"`;
}
