import type { Subscription } from '../core/ports.ts';
import { isUsable, languageOf, templateDifferences } from '../outbox/templates.rules.ts';
import { newsFields } from './account-news.rules.ts';
import { type Finding, fault, ok, skipped, warning } from './finding.rules.ts';

/** One of our numbers, `id`, among those of the account with their quality in the provider's word. */
export function judgeNumber(id: string, numbers: ReadonlyMap<string, string | null>): Finding {
  const name = 'whatsapp number';
  if (!numbers.has(id))
    return fault(
      name,
      `the account of WHATSAPP_BUSINESS_ACCOUNT_ID has no number ${id}: news of our own account are taken for another's`,
      'See that WHATSAPP_BUSINESS_ACCOUNT_ID and WHATSAPP_PHONE_NUMBER_ID belong together, at Meta under WhatsApp, API Setup.',
    );
  const quality = numbers.get(id) ?? 'not said';
  if (quality === 'RED')
    return warning(name, `the quality of ${id} is RED: the provider may limit it`, 'See what people block or report.');
  return ok(name, `${id} is of our account and the token is valid, quality ${quality}`);
}

/** Whether webhooks come to us at all, where they go, and whether all that is read of them is among them. */
export function judgeSubscription({ apps, own }: Subscription, url: string): Finding[] {
  const name = 'whatsapp subscription';
  const todo = `In the app at Meta, under WhatsApp, Configuration, set the callback URL ${url} and switch the field on.`;
  if (apps.length === 0)
    return [
      fault(
        name,
        'the account delivers to no app: no message arrives although the address is verified',
        'POST to /{WHATSAPP_BUSINESS_ACCOUNT_ID}/subscribed_apps with the token.',
      ),
    ];
  if (own === null)
    return [
      warning(
        name,
        `the account delivers to ${apps.join(', ')}; whether one of them is ours was not told`,
        'See that WHATSAPP_APP_SECRET is the secret of the app that is to get the webhooks.',
      ),
    ];
  if (!own.isActive) return [fault(name, 'the app takes no webhooks of WhatsApp', todo)];
  const lacking = wantedFields.filter((field) => !own.fields.includes(field));
  const found: Finding[] = [];
  if (lacking.includes('messages')) found.push(fault(name, 'the field "messages" is off: no message arrives', todo));
  if (own.callbackUrl !== url)
    found.push(
      warning(
        name,
        `webhooks go to ${own.callbackUrl ?? 'no address'}, and ours is ${url}`,
        'Set PUBLIC_URL, or the callback URL in the app at Meta, unless one passes them on to the other.',
      ),
    );
  const news = lacking.filter((field) => field !== 'messages');
  if (news.length > 0) found.push(warning(name, `news of our account do not come: ${news.join(', ')} are off`, todo));
  return found.length > 0 ? found : [ok(name, `the account delivers to ${url}, with all that is read here`)];
}

const wantedFields = ['messages', ...newsFields];

/** The template that says that an answer waits, in every language; `name` empty when it is not to be used. */
export function judgeTemplate(name: string, account: Parameters<typeof templateDifferences>[0]): Finding {
  const about = 'whatsapp template';
  if (name === '') return skipped(about, 'WHATSAPP_TEMPLATE is empty: words wait until the asker writes');
  const todo = 'Run npm run templates -- diff; push makes what is missing, the provider then looks at it.';
  if (languageOf('en', account.filter(isUsable)) === null)
    return fault(about, `"${name}" may be sent in neither the asker's language nor English`, todo);
  const odd = templateDifferences(account).map(({ language, words }) => `${language} ${words}`);
  return odd.length === 0
    ? ok(about, `"${name}" is approved in ${account.length} languages`)
    : warning(about, `"${name}": ${odd.join(', ')}`, todo);
}

/** What our webhook's address answered the challenge with; null when it did not answer. */
export function judgeWebhook(
  url: string,
  challenge: string,
  answered: { status: number; body: string } | null,
): Finding {
  const name = 'webhook';
  const todo = 'See that PUBLIC_URL reaches this service from outside, with a valid certificate.';
  if (answered === null) return fault(name, `${url} does not answer`, todo);
  if (answered.status === 403)
    return fault(name, `${url} knows another verify token`, 'Give every process the same WHATSAPP_VERIFY_TOKEN.');
  if (answered.status !== 200 || answered.body !== challenge)
    return fault(name, `${url} answers ${answered.status}, and not as the webhook does`, todo);
  return ok(name, `${url} answers the handshake`);
}

/** What cannot be looked at on the simulator. */
export const withoutProvider = (): Finding =>
  skipped('whatsapp', 'the simulator is on: there is no number, token or template to look at');
