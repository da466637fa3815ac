/**
 * Words that turn a statement round, per language, in the form `normalise` leaves them. A phrase may hold spaces.
 * `any` is read in every language, since forwards mix English with the asker's own. Written by hand, 2026-11.
 */
const negationCues: Record<string, string> = {
  any: `not no never none nobody nothing nowhere neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent
    wont wouldnt couldnt shouldnt hasnt havent hadnt aint mustnt neednt untrue false incorrect deny denies denied denying
    refute refutes refuted hardly unlikely unable fails failed lacks`,
  es: 'no nunca jamas ningun ninguna ninguno nadie nada tampoco ni sin falso falsa niega negaron nego desmiente desmintio',
  pt: 'nao nunca jamais nenhum nenhuma ninguem nada tampouco nem sem falso falsa nega negou negaram desmente desmentiu',
  fr: 'ne pas n jamais aucun aucune personne rien ni sans non faux fausse nie dement dementi',
  hi: 'नहीं नही न ना मत कभी नहीं बिना झूठ झूठा झूठी गलत फर्जी इनकार इंकार nahi nahin nhi mat bina',
  ar: 'لا لم لن ليس ليست ليسوا ما غير بدون دون ابدا كاذب كاذبه خطا نفي نفت ينفي تنفي زايف مزيف عدم',
  id: 'tidak bukan belum tak jangan tanpa tiada nggak gak ga enggak bohong salah membantah bantah hoaks keliru',
  sw: 'si sio siyo hapana hakuna hawana hajawahi hakuwahi kamwe bila bila ya uongo uwongo kanusha alikanusha sivyo haiwezi hawezi haina hana',
};

/** Swahili, Turkish and others negate inside the verb; only what words show is seen here. */
const swahiliNegated = /^(?:ha|hu|si)(?:wa|tu|ja|ku|ta|we|na|i|u|li|zi|ya|pa|ki|vi)\p{L}{2,}$/u;

const cueSets = new Map<string, ReadonlySet<string>>();

/** The words read as negation for a language: its own and the English ones. */
export function negationWords(language: string): ReadonlySet<string> {
  const known = cueSets.get(language);
  if (known) return known;
  const own = negationCues[language] ?? '';
  const made = new Set(`${negationCues.any} ${own}`.split(/\s+/).filter((word) => word !== ''));
  cueSets.set(language, made);
  return made;
}

/** Languages for which we know negation words. Elsewhere a changed meaning would go unseen. */
export const knowsNegation = (language: string): boolean =>
  language === 'en' || (language !== 'any' && language in negationCues);

/** Whether a normalised sentence holds a word that turns it round. */
export function negates(words: readonly string[], language: string): boolean {
  const cues = negationWords(language);
  return words.some((word) => cues.has(word) || (language === 'sw' && swahiliNegated.test(word)));
}
