import type { Words } from '../core/ports.ts';
import { hourMs } from '../core/time.ts';
import type { Alert } from '../ledger/raise-alert.ts';

/**
 * The template that tells an asker whose window is closed that an answer waits, in every language we speak. Utility: it
 * is about a question of their own and promotes nothing. A tap on its button opens the window, and what was kept follows.
 * For translators: plain and calm; never say or hint what the answer is. Body at most 1,024 characters, button 20.
 * Source of the limits and codes: Meta's template components and supported languages, read 2026-11.
 */
const texts = {
  en: { body: 'You asked us to check a message. There is news about it for you.', button: 'Show me' },
  es: { body: 'Nos pediste verificar un mensaje. Hay novedades para ti.', button: 'Ver respuesta' },
  pt_BR: { body: 'Você nos pediu para checar uma mensagem. Há novidades para você.', button: 'Ver resposta' },
  fr: {
    body: 'Vous nous avez demandé de vérifier un message. Il y a du nouveau pour vous.',
    button: 'Voir la réponse',
  },
  hi: { body: 'आपने हमसे एक संदेश जाँचने को कहा था। उसके बारे में आपके लिए जानकारी है।', button: 'जवाब देखें' },
  bn: { body: 'আপনি আমাদের একটি বার্তা যাচাই করতে বলেছিলেন। সে বিষয়ে আপনার জন্য খবর আছে।', button: 'উত্তর দেখুন' },
  ur: { body: 'آپ نے ہم سے ایک پیغام کی جانچ کا کہا تھا۔ اس کے بارے میں آپ کے لیے خبر ہے۔', button: 'جواب دیکھیں' },
  ar: { body: 'طلبت منا التحقق من رسالة. لدينا جديد لك بشأنها.', button: 'عرض الرد' },
  id: { body: 'Anda meminta kami memeriksa sebuah pesan. Ada kabar tentangnya untuk Anda.', button: 'Lihat jawaban' },
  sw: { body: 'Ulituomba tuhakiki ujumbe. Kuna habari kuhusu ujumbe huo kwa ajili yako.', button: 'Onyesha jibu' },
  ha: { body: 'Kun nemi mu bincika wani saƙo. Akwai labari game da shi dominku.', button: 'Nuna amsa' },
  tr: { body: 'Bizden bir mesajı incelememizi istediniz. Bu konuda size bir haberimiz var.', button: 'Yanıtı göster' },
} as const;

/** A template as we want it at the provider. */
export type TemplateText = { language: string; body: string; button: string };

/** What the template says, in each of the provider's languages. */
export const templateTexts: readonly TemplateText[] = Object.entries(texts).map(([language, text]) => ({
  language,
  ...text,
}));

/** Its category; the provider may choose another, and is then watched. */
export const templateCategory = 'UTILITY';

/** The template as words; its button carries back `open`, which any message would do as well. */
export const templateWords = (name: string, language: string): Words & { kind: 'template' } => ({
  kind: 'template',
  name,
  language,
  parameters: [],
  tap: 'open',
});

/** One template a day for an asker. */
export const templateKey = (askerId: string, now: Date): string =>
  `template:${askerId}:${now.toISOString().slice(0, 10)}`;

/** The kind of the alert that the template may be sent in no language; it is about the template's name. */
export const noTemplateKind = 'template.none';

export const noTemplateAlert = (name: string): Alert => ({
  kind: noTemplateKind,
  about: name,
  severity: 'stop',
  words: `The template "${name}" is approved in no language: people whose window is closed hear nothing until they write. Run npm run templates -- diff.`,
});

/** The kind of the alert that a language of a template is broken, and what it is about. */
export const brokenKind = 'template.broken';
export const brokenAbout = (name: string, language: string): string => `${name}:${language}`;

/** What operators hear of a language of a template that is broken; `why` as `it is paused`. */
export const brokenAlert = ({ name, language }: { name: string; language: string }, why: string): Alert => ({
  kind: brokenKind,
  about: brokenAbout(name, language),
  severity: 'warning',
  words: `The template "${name}" in ${language}: ${why}. People whose window is closed may hear nothing. Run npm run templates -- diff.`,
});

/** What a refusal to send a template tells of its state, by the provider's code. Source: Meta's error codes, read 2026-11. */
export const stateByRefusal: ReadonlyMap<number, { state: string; why: string }> = new Map([
  [132001, { state: 'DELETED', why: 'the account has none of that name and language' }],
  [132007, { state: 'REJECTED', why: 'it breaks a rule of the provider' }],
  [132015, { state: 'PAUSED', why: 'it is paused because people report it' }],
  [132016, { state: 'DISABLED', why: 'it is disabled because people reported it too often' }],
]);

/**
 * How long what a refusal told of a template counts. Milliseconds: nobody may ever tell that it may be sent again, and a
 * pause is 3 or 6 h. Source: Meta's template pacing and pausing, read 2026-11.
 */
export const refusalCountsMs = 6 * hourMs;

/** A template as the account has it, or as it was last told of. */
export type TemplateState = { language: string; state: string; category: string | null };

/** Whether a template in that state may be sent: approved, and not made marketing. */
export const isUsable = ({ state, category }: Omit<TemplateState, 'language'>): boolean =>
  state === 'APPROVED' && category !== 'MARKETING';

/**
 * The language to send the template in: the asker's, else English, of those that the account has approved as utility. Null
 * when none may be sent. Of ours those that nothing was told of are taken for approved.
 */
export function templateLanguage(asker: string | null, known: readonly TemplateState[]): string | null {
  const untold = templateTexts.filter(({ language }) => known.every((one) => one.language !== language));
  return languageOf(asker, [...known.filter(isUsable), ...untold]);
}

/** The language to send it in, of those that may be sent: the asker's, else English. Null when it is in neither. */
export function languageOf(asker: string | null, usable: readonly { language: string }[]): string | null {
  const base = (asker ?? 'en').split('-')[0] ?? 'en';
  const speaks = (wanted: string) =>
    usable.find(({ language }) => language.split(/[-_]/)[0] === wanted)?.language ?? null;
  return speaks(base) ?? speaks('en');
}

/** How our templates and the account's differ, one line each, empty when they do not. `state` null: the account lacks it. */
export type TemplateDifference = { language: string; state: string | null; words: string };

/** Compares what we want with what the account has: missing, other words, not approved, in another category. */
export function templateDifferences(
  account: readonly (TemplateState & { body: string | null; button: string | null })[],
): TemplateDifference[] {
  return templateTexts.flatMap((wanted) => {
    const found = account.find((one) => one.language === wanted.language);
    const { language } = wanted;
    if (!found) return [{ language, state: null, words: 'the account has none' }];
    const { state, category, body, button } = found;
    const tell = (words: string): TemplateDifference => ({ language, state, words });
    return [
      ...(body !== null && body !== wanted.body ? [tell('says something else')] : []),
      ...(button !== wanted.button ? [tell(button === null ? 'has no button' : 'has another button')] : []),
      ...(category !== null && category !== templateCategory
        ? [tell(`is ${category.toLowerCase()}, which costs more and may not reach everyone`)]
        : []),
      ...(state !== 'APPROVED' ? [tell(`is ${state.toLowerCase()}`)] : []),
    ];
  });
}
