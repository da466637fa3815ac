import { normalise } from '../claims/normalise.rules.ts';
import { holds, shareFound } from './compare.rules.ts';
import type { TextView } from './text-view.rules.ts';
import { type Checked, commonWord, most, type Told } from './told.rules.ts';

/** Words from this tellingness are names and the like more often than not. */
const rareWord = 0.8;

/** Telling words that one side has and the other lacks, wherever they stand: few on both sides mean one thing for another. */
export function strangersOf(told: Told, checked: Checked) {
  const { claim, title, capitals } = checked;
  const gone = distinct(
    claim.words.filter((word) => (claim.telling.get(word) ?? 0) >= commonWord && !holds(told.whole, word)),
  );
  const come = distinct(
    told.sentence.words.filter(
      (word) => (told.sentence.telling.get(word) ?? 0) >= commonWord && !holds(claim, word) && !holds(title, word),
    ),
  );
  const isRare = (view: TextView) => (word: string) => (view.telling.get(word) ?? 0) >= rareWord;
  const namesGone = checked.fullNames.filter((name) => !name.some((word) => holds(told.whole, word))).length;
  const namesCome = told.fullNames.filter(
    (name) =>
      name.some((word) => told.sentence.telling.has(word)) &&
      !name.some((word) => holds(claim, word) || holds(title, word)),
  ).length;
  const [goneTop, comeTop] = [most(gone, claim), most(come, told.sentence)];
  return {
    partFound: Math.max(shareFound(told.sentence, claim), shareFound(told.sentence, title)),
    gone: gone.length,
    come: come.length,
    goneTop,
    comeTop,
    goneNames: gone.filter((word) => capitals.has(word)).length,
    comeNames: come.filter((word) => told.capitals.has(word)).length,
    rareGone: gone.filter(isRare(claim)).length,
    rareCome: come.filter(isRare(told.sentence)).length,
    fullNamesGone: namesGone,
    fullNamesCome: namesCome,
    fullNameSwap: Math.min(namesGone, namesCome),
    ...speakersOf(told, checked),
    strangeSwap: Math.min(goneTop, comeTop) / (1 + Math.max(gone.length, come.length)),
  };
}

/** Who says it: telling words beside a word such as "says". Shares of those that the other side does not hold. */
function speakersOf(told: Told, { claim, title }: Checked) {
  const [own, others] = [beside(claim), beside(told.part)];
  if (own.length === 0 || others.length === 0) return { speakerGone: 0, speakerCome: 0 };
  const share = (words: readonly string[], held: (word: string) => boolean) =>
    words.filter((word) => !held(word)).length / words.length;
  return {
    speakerGone: share(own, (word) => holds(told.whole, word)),
    speakerCome: share(others, (word) => holds(claim, word) || holds(title, word)),
  };
}

/** Telling words at most this many words from a word of saying. */
const speakerReach = 4;

function beside(view: TextView): string[] {
  const found = new Set<string>();
  for (const [at, word] of view.words.entries()) {
    if (!sayingWords.has(word)) continue;
    for (const near of view.words.slice(Math.max(0, at - speakerReach), at + speakerReach + 1))
      if ((view.telling.get(near) ?? 0) >= rareWord * 0.75 && !sayingWords.has(near)) found.add(near);
  }
  return [...found];
}

/** Words of saying, as `normalise` leaves them. By hand, 2026-11. */
const sayingWords: ReadonlySet<string> = new Set(
  `says said say according announced announces confirmed confirms warns warned claims claimed stated states told tells declared reported
  dice dijo segun anuncio anuncia afirma afirmo confirmo confirma advierte advirtio declaro asegura aseguro
  diz disse segundo anunciou confirmou afirmou alerta alertou declarou garante
  dit selon annonce annonce affirme confirme declare avertit assure
  कहा कहना बताया अनुसार मुताबिक घोषणा ऐलान पुष्टि दावा चेतावनी बोले
  قال قالت اعلن اعلنت اكد اكدت بحسب وفقا صرح حذر حذرت افاد افادت يقول تقول
  kata menurut mengatakan mengumumkan menyatakan ujar
  asema alisema kwa mujibu wametangaza`
    .split(/\s+/)
    .map((word) => normalise(word)),
);

const distinct = (words: readonly string[]): string[] => [...new Set(words)];
