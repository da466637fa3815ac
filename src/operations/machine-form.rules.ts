import {
  type CutOff,
  cutOffs,
  everyLanguage,
  guards,
  LanguageTag,
  type Mode,
  type Policy,
  type PolicyChoices,
} from '../matching/policy.rules.ts';

/** What the form of the machine page sends: one text, or several of one name. */
export type MachineForm = Record<string, string | string[]>;

/** Publishers a policy may prefer. Count; more than anybody orders by hand. */
const mostPublishers = 50;

/**
 * The choices that a form stands for, or what is wrong with it in words for who filled it in. A field that says what is
 * shipped, or is left empty, is no choice: it follows the next release. Cut-offs for asking and offering of single languages are
 * not on the form and stay as they are.
 */
export function choicesOfForm(
  form: MachineForm,
  now: { shipped: Policy; choices: PolicyChoices },
): { choices: PolicyChoices } | { faults: string[] } {
  const faults: string[] = [];
  const thresholds: PolicyChoices['thresholds'] = {};
  const choose = (name: CutOff, language: string, value: number | undefined) => {
    if (value !== undefined) thresholds[name] = { ...thresholds[name], [language]: value };
  };
  for (const name of cutOffs) {
    for (const [language, value] of Object.entries(now.choices.thresholds[name] ?? {}))
      if (name !== 'reply' && language !== everyLanguage) choose(name, language, value);
    choose(name, everyLanguage, numberIn(form, name, now.shipped.thresholds[name][everyLanguage], faults));
  }
  const modes: Record<string, Mode> = {};
  for (const language of languagesIn(form, faults)) {
    const field = language.added ? 'new' : language.tag;
    choose('reply', language.tag, numberIn(form, `reply:${field}`, now.shipped.thresholds.reply[language.tag], faults));
    const mode = textIn(form, `mode:${field}`);
    if ((mode === 'reply' || mode === 'ask') && mode !== now.shipped.modes[language.tag]) modes[language.tag] = mode;
  }
  const on = new Set([form.guard ?? []].flat());
  const publishers = [
    ...new Set(
      textIn(form, 'publishers')
        .split('\n')
        .map((line) => line.trim()),
    ),
  ].filter(Boolean);
  if (publishers.length > mostPublishers)
    faults.push(`Name at most ${mostPublishers} publishers: you named ${publishers.length}.`);
  if (faults.length > 0) return { faults };
  return { choices: { thresholds, modes, guardsOff: guards.filter((guard) => !on.has(guard)), publishers } };
}

const textIn = (form: MachineForm, name: string): string => String([form[name] ?? ''].flat()[0]).trim();

/** The number of a field; undefined when it is empty or says what is shipped anyway. */
function numberIn(form: MachineForm, name: string, shipped: number | undefined, faults: string[]): number | undefined {
  const text = textIn(form, name).replace(',', '.');
  if (text === '') return undefined;
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) faults.push(`"${text}" is no probability: write a number from 0 to 1.`);
  return value === shipped ? undefined : value;
}

/** Languages with a row on the form, and the one added below them. */
function languagesIn(form: MachineForm, faults: string[]): { tag: string; added: boolean }[] {
  const rows = Object.keys(form).flatMap((name) => name.match(/^mode:(.+)$/)?.[1] ?? []);
  const known = rows.filter((tag) => tag !== 'new' && (tag === everyLanguage || LanguageTag.safeParse(tag).success));
  const added = textIn(form, 'language:new');
  if (added === '') return known.map((tag) => ({ tag, added: false }));
  if (!LanguageTag.safeParse(added).success)
    faults.push(`"${added}" is no language tag: write one such as "ar" or "pt-BR".`);
  return [...known.filter((tag) => tag !== added).map((tag) => ({ tag, added: false })), { tag: added, added: true }];
}

/** What a field of a form said, else what stands. */
export const typedOr = (typed: MachineForm | null, name: string, standing: string): string =>
  typed === null ? standing : textIn(typed, name);
