import { isObject, type Json } from './happenings.rules.ts';
import { type Refused, refusals } from './refusals.rules.ts';

/** States of a template, in the provider's words. Source: Meta's template status webhook, read 2026-11. */
export const templateStates = [
  'PENDING',
  'APPROVED',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'ARCHIVED',
] as const;
export type TemplateState = (typeof templateStates)[number];
export const templateCategories = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** A template the account has, one language of it. */
export type Template = {
  /** Digits, as the provider's. */
  id: string;
  name: string;
  language: string;
  category: TemplateCategory;
  status: TemplateState;
  /** Why it was rejected, in the provider's word; null while it was not. */
  reason: string | null;
  /** Null when what it says is not known: then it takes any number of parameters. */
  components: Json[] | null;
  format: 'POSITIONAL' | 'NAMED';
};

/** An approved template; its words are not known unless they are given. */
export const approvedTemplate = (
  part: Pick<Template, 'id' | 'name' | 'language'> & Partial<Pick<Template, 'components'>>,
): Template => ({
  components: null,
  ...part,
  category: 'UTILITY',
  status: 'APPROVED',
  reason: null,
  format: 'POSITIONAL',
});

/** Counts of characters. Source: Meta's template components, read 2026-11. */
const most = { name: 512, header: 60, body: 1024, footer: 60, buttons: 10, button: 25 } as const;

const refusedBecause = (subcode: number, details: string): Refused => ({ ...refusals.parameter(details), subcode });

/** Reads what somebody asks to be made into a template, or says why the provider would refuse it. */
export function newTemplate(asked: unknown, account: readonly Template[]): Omit<Template, 'id' | 'status'> | Refused {
  if (!isObject(asked)) return refusals.parameter('The body is not a JSON object.');
  const { name, language, components } = asked;
  if (typeof name !== 'string' || !/^[a-z0-9_]+$/.test(name) || name.length > most.name)
    return refusals.parameter('name must be lower-case letters, digits and underscores.');
  if (typeof language !== 'string' || !/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language))
    return refusals.parameter('language is no language code such as en or pt_BR.');
  const category = templateCategories.find((each) => each === asked.category);
  if (!category) return refusals.parameter(`category must be one of ${templateCategories.join(', ')}.`);
  if (account.some((each) => each.name === name && each.language === language))
    return refusedBecause(2388024, 'Content in this language already exists.');
  const format = asked.parameter_format === 'NAMED' ? 'NAMED' : 'POSITIONAL';
  const parts = Array.isArray(components) ? components.filter(isObject) : [];
  return checkComponents(parts) ?? { name, language, category, reason: null, components: parts, format };
}

/** Why the provider would refuse these components, or null. */
export function checkComponents(components: readonly Json[]): Refused | null {
  const body = partOf(components, 'BODY');
  if (!body) return refusals.parameter('A template wants a component BODY.');
  return (
    checkPart(body, { name: 'BODY', most: most.body, parameters: Number.POSITIVE_INFINITY }) ??
    checkPart(partOf(components, 'HEADER'), { name: 'HEADER', most: most.header, parameters: 1 }) ??
    checkPart(partOf(components, 'FOOTER'), { name: 'FOOTER', most: most.footer, parameters: 0 }) ??
    checkButtons(partOf(components, 'BUTTONS'))
  );
}

function checkPart(part: Json | undefined, limits: { name: string; most: number; parameters: number }): Refused | null {
  if (!part || (limits.name === 'HEADER' && (part.format ?? 'TEXT') !== 'TEXT')) return null;
  const { text } = part;
  if (typeof text !== 'string' || text.trim() === '') return refusals.parameter(`${limits.name} has no text.`);
  if (text.length > limits.most) return refusals.parameter(`${limits.name} is longer than ${limits.most} characters.`);
  const named = parametersIn(text);
  if (named.length > limits.parameters)
    return refusals.parameter(`${limits.name} takes at most ${limits.parameters} parameters.`);
  if (limits.name === 'BODY' && /^\s*\{\{|\}\}\s*$/.test(text))
    return refusedBecause(2388299, 'A parameter may stand neither first nor last.');
  const words = text.replace(/\{\{[^}]*\}\}/g, ' ').match(/\S+/g)?.length ?? 0;
  if (named.length > 0 && words < named.length * 2 + 1)
    return refusedBecause(2388293, 'There are too many parameters for so few words.');
  if (named.length > 0 && !isObject(part.example))
    return refusals.parameter(`${limits.name} has parameters and wants an example.`);
  return null;
}

function checkButtons(part: Json | undefined): Refused | null {
  if (!part) return null;
  const buttons = Array.isArray(part.buttons) ? part.buttons.filter(isObject) : [];
  if (buttons.length < 1 || buttons.length > most.buttons)
    return refusals.parameter(`1 to ${most.buttons} buttons may be.`);
  const long = buttons.find(({ text }) => typeof text !== 'string' || text === '' || text.length > most.button);
  return long ? refusals.parameter(`The text of a button is 1 to ${most.button} characters.`) : null;
}

/** The template that a send names, in its language; undefined when the account has none. */
export function templateOf(part: Json, account: Iterable<Template>): Template | undefined {
  const code = isObject(part.language) ? part.language.code : undefined;
  return [...account].find((each) => each.name === part.name && each.language === code);
}

/** Why the provider would not send this template now, or null. */
export function checkTemplate(part: Json, account: readonly Template[]): Refused | null {
  const found = templateOf(part, account);
  const code = isObject(part.language) ? part.language.code : undefined;
  const name = `${String(part.name)} in ${String(code)}`;
  if (!found) return refusals.template(`There is no template ${name}.`);
  if (found.status === 'PAUSED') return refusals.paused(`Template ${name} is paused because of its quality.`);
  if (found.status === 'DISABLED') return refusals.disabled(`Template ${name} was paused too often and is disabled.`);
  if (found.status !== 'APPROVED') return refusals.template(`Template ${name} is ${found.status}, not approved.`);
  const given = Array.isArray(part.components) ? part.components.filter(isObject) : [];
  for (const type of ['HEADER', 'BODY'] as const) {
    const fault = checkParameters(found, type, given);
    if (fault) return fault;
  }
  return null;
}

function checkParameters(template: Template, type: 'HEADER' | 'BODY', given: readonly Json[]): Refused | null {
  const part = given.find((each) => String(each.type).toUpperCase() === type);
  const parameters = part && Array.isArray(part.parameters) ? part.parameters.filter(isObject) : [];
  const texts = parameters.map((each) => each.text).filter((text) => typeof text === 'string');
  if (texts.some((text) => text.trim() === '' || /[\n\t]| {5,}/.test(text)))
    return refusals.format('A parameter may be neither empty nor hold line breaks, tabs or more than four blanks.');
  if (!template.components) return null;
  const text = textOf(template.components, type);
  const wanted = parametersIn(text);
  if (wanted.length !== parameters.length)
    return refusals.count(`${type.toLowerCase()}: ${parameters.length} parameters given, ${wanted.length} expected.`);
  if (template.format === 'NAMED' && wanted.some((name) => !parameters.some((each) => each.parameter_name === name)))
    return refusals.format(`${type.toLowerCase()}: the parameters are named ${wanted.join(', ')}.`);
  const filled = texts.reduce((length, each) => length + each.length, text.replace(/\{\{[^}]*\}\}/g, '').length);
  return filled > most[type === 'BODY' ? 'body' : 'header']
    ? refusals.long(`${type.toLowerCase()} is too long.`)
    : null;
}

/** What a person reads when a template arrives; its name and parameters where its words are not known. */
export function templateWords(part: Json, account: Iterable<Template>): string {
  const found = templateOf(part, account);
  const given = (Array.isArray(part.components) ? part.components : []).flatMap((each) =>
    isObject(each) && String(each.type).toUpperCase() === 'BODY' && Array.isArray(each.parameters)
      ? each.parameters.filter(isObject)
      : [],
  );
  const values = given.map((each) => String(each.text ?? ''));
  const body = found?.components ? textOf(found.components, 'BODY') : '';
  if (!body) return `Template "${String(part.name)}"${values.length > 0 ? `: ${values.join(' · ')}` : ''}`;
  const names = parametersIn(body);
  return body.replace(/\{\{([^}]*)\}\}/g, (whole, name: string) => {
    const named = given.find((each) => each.parameter_name === name.trim());
    return named ? String(named.text) : (values[names.indexOf(name.trim())] ?? whole);
  });
}

/** Parameters in a text, each once, in order of their first place. */
const parametersIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => (match[1] ?? '').trim())),
];

const partOf = (components: readonly Json[], type: string) =>
  components.find((each) => String(each.type).toUpperCase() === type);
const textOf = (components: readonly Json[], type: string) => String(partOf(components, type)?.text ?? '');

/** The news of a new state, as the provider tells it: languages with a hyphen, the id as a number. */
export const statusNews = (template: Template, event: string): Json => ({
  event,
  message_template_id: Number(template.id),
  message_template_name: template.name,
  message_template_language: template.language.replace('_', '-'),
  message_template_category: template.category,
  reason: template.reason ?? 'NONE',
});

/** The news of another category, which the provider chooses by itself. */
export const categoryNews = (template: Template, previous: TemplateCategory): Json => ({
  message_template_id: Number(template.id),
  message_template_name: template.name,
  message_template_language: template.language.replace('_', '-'),
  previous_category: previous,
  new_category: template.category,
});
