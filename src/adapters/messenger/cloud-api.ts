import { unavailable } from '../../core/errors.ts';
import type { Messenger, SendResult } from '../../core/ports.ts';
import type { Settings } from '../../core/settings.ts';
import { secondMs } from '../../core/time.ts';
import { askedWaitMs, readFault, readRefusal } from './cloud-errors.ts';
import { fetchCloudMedia } from './cloud-media.ts';
import { toWire } from './cloud-wire.ts';

export type CloudSettings = Pick<
  Settings,
  'whatsappGraphUrl' | 'whatsappGraphVersion' | 'whatsappPhoneNumberId' | 'whatsappAccessToken'
>;

/** How long an answer may take. Milliseconds. Ours: three times Meta's slowest sends in reports, read 2026-11. */
const answerMs = 15 * secondMs;

/** Some hosts of the provider refuse requests without one. */
export const userAgent = 'Plumbline/0.1 (+misinformation tipline)';

/**
 * The Messenger over the WhatsApp Cloud API, or over anything that speaks like it. The token travels only to the
 * configured host and to Meta's media host; redirects are never followed.
 */
export function openCloudMessenger(settings: CloudSettings, options: { fetch?: typeof fetch } = {}): Messenger {
  const fetchIt = options.fetch ?? fetch;
  const root = `${settings.whatsappGraphUrl.replace(/\/+$/, '')}/${settings.whatsappGraphVersion}`;
  const from = settings.whatsappPhoneNumberId.split(',')[0]?.trim() ?? '';
  const post = (body: unknown) =>
    fetchIt(`${root}/${from}/messages`, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
      headers: {
        authorization: `Bearer ${settings.whatsappAccessToken}`,
        'content-type': 'application/json',
        'user-agent': userAgent,
      },
      body: JSON.stringify(body),
    });
  return {
    async send(message): Promise<SendResult> {
      const wire = toWire(message);
      try {
        const response = await post(wire);
        const body = await response.text();
        return response.ok
          ? readAcceptance(body)
          : readRefusal({ status: response.status, headers: response.headers, body, from });
      } catch (error) {
        return readFailure(error);
      }
    },
    readFault,
    async markRead(wamid) {
      const response = await post({
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: wamid,
        typing_indicator: { type: 'text' },
      });
      await response.body?.cancel();
      if (!response.ok) {
        throw unavailable(
          'messenger.not-marked',
          `The provider answered ${response.status}.`,
          askedWaitMs(response.headers) ?? secondMs,
        );
      }
    },
    fetchMedia: (mediaId) => fetchCloudMedia({ settings, fetch: fetchIt, root, from, userAgent }, mediaId),
  };
}

/** 200 without an id means that something was accepted, but not what: as good as no answer. */
function readAcceptance(body: string): SendResult {
  try {
    const wamid: unknown = JSON.parse(body).messages[0].id;
    if (typeof wamid === 'string' && wamid !== '') return { outcome: 'accepted', wamid };
  } catch {}
  return { outcome: 'unsure', detail: 'The provider answered 200 without a message id.' };
}

/** Failures that happen before a request can leave this machine. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_NODATA|ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|UND_ERR_INVALID_ARG|ERR_INVALID_URL|ERR_TLS\w*|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** A connection that never came about is `unreachable`; anything later may have arrived, so it is `unsure`. */
export function readFailure(error: unknown): SendResult {
  const codes = codesOf(error);
  const outcome = codes.length > 0 && codes.every((code) => beforeSending.test(code)) ? 'unreachable' : 'unsure';
  const name = error instanceof Error ? error.name : 'unknown';
  return { outcome, detail: `No answer from the provider (${[name, ...new Set(codes)].join(', ')}).` };
}

/** The codes of an error, its causes and its parts: `fetch` buries them, one for each address it tried. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const parts = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [
    ...own,
    ...parts.flatMap((part) => codesOf(part, depth + 1)),
    ...('cause' in error ? codesOf(error.cause, depth + 1) : []),
  ];
}
