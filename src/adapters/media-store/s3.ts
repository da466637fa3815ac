import { AwsClient } from 'aws4fetch';
import { unavailable } from '../../core/errors.ts';
import type { MediaStore } from '../../core/ports.ts';
import { minuteMs, secondMs } from '../../core/time.ts';
import { sha256Hex } from '../../core/vault.ts';
import { checkKey } from './key.rules.ts';

/** A bucket by its address (`https://host/bucket`, so that one without names of its own in DNS works) and a key to it. */
export type S3Options = { url: string; region: string; keyId: string; secret: string };

/** How long one request may take: 100 MB at a slow megabyte a second and a half. Milliseconds. Chosen 2026-11. */
const patienceMs = 70 * secondMs;

/**
 * A media store in a bucket of S3 or what speaks its protocol, for several machines that share no folder. An object
 * appears whole or not at all. Throws Unavailable `media.store` when the bucket does not take or give it, after three
 * tries, and Invalid `media.bad-key` for a key that the folder would refuse.
 */
export function openS3Store(options: S3Options): MediaStore {
  const { keyId: accessKeyId, secret: secretAccessKey, region } = options;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const ask = async (method: 'GET' | 'PUT' | 'DELETE', key: string, body?: Uint8Array, type?: string) => {
    const url = `${options.url.replace(/\/$/, '')}/${checkKey(key)}`;
    const answer = await client
      .fetch(url, {
        method,
        signal: AbortSignal.timeout(patienceMs),
        ...(body ? { body: body as BodyInit, headers: await headersOf(body, type) } : {}),
      })
      .catch((error) => {
        throw away(String(error));
      });
    if (answer.ok || answer.status === 404) return answer;
    throw away(`${answer.status} ${(await answer.text()).slice(0, 200)}`);
  };
  return {
    async put(key, bytes, mimeType) {
      const answer = await ask('PUT', key, bytes, mimeType);
      if (!answer.ok) throw away(`${answer.status}, is there such a bucket?`);
      await answer.arrayBuffer();
    },
    async get(key) {
      const answer = await ask('GET', key);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (answer.ok) return bytes;
      if (new TextDecoder().decode(bytes).includes('NoSuchBucket')) throw away('there is no such bucket');
      return null;
    },
    async remove(key) {
      await (await ask('DELETE', key)).arrayBuffer();
    },
  };
}

/** The digest is signed and held against what arrives: bytes that were hurt on the way are refused. */
const headersOf = async (body: Uint8Array, type = 'application/octet-stream') => ({
  'content-type': type,
  'x-amz-content-sha256': await sha256Hex(body),
});

const away = (why: string) =>
  unavailable('media.store', `The media store does not answer as it should: ${why}. See MEDIA_S3_URL.`, minuteMs);
