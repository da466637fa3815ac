import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { freePort } from './service.ts';

export const bucketKey = { keyId: 'AKIDEXAMPLE', secret: 'an-invented-secret-of-a-bucket', region: 'eu-test-1' };

/**
 * A bucket that speaks as much of S3 as a media store needs, and believes nobody: it signs each request again by
 * AWS Signature Version 4, from the documentation, and compares (read 2026-11). `failing` makes the next requests fail.
 */
export async function openBucket() {
  const objects = new Map<string, Buffer>();
  const state = { failing: 0, refused: 0 };
  const server = createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const say = (status: number, words: string | Buffer = '') => answer.writeHead(status).end(words);
    if (state.failing-- > 0) return say(503, '<Error><Code>SlowDown</Code></Error>');
    if (!isSigned(request, body)) {
      state.refused++;
      return say(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    }
    const path = request.url ?? '';
    if (!path.startsWith('/shelf/')) return say(404, '<Error><Code>NoSuchBucket</Code></Error>');
    if (request.method === 'PUT') objects.set(path, body);
    if (request.method === 'DELETE') objects.delete(path);
    const kept = objects.get(path);
    if (request.method === 'DELETE') return say(204);
    return kept ? say(200, request.method === 'GET' ? kept : '') : say(404, '<Error><Code>NoSuchKey</Code></Error>');
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${port}`, objects, state, close: () => void server.close() };
}

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const given = /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
    request.headers.authorization ?? '',
  );
  const [, keyId, day, region, names, signature] = given ?? [];
  if (keyId !== bucketKey.keyId || region !== bucketKey.region || !day || !names) return false;
  const told = String(request.headers['x-amz-content-sha256']);
  if (request.method === 'PUT' && told !== hash(body)) return false;
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, path, query, headers.join(''), names, told].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hash(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    `AWS4${bucketKey.secret}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}

const hash = (value: string | Buffer) => createHash('sha256').update(value).digest('hex');
