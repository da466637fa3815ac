import { z } from 'zod';
import { forbidden, unavailable, wordsOf } from '../../core/errors.ts';
import type { MessengerAccount } from '../../core/ports.ts';
import type { Settings } from '../../core/settings.ts';
import { minuteMs, secondMs } from '../../core/time.ts';
import { type CloudSettings, userAgent } from './cloud-api.ts';

/** How long an answer may take. Milliseconds. */
const answerMs = 10 * secondMs;

const Numbers = z.object({ data: z.array(z.object({ id: z.string(), quality_rating: z.string().nullish() })) });
const Apps = z.object({
  data: z.array(
    z.object({
      whatsapp_business_api_data: z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
      override_callback_uri: z.string().nullish(),
    }),
  ),
});
const Subscriptions = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      callback_url: z.string().nullish(),
      active: z.boolean().nullish(),
      fields: z.array(z.union([z.string(), z.object({ name: z.string() })])).nullish(),
    }),
  ),
});
const Component = z.object({
  type: z.string(),
  text: z.string().nullish(),
  buttons: z.array(z.object({ text: z.string().nullish() })).nullish(),
});
const Templates = z.object({
  data: z.array(
    z.object({
      id: z.string().nullish(),
      name: z.string(),
      language: z.string(),
      status: z.string(),
      category: z.string().nullish(),
      components: z.array(Component).nullish(),
    }),
  ),
});
const Refusal = z.object({
  error: z.object({
    message: z.string(),
    code: z.number(),
    error_data: z.object({ details: z.string().nullish() }).nullish().catch(null),
    /** For a person; what a refused template says more often than details. */
    error_user_msg: z.string().nullish().catch(null),
  }),
});

/**
 * Our account at the WhatsApp Cloud API: reads what it says of our numbers, its subscription and its templates, and makes templates.
 * Source: Meta's reference of phone numbers, subscribed apps and message templates, read 2026-11.
 */
export function openCloudAccount(
  settings: CloudSettings & Pick<Settings, 'whatsappBusinessAccountId' | 'whatsappAppSecret'>,
  options: { fetch?: typeof fetch } = {},
): MessengerAccount {
  const root = `${settings.whatsappGraphUrl.replace(/\/+$/, '')}/${settings.whatsappGraphVersion}`;
  const account = settings.whatsappBusinessAccountId;
  const reach = (path: string, token: string, sent?: object) =>
    (options.fetch ?? fetch)(`${root}/${path}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': userAgent,
        ...(sent ? { 'content-type': 'application/json' } : {}),
      },
      ...(sent ? { method: 'POST', body: JSON.stringify(sent) } : {}),
    }).catch((cause) => {
      throw silent(`${root} does not answer: ${wordsOf(cause)}.`, cause);
    });
  const ask = async <T>(path: string, shape: z.ZodType<T>, sent?: object): Promise<T> => {
    const response = await reach(path, settings.whatsappAccessToken, sent);
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) {
      const parsed = shape.safeParse(body);
      if (parsed.success) return parsed.data;
      throw silent(`${root} answers something else than the Cloud API does.`);
    }
    const refusal = Refusal.safeParse(body);
    const words = refusal.success ? wordsOfRefusal(refusal.data) : `status ${response.status}`;
    if (response.status === 401 || response.status === 403 || (refusal.success && refusal.data.error.code === 190))
      throw forbidden('account.token', `The provider refuses our token: ${words}`);
    throw silent(`The provider refuses: ${words}`);
  };
  /** An app's token is its id and its secret: only of the app whose secret is ours does the provider tell anything. */
  const subscriptionOf = async (app: string) => {
    for (const secret of settings.whatsappAppSecret.split(',')) {
      const response = await reach(`${app}/subscriptions`, `${app}|${secret.trim()}`);
      const said = response.ok ? Subscriptions.safeParse(await response.json().catch(() => null)) : null;
      const own = said?.data?.data.find((one) => one.object === 'whatsapp_business_account');
      if (said?.success)
        return {
          callbackUrl: own?.callback_url ?? null,
          isActive: own !== undefined && own.active !== false,
          fields: (own?.fields ?? []).map((field) => (typeof field === 'string' ? field : field.name)),
        };
    }
    return null;
  };
  return {
    async numbers() {
      const { data } = await ask(`${account}/phone_numbers?fields=id,quality_rating&limit=100`, Numbers);
      return new Map(data.map(({ id, quality_rating }) => [id, quality_rating ?? null]));
    },
    async subscription() {
      const { data } = await ask(`${account}/subscribed_apps`, Apps);
      const apps = data.map((one) => one.whatsapp_business_api_data?.name ?? 'an app without a name');
      for (const { whatsapp_business_api_data: app, override_callback_uri: instead } of data) {
        const own = app?.id && /^\d+$/.test(app.id) ? await subscriptionOf(app.id) : null;
        if (own) return { apps, own: { ...own, callbackUrl: instead ?? own.callbackUrl } };
      }
      return { apps, own: null };
    },
    async templates(name) {
      const query = new URLSearchParams({ name, fields: 'id,name,language,status,category,components', limit: '100' });
      const { data } = await ask(`${account}/message_templates?${query}`, Templates);
      return data
        .filter((one) => one.name === name)
        .map(({ id, language, status, category, components }) => {
          const part = (type: string) => components?.find((one) => one.type.toUpperCase() === type);
          return {
            id: id ?? null,
            language,
            state: status,
            category: category ?? null,
            body: part('BODY')?.text ?? null,
            button: part('BUTTONS')?.buttons?.[0]?.text ?? null,
          };
        });
    },
    async putTemplate({ id, name, language, category, body, button }) {
      const components = [
        { type: 'BODY', text: body },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: button }] },
      ];
      if (id === null) await ask(`${account}/message_templates`, z.unknown(), { name, language, category, components });
      else await ask(id, z.unknown(), { category, components });
    },
  };
}

function wordsOfRefusal({ error }: z.infer<typeof Refusal>): string {
  const more = [error.error_data?.details, error.error_user_msg].filter(Boolean).join(' ');
  return `${error.message} (code ${error.code})${more === '' ? '' : `: ${more}`}`;
}

const silent = (words: string, cause?: unknown) => unavailable('account.silent', words, minuteMs, cause);
