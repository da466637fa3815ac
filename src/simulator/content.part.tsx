import type { Child } from 'hono/jsx';
import { partOf } from './choices.rules.ts';
import { isObject, type Json, type Said } from './happenings.rules.ts';
import { isWebAddress, listOf } from './text-check.rules.ts';

/** What is in a bubble: the medium, place or contact, the heading, the words, the line below them. */
export const Content = ({ said, words }: { said: Said; words: string }) => {
  const part = partOf(said);
  const header = isObject(part.header) ? part.header : null;
  return (
    <>
      {header && header.type !== 'text' ? <Medium type={String(header.type)} part={mediumOf(header)} words="" /> : null}
      {header?.type === 'text' ? (
        <p class="heading" dir="auto">
          {String(header.text)}
        </p>
      ) : null}
      <Medium type={said.type} part={part} words={words} />
      {said.type === 'location' ? <Place part={part} /> : null}
      {said.type === 'contacts' ? <Contacts list={listOf(said.payload.contacts)} /> : null}
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

const mediumOf = (header: Json): Json => {
  const part = header[String(header.type)];
  return isObject(part) ? part : {};
};

const Medium = ({ type, part, words }: { type: string; part: Json; words: string }) => {
  const link = isWebAddress(part.link) ? part.link : null;
  const source = typeof part.id === 'string' ? `/simulator/media/${part.id}` : link;
  if (!source) return null;
  switch (type) {
    case 'image':
    case 'sticker':
      return (
        <img src={source} alt={words || (type === 'image' ? 'Picture without words' : 'Sticker')} loading="lazy" />
      );
    case 'audio':
      return (
        <div class="voice">
          <span aria-hidden="true">🎤</span>
          {/* biome-ignore lint/a11y/useMediaCaption: what people send comes without captions */}
          <audio controls src={source} aria-label={part.voice ? 'Voice note' : 'Sound'} preload="metadata"></audio>
        </div>
      );
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: what people send comes without captions
      return <video controls src={source} aria-label="Film" preload="metadata"></video>;
    case 'document':
      return (
        <p class="file">
          <span aria-hidden="true">📄 </span>
          <a href={source}>{String(part.filename ?? 'Document')}</a>
        </p>
      );
    default:
      return null;
  }
};

const Place = ({ part }: { part: Json }) => (
  <p class="file">
    <span aria-hidden="true">📍 </span>
    <bdi>{[part.name, part.address].filter((each) => typeof each === 'string').join(', ') || 'A place'}</bdi>
    <small>
      <bdi dir="ltr">
        {String(part.latitude)}, {String(part.longitude)}
      </bdi>
    </small>
  </p>
);

const Contacts = ({ list }: { list: unknown[] }) => (
  <p class="file">
    <span aria-hidden="true">👤 </span>
    {list
      .filter(isObject)
      .map((one) => (isObject(one.name) ? String(one.name.formatted_name) : 'Somebody'))
      .join(', ')}
  </p>
);

/** Words with addresses as links and *bold*, _slanted_ and ~struck~ as such, the marks that phones show. */
function formatted(words: string): Child[] {
  return words
    .split(
      /(https?:\/\/[^\s<>"\u2066-\u2069]+[^\s<>".,;:!?\u2066-\u2069])|(\*[^*\n]+\*)|((?<![\w])_[^_\n]+_(?![\w]))|(~[^~\n]+~)/g,
    )
    .filter(Boolean)
    .map((piece) => {
      if (/^https?:\/\//.test(piece)) {
        return (
          <a href={piece} rel="noreferrer">
            {piece}
          </a>
        );
      }
      if (/^\*[^*]+\*$/.test(piece)) return <strong>{piece.slice(1, -1)}</strong>;
      if (/^_[^_]+_$/.test(piece)) return <em>{piece.slice(1, -1)}</em>;
      return /^~[^~]+~$/.test(piece) ? <s>{piece.slice(1, -1)}</s> : piece;
    });
}
