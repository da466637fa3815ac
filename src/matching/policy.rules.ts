import { z } from 'zod';
import type { Veto } from './guards.rules.ts';

/** Whether a language is answered automatically, or only asked back; either way nothing below the cut-offs is. */
export type Mode = 'reply' | 'ask';
/** Cut-offs on the calibrated probability: `reply` answers, `ask` asks back, `offer` may be among what is offered. */
export type CutOff = 'reply' | 'ask' | 'offer';
export const cutOffs = ['reply', 'ask', 'offer'] as const satisfies readonly CutOff[];

/** Stands for every language that is not named itself. */
export const everyLanguage = '*';

/** What the machine may do by itself, for all languages. Keys of languages: BCP 47, or `*` for all others. */
export type Policy = {
  /** Probability, 0 to 1, by language; `*` is always there. */
  thresholds: Record<CutOff, Readonly<Record<string, number>>>;
  /** By language; `*` is always there. */
  modes: Readonly<Record<string, Mode>>;
  /** Guards that do not count for now. */
  guardsOff: readonly Guarding[];
  /** Publishers whose fact-checks speak first for a family, most preferred first. Names as the fact-checks have them. */
  publishers: readonly string[];
};

/** What holds for one language. */
export type Thresholds = { reply: number; ask: number; offer: number; mode: Mode };

/** The vetoes that somebody may switch off. What lacks a source is not among them: the answer would not be sent. */
export type Guarding = Exclude<Veto, 'lacks-source'>;

/** What each guard is for, in words for the person who thinks of switching it off. */
export const guardPurposes: Record<Guarding, string> = {
  'negation-differs': 'One of the two says "not" where the other does not: the verdict may be the wrong way round.',
  'details-differ':
    'A name, place, number or date is another than in the checked claim: it may be about something else.',
  'too-short': 'The message has too few words to tell which claim it means.',
  'language-unknown': 'No language was recognised, so no guard that reads words can be trusted.',
  'ratings-conflict': 'Fact-checks that come equally near disagree about what is true.',
  'already-debunking': 'The message itself corrects a rumour, so the verdict on the rumour would mislead.',
};
export const guards = Object.keys(guardPurposes) as Guarding[];

/**
 * What people, or drift watch, chose instead of what is shipped; left out means as shipped, so that a release with
 * better cut-offs takes effect wherever nobody chose otherwise.
 */
export type PolicyChoices = {
  thresholds: Partial<Record<CutOff, Record<string, number>>>;
  modes: Record<string, Mode>;
  guardsOff: Guarding[];
  publishers: string[];
};
export const asShipped: PolicyChoices = { thresholds: {}, modes: {}, guardsOff: [], publishers: [] };

/** A language as a policy names it: BCP 47, primary tag in small letters. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as "ar" or "pt-BR"');
const LanguageKey = z.union([z.literal(everyLanguage), LanguageTag]);
const byLanguage = <T extends z.ZodType>(value: T) => z.record(LanguageKey, value);
const Probability = z.number().min(0, 'is below 0').max(1, 'is above 1');

/** The shape of stored choices. Guards that are gone since are left out. */
export const PolicyChoices: z.ZodType<PolicyChoices, unknown> = z.object({
  thresholds: z.partialRecord(z.enum(cutOffs), byLanguage(Probability)).default({}),
  modes: byLanguage(z.enum(['reply', 'ask'])).default({}),
  guardsOff: z
    .array(z.string())
    .default([])
    .transform((names) => guards.filter((guard) => names.includes(guard))),
  publishers: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
});

/** The policy in force when these choices stand over the shipped policy. */
export function withChoices(shipped: Policy, choices: PolicyChoices): Policy {
  const merged = (name: CutOff) => ({ ...shipped.thresholds[name], ...choices.thresholds[name] });
  return {
    thresholds: { reply: merged('reply'), ask: merged('ask'), offer: merged('offer') },
    modes: { ...shipped.modes, ...choices.modes },
    guardsOff: choices.guardsOff,
    publishers: choices.publishers,
  };
}

/** What holds for a language: its own row, else that of its primary tag (`pt` for `pt-BR`), else that of all others. */
export function thresholdsFor(policy: Policy, language: string): Thresholds {
  const of = <T>(rows: Readonly<Record<string, T>>): T =>
    (rows[language] ?? rows[primary(language)] ?? rows[everyLanguage]) as T;
  const { reply, ask, offer } = policy.thresholds;
  return { reply: of(reply), ask: of(ask), offer: of(offer), mode: of(policy.modes) };
}

/** The languages a policy names, `*` first, then by tag. */
export function languagesOf(policy: Policy): string[] {
  const named = [policy.modes, ...Object.values(policy.thresholds)].flatMap((rows) => Object.keys(rows));
  return [...new Set(named)].sort();
}

/** What is wrong with a policy, in words that say what to do; empty when it can be in force. */
export function faultsOf(policy: Policy): string[] {
  return languagesOf(policy).flatMap((language) => {
    const { reply, ask, offer } = thresholdsFor(policy, language);
    const where = language === everyLanguage ? 'all other languages' : language;
    return [
      ...(ask > reply ? [`For ${where}, ask (${ask}) is above reply (${reply}): lower ask, or raise reply.`] : []),
      ...(offer > ask ? [`For ${where}, offer (${offer}) is above ask (${ask}): lower offer, or raise ask.`] : []),
    ];
  });
}

/** The same text for the same choices, whatever the order they were made in: for comparing and for caching. */
export function textOfChoices(choices: PolicyChoices): string {
  const sorted = <T>(rows: Record<string, T> | undefined) =>
    Object.entries(rows ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    cutOffs.map((name) => sorted(choices.thresholds[name])),
    sorted(choices.modes),
    [...choices.guardsOff].sort(),
    choices.publishers,
  ]);
}

/** The same choices with one language's mode set. */
export const withMode = (choices: PolicyChoices, language: string, mode: Mode): PolicyChoices => ({
  ...choices,
  modes: { ...choices.modes, [language]: mode },
});

const primary = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';
