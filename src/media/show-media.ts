import { notFound } from '../core/errors.ts';
import type { Needs } from '../core/needs.ts';
import { findMedia } from './media.store.ts';
import { withoutMetadata } from './strip.rules.ts';

/**
 * A medium as it may be shown: pictures without their metadata, everything else as it came and only to be played or
 * saved. Throws NotFound `media.gone`, `media.unreadable`.
 */
export async function showMedia(
  needs: Needs<'db' | 'media'>,
  input: { mediaId: string },
): Promise<{ bytes: Uint8Array; mimeType: string; inline: boolean }> {
  const found = await findMedia(needs.db, input.mediaId);
  const bytes = found?.storeKey ? await needs.media.get(found.storeKey) : null;
  if (!found || !bytes) throw notFound('media.gone', 'This file is not here any more.');
  const { mimeType } = found;
  if (!/^image\/(jpeg|png|webp)$/.test(mimeType)) return { bytes, mimeType, inline: /^(audio|video)\//.test(mimeType) };
  const picture = withoutMetadata(bytes);
  if (!picture) throw notFound('media.unreadable', 'This picture is damaged and cannot be shown.');
  return { bytes: picture, mimeType, inline: true };
}
