import type { Rating } from '../core/ratings.ts';

/** What a fact-check says: everything whose change makes a new version. */
export type Content = {
  claim: string;
  title: string;
  summary: string;
  rating: Rating | null;
  ratingWords: string;
  url: string | null;
  language: string | null;
  publisher: string;
  claimant: string | null;
  publishedOn: string | null;
  slug: string | null;
};

/** The text whose SHA-256 is the content hash: equal exactly when all of the content is. */
export const contentText = (content: Content): string =>
  JSON.stringify([
    content.claim,
    content.title,
    content.summary,
    content.rating,
    content.ratingWords,
    content.url,
    content.language,
    content.publisher,
    content.claimant,
    content.publishedOn,
    content.slug,
  ]);

/** A unit vector as the database and the indexes keep it: times 127, one signed byte a dimension. */
export const toBytes = (vector: Float32Array): Uint8Array =>
  new Uint8Array(Int8Array.from(vector, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 127)).buffer);

/** The same bytes read as signed numbers. */
export const fromBytes = (bytes: Uint8Array): Int8Array =>
  new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length).slice();

/** What tells vectors of one embedder from another's. */
export const embedderTag = (embedder: { name: string; revision: string }): string =>
  `${embedder.name}@${embedder.revision}`;
