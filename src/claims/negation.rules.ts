import { foldLetters } from './letters.rules.ts';

/**
 * Words that turn a statement round, per language, in the form `normalise` leaves them. Words for "without" are not
 * here: they turn a noun round, not a statement. `any` is read in every language, since forwards mix English with the
 * asker's own; `en` adds what means something else elsewhere (`no` is "in the" in Portuguese). By hand, 2026-11.
 */
const negationCues: Record<string, string> = {
  any: `not never nobody nothing nowhere neither cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt
    couldnt shouldnt hasnt havent hadnt aint mustnt neednt untrue false incorrect denies denied denying refutes refuted`,
  en: 'no none nor deny refute unlikely unable fails failed',
  es: 'no nunca jamas ningun ninguna ninguno nadie nada tampoco ni falso falsa niega negaron nego desmiente desmintio',
  pt: 'nao nunca jamais nenhum nenhuma ninguem nada tampouco nem falso falsa nega negou negaram desmente desmentiu',
  fr: 'ne pas n jamais aucun aucune rien ni non faux fausse nie dement dementi',
  hi: 'नहीं नही मत झूठ झूठा झूठी गलत फर्जी इनकार इंकार nahi nahin nhi mat',
  ar: 'لا لم لن ليس ليست ليسوا ابدا كاذب كاذبه نفي نفت ينفي تنفي زايف مزيف',
  id: 'tidak bukan belum tak jangan tiada nggak gak ga enggak bohong membantah bantah hoaks keliru',
  de: 'nicht kein keine keinen keiner keinem nie niemals nichts niemand weder falsch unwahr',
  it: 'non nessuno nessuna nessun mai niente nulla ne falso falsa smentisce smentito',
  pl: 'nie nigdy nikt nic zaden zadna zadne falszywy falszywa nieprawda',
  nl: 'niet geen nooit niemand niets',
  tr: 'degil yok hic asla hayir yalan',
  ru: 'не нет никогда никто ничего нельзя ложь',
  uk: 'не ні ніколи ніхто нічого неправда',
  ms: 'tidak bukan tak jangan belum tiada',
  bn: 'না নয় নেই নি মিথ্যা',
  ur: 'نہیں نہ مت جھوٹ غلط',
  fa: 'نه نیست نبود هرگز دروغ',
  mr: 'नाही नाहीत नको नव्हे खोटे खोटी',
  pa: 'ਨਹੀਂ ਨਾ ਝੂਠ ਝੂਠਾ',
  ta: 'இல்லை அல்ல பொய்',
  te: 'లేదు కాదు',
  th: 'ไม่ ไม่ได้ ไม่มี ไม่ใช่ อย่า',
  vi: 'không chưa chẳng',
  zh: '不 没 没有 未 无 不是 不会 并非',
  ko: '안 않다 아니다 못 없다 아니',
  ha: 'ba babu karya',
  sw: 'si sio siyo hapana hakuna hawana hajawahi hakuwahi kamwe uongo uwongo kanusha alikanusha sivyo haiwezi hawezi haina hana',
};

/** Swahili, Turkish and others negate inside the verb; only what words show is seen here. */
const swahiliNegated = /^(?:ha|hu|si)(?:wa|tu|ja|ku|ta|we|na|i|u|li|zi|ya|pa|ki|vi)\p{L}{2,}$/u;

const cueSets = new Map<string, ReadonlySet<string>>();

/** The words read as negation for a language: its own and the English ones. */
export function negationWords(language: string): ReadonlySet<string> {
  const known = cueSets.get(language);
  if (known) return known;
  const own = negationCues[language] ?? '';
  const made = new Set(
    foldLetters(`${negationCues.any} ${own}`)
      .split(/\s+/)
      .filter((word) => word !== ''),
  );
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
