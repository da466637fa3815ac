import type { Child } from 'hono/jsx';
import { isObject, type Json, type Phone, type Said } from './happenings.rules.ts';
import { listOf } from './text-check.rules.ts';

/** What a phone shows: everything said, with reactions on what they are about, oldest first. */
export const Bubbles = ({ phone, isTyping, back }: { phone: Phone; isTyping: boolean; back: string }) => {
  const reactions = reactionsIn(phone.said);
  const shown = phone.said.filter((said) => said.kind !== 'reaction' && said.type !== 'system');
  return (
    <>
      {shown.length === 0 ? (
        <p class="phone-empty">Nothing yet. Send a message that you would forward to a tipline.</p>
      ) : null}
      <ol class="bubbles">
        {shown.map((said) => (
          <Bubble said={said} phone={phone} reaction={reactions.get(said.wamid) ?? ''} back={back} />
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

type BubbleProps = { said: Said; phone: Phone; reaction: string; back: string };

const Bubble = ({ said, phone, reaction, back }: BubbleProps) => {
  const mine = said.direction === 'in';
  const quoted = phone.said.find((other) => other.wamid === said.context?.id);
  const forwarded = said.context?.frequently_forwarded
    ? 'Forwarded many times'
    : said.context?.forwarded
      ? 'Forwarded'
      : null;
  return (
    <li class={`bubble ${mine ? 'mine' : 'theirs'}`} id={said.wamid}>
      <span class="visually-hidden">{mine ? 'You:' : 'The tipline:'}</span>
      {forwarded ? <p class="forwarded">↪ {forwarded}</p> : null}
      {quoted ? (
        <p class="quoted" dir="auto">
          {wordsOf(quoted).slice(0, 120)}
        </p>
      ) : null}
      <Content said={said} />
      <p class="when">
        <time datetime={new Date(said.at).toISOString()}>{new Date(said.at).toISOString().slice(11, 16)}</time>
        {mine ? <Ticks said={said} /> : null}
        {said.status === 'failed' ? <span class="failed">not delivered: {said.fault?.code}</span> : null}
      </p>
      {reaction ? (
        <p class="reaction">
          <span class="visually-hidden">Reaction:</span>
          {reaction}
        </p>
      ) : null}
      {mine ? null : <Choices said={said} phone={phone} back={back} />}
    </li>
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
    <span class={`ticks ${said.status}`}>
      <span aria-hidden="true">{ticks}</span>
      <span class="visually-hidden">{words}</span>
    </span>
  );
};

const Content = ({ said }: { said: Said }) => {
  const part = partOf(said);
  const words = wordsOf(said);
  const mediaId = typeof part.id === 'string' ? part.id : null;
  const source = mediaId ? `/simulator/media/${mediaId}` : '';
  return (
    <>
      {mediaId && (said.type === 'image' || said.type === 'sticker') ? (
        <img src={source} alt={words || 'Picture without words'} loading="lazy" />
      ) : null}
      {/* biome-ignore lint/a11y/useMediaCaption: what people send comes without captions */}
      {mediaId && said.type === 'audio' ? <audio controls src={source} aria-label="Voice note"></audio> : null}
      {/* biome-ignore lint/a11y/useMediaCaption: what people send comes without captions */}
      {mediaId && said.type === 'video' ? <video controls src={source} aria-label="Film"></video> : null}
      {mediaId && said.type === 'document' ? <a href={source}>{String(part.filename ?? 'Document')}</a> : null}
      {words ? (
        <p class="words" dir="auto">
          {formatted(words)}
        </p>
      ) : null}
      {isObject(part.footer) ? (
        <p class="foot" dir="auto">
          {String(part.footer.text)}
        </p>
      ) : null}
    </>
  );
};

/** The buttons or the list of a message, each answering it as a phone would. */
const Choices = ({ said, phone, back }: { said: Said; phone: Phone; back: string }) => {
  const action = partOf(said).action;
  if (said.type !== 'interactive' || !isObject(action)) return null;
  const buttons = listOf(action.buttons).flatMap((button) =>
    isObject(button) && isObject(button.reply) ? [button.reply] : [],
  );
  const rows = listOf(action.sections).flatMap((section) =>
    isObject(section) ? listOf(section.rows).filter(isObject) : [],
  );
  const reply = (kind: string, choice: Json) => (
    <form method="post" action={`/simulator/phones/${phone.id}/say`} data-say>
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="context" value={said.wamid} />
      <input
        type="hidden"
        name="choice"
        value={JSON.stringify({ kind, id: choice.id, title: choice.title, description: choice.description })}
      />
      <button type="submit" dir="auto">
        {String(choice.title)}
        {choice.description ? <small>{String(choice.description)}</small> : null}
      </button>
    </form>
  );
  if (buttons.length > 0) return <div class="choices">{buttons.map((button) => reply('button_reply', button))}</div>;
  if (rows.length === 0) return null;
  return (
    <details class="sheet">
      <summary dir="auto">☰ {String(action.button ?? 'Choose')}</summary>
      <div class="choices">{rows.map((row) => reply('list_reply', row))}</div>
    </details>
  );
};

/** The latest reaction on each message; an empty emoji takes one back. */
function reactionsIn(all: readonly Said[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const said of all) {
    const part = said.payload.reaction;
    if (said.kind === 'reaction' && said.status !== 'failed' && isObject(part))
      found.set(String(part.message_id), String(part.emoji ?? ''));
  }
  return found;
}

const partOf = (said: Said): Json => {
  const part = said.payload[said.type];
  return isObject(part) ? part : {};
};

/** The words of a message in either direction, for a bubble or a quote. */
export function wordsOf(said: Said): string {
  const part = partOf(said);
  const chosen = [part.button_reply, part.list_reply].find(isObject);
  const body = isObject(part.body) ? part.body.text : part.body;
  if (said.type === 'template') return templateWords(part);
  if (said.type === 'location')
    return `Location ${String(part.name ?? '')} ${String(part.latitude)}, ${String(part.longitude)}`;
  const words = chosen?.title ?? body ?? part.caption ?? part.text;
  if (typeof words === 'string') return words;
  return ['image', 'audio', 'video', 'sticker', 'document'].includes(said.type)
    ? ''
    : `A message of the kind "${said.type}"`;
}

function templateWords(part: Json): string {
  const parameters = listOf(part.components).flatMap((component) =>
    isObject(component) ? listOf(component.parameters) : [],
  );
  const given = parameters.map((parameter) => (isObject(parameter) ? String(parameter.text ?? '') : '')).join(' · ');
  return `Template "${String(part.name)}"${given ? `: ${given}` : ''}`;
}

/** Words with addresses as links and *bold* as bold, the two marks that the tipline uses. */
function formatted(words: string): Child[] {
  return words
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|(\*[^*\n]+\*)/g)
    .filter(Boolean)
    .map((piece) => {
      if (/^https?:\/\//.test(piece)) {
        return (
          <a href={piece} rel="noreferrer">
            {piece}
          </a>
        );
      }
      return /^\*[^*]+\*$/.test(piece) ? <strong>{piece.slice(1, -1)}</strong> : piece;
    });
}
