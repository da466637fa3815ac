import { foldLetters } from '../claims/letters.rules.ts';
import { normalise } from '../claims/normalise.rules.ts';
import { isOrdinary, type Ordinary } from './ordinary.rules.ts';
import type { Script, TextView } from './text-view.rules.ts';

/** Share of a text's words with a capital from which it is a headline, whose capitals say nothing about names. */
const headline = 0.7;
/** Words from this tellingness are names more often than not where a text has no capitals to go by. */
const rareWord = 0.8;
/** Words at least this telling can be a name at all. */
const leastTelling = 0.45;

/**
 * Words of a text that name someone or something: those with a capital that the start of a sentence does not explain; in
 * scripts without capitals, words that everyday sentences do not hold, and what stands behind a word such as "minister".
 * Where capitals say nothing, and where no everyday words are known, there are none, or rare words for one who `guesses`.
 */
export function namingWords(
  { text, view, language }: { text: string; view: TextView; language: string },
  ordinary: Ordinary,
  guesses = false,
): Set<string> {
  const isName = (word: string, least: number) =>
    word.length > 2 && !/\d/.test(word) && (view.telling.get(word) ?? 0) >= least;
  const { script } = view;
  if (script !== 'latin' && script !== 'cyrillic') {
    if (ordinary[script] === undefined) return new Set();
    return new Set([
      ...view.words.filter((word) => isName(word, 0) && !isOrdinary(ordinary, script, word)),
      ...headed(view.words, script, ordinary),
    ]);
  }
  const cased = capitalised(text, language);
  if (cased) return new Set([...cased].filter((word) => isName(word, leastTelling)));
  return new Set(guesses ? [...view.telling.keys()].filter((word) => isName(word, rareWord)) : []);
}

/**
 * Words before which a name stands where capitals do not tell: what places and people are called by their kind. As
 * `normalise` leaves them. By hand, 2026-11.
 */
const setOf = (words: string): ReadonlySet<string> => new Set(foldLetters(words).split(/\s+/).filter(Boolean));
const placeKinds = setOf(`
  مدينة قرية بلدة محافظة ولاية إقليم منطقة ناحية حي شارع طريق ميدان ساحة جزيرة جزر وادي جبل جبال نهر بحيرة بحر خليج مرسى مرفأ ميناء
  مطار تل تلة سهل سهول رأس عين بئر دير خان كفر بيت قلعة قصر برج باب جسر سد غابة صحراء واحة عاصمة دولة جمهورية مملكة إمارة
  جامعة مستشفى نادي فريق حزب
  शहर गांव गाँव जिला जिले राज्य प्रदेश कस्बा नगर द्वीप टापू घाटी पर्वत नदी झील खाड़ी बंदरगाह स्टेशन شہر گاؤں ضلع صوبہ
`);
const personKinds = setOf(`
  السيد السيدة الشيخ الإمام القس البابا المطران الأمير الملك الملكة الرئيس رئيس الوزير وزير وزيرة النائب النائبة القاضي القاضية الدكتور الدكتورة
  دكتور دكتورة الطبيب الطبيبة البروفيسور المهندس المهندسة الأستاذ الأستاذة العالم عالم عالمة المعلم المعلمة اللواء العميد العقيد الجنرال الممثل
  الممثلة المغني المغنية الفنان الفنانة المطرب المطربة اللاعب المدرب الحارس الكاتب الكاتبة الروائي الشاعر الصحفي الصحفية الخبير الخبيرة خبير خبيرة
  المحامي المحامية العمدة الزعيم زعيم زعيمة المتحدث الناطق الداعية
  श्री श्रीमती मंत्री मुख्यमंत्री प्रधानमंत्री राष्ट्रपति सांसद विधायक महापौर मेयर डॉक्टर डॉ प्रोफेसर प्रोफ़ेसर पंडित बाबा महंत स्वामी मौलाना इमाम
  न्यायाधीश जज जनरल कर्नल अभिनेता अभिनेत्री गायक गायिका क्रिकेटर खिलाड़ी कोच गोलकीपर लेखक कवि पत्रकार विशेषज्ञ वैज्ञानिक नेता प्रवक्ता
  وزیر صدر مولانا ڈاکٹر جج
`);

/** What stands behind such a word: of a person not what only says which office it is, `minister of finance`. */
function headed(words: readonly string[], script: Script, ordinary: Ordinary): string[] {
  return words.flatMap((word, i) => {
    const name = words[i + 1] ?? '';
    if (name.length < 3 || /\d/.test(name)) return [];
    if (placeKinds.has(word)) return [name];
    return personKinds.has(word) && !(name.startsWith('ال') && isOrdinary(ordinary, script, name)) ? [name] : [];
  });
}

/** Words with a capital that the start of a sentence does not explain; null where capitals say nothing. */
function capitalised(text: string, language: string): Set<string> | null {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)];
  const long = words.filter(([word]) => word.length > 3);
  const hasCapital = (word: string) => /^\p{Lu}/u.test(word);
  const share = long.filter(([word]) => hasCapital(word)).length / Math.max(1, long.length);
  if (share > headline || share === 0) return null;
  const found = new Set<string>();
  for (const [i, { 0: word, index }] of words.entries()) {
    if (!hasCapital(word) || text[index - 1] === '#') continue;
    const before = text.slice(0, index);
    const starts = /(?:^|[.!?…:;।\n])[^\p{L}\p{N}.!?…:;।\n]*$/u.test(before);
    const isJoined = [words[i - 1], words[i + 1]].some(
      (other) =>
        other !== undefined &&
        hasCapital(other[0]) &&
        /^\s+$/u.test(
          other.index > index
            ? text.slice(index + word.length, other.index)
            : text.slice(other.index + other[0].length, index),
        ),
    );
    // NOTE: German writes every noun with a capital: there a name is two of them in a row.
    if (language === 'de' ? isJoined : isJoined || !starts)
      for (const part of normalise(word).split(' ')) found.add(part);
  }
  return found;
}
