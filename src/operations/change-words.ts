import {
  type CutOff,
  cutOffs,
  everyLanguage,
  guards,
  languagesOf,
  type Policy,
  thresholdsFor,
} from '../matching/policy.rules.ts';
import { languageName } from '../ui/when.tsx';

/** In which language, to begin a sentence with. */
const inWhich = (language: string) =>
  language === everyLanguage ? 'In all languages without rules of their own' : `In ${languageName(language)}`;

/** What changes from one policy to another, a sentence each; empty when nothing does. */
export function changeWords(from: Policy, to: Policy): string[] {
  const words: string[] = [];
  for (const language of [...new Set([...languagesOf(from), ...languagesOf(to)])]) {
    const [was, is] = [thresholdsFor(from, language), thresholdsFor(to, language)];
    const [wasAll, isAll] = [thresholdsFor(from, everyLanguage), thresholdsFor(to, everyLanguage)];
    for (const name of cutOffs) {
      const follows = language !== everyLanguage && was[name] === wasAll[name] && is[name] === isAll[name];
      if (was[name] !== is[name] && !follows)
        words.push(`${inWhich(language)} it ${verbs[name]} from ${is[name]} on, instead of ${was[name]}.`);
    }
    if (was.mode !== is.mode && (language === everyLanguage || was.mode !== wasAll.mode || is.mode !== isAll.mode))
      words.push(`${inWhich(language)} it ${is.mode === 'ask' ? 'only asks' : 'answers by itself'}.`);
  }
  for (const guard of guards) {
    const [was, is] = [from.guardsOff.includes(guard), to.guardsOff.includes(guard)];
    if (was !== is) words.push(`The guard "${guard.replaceAll('-', ' ')}" is switched ${is ? 'off' : 'on'}.`);
  }
  if (from.publishers.join('\n') !== to.publishers.join('\n'))
    words.push(
      to.publishers.length === 0
        ? 'No publisher is preferred.'
        : `Preferred publishers, in this order: ${to.publishers.join(', ')}.`,
    );
  return words;
}

const verbs: Record<CutOff, string> = { reply: 'answers', ask: 'asks', offer: 'offers' };

/** What each cut-off is called on screens. */
export const cutOffNames: Record<CutOff, string> = { reply: 'Answer from', ask: 'Ask from', offer: 'Offer from' };
