import { foldLetters } from '../claims/letters.rules.ts';
import { dateAt } from './date-slots.rules.ts';
import { hasForm, type Laid } from './laid.rules.ts';
import type { TextView } from './text-view.rules.ts';

/** Words of saying, as `normalise` leaves them. By hand, 2026-11. */
const sayingWords: ReadonlySet<string> = new Set(
  foldLetters(`
  says said say saying according announced announces announce confirmed confirms warns warned warning claims claimed stated states told tells declared
  declares reported reports admitted admits insisted insists revealed reveals explained explains ruled rules argued argues predicts predicted
  promised promises swears swore testified statement announcement advised advises alleges alleged
  dice dijo dicen segun anuncio anuncia afirma afirmo confirma confirmo advierte advirtio avisa aviso declaro declara asegura aseguro informo informa
  admitio admite reconocio reconoce revelo revela explico explica dictamino prometio promete sostiene sostuvo denuncia denuncio senalo senala
  recomienda palabra palabras comunicado garantiza garantizo predice
  diz disse dizem segundo anunciou anuncia afirmou confirmou alertou alerta avisou avisa declarou garante garantiu informou admitiu admite reconheceu
  reconhece revelou revela explicou decidiu decretou prometeu promete denunciou preve
  dit disent selon annonce annonces affirme affirment confirme avertit declare assure previent prevenu reconnu reconnait revele explique juge
  juges promet promis soutient recommande predit informe admet admis garantit
  कहा कहना कहते कहती बताया बताते अनुसार मुताबिक घोषणा ऐलान एलान पुष्टि दावा चेतावनी चेताया बोले बोला बोली माना मानते स्वीकारा बयान फैसला
  वादा खुलासा सलाह
  قال قالت قاله قالها اعلن اعلنت اكد اكدت اكدته بحسب حسب وفق وفقا صرح صرحت حذر حذرت يحذر تحذر افاد افادت يقول تقول كشف كشفت اعترف اعترفت يوكد
  توكد ذكر ذكرت اوضح اوضحت كلام تصريح بيان قرر قررت حكم حكمت وعد وعدت نصح نصحت اقر اقرت
  asks asked ask calls supports support supported backs backed urges urged calls called expects expected recommends recommended blames blamed demands demanded
  apoya apoyan apoyo apoyaron respalda respaldan piden pidieron dijeron afirman aseguran advierten anuncian anunciaron pide pidio exige espera culpa apoia apoiam apoiou apoiaram pedem pediram disseram afirmam anunciam anunciaram alertam pede pediu exige espera culpa soutient soutiennent demandent annoncent prevoit prevoient previennent demande exige attend accuse appelle appele
  समर्थन अपील अनुमान मांग सिफारिश आरोप تويد تويده يويد يويده ايد ايدت تتوقع يتوقع توقع توقعات دعا دعت دعوه يدعو طالب طالبت اتهم اتهمت توصي يوصي
  kata menurut mengatakan mengumumkan menyatakan ujar sebut menyebut mengonfirmasi
  asema alisema kwa mujibu wametangaza ametangaza alithibitisha
  laut sagte sagt erklarte warnt bestatigte
  کہا مطابق بتایا اعلان گفت اعلام
  `)
    .split(/\s+/)
    .filter(Boolean),
);

/** Telling words nearest to a word of saying, on each side, and how far they may stand from it. Words. */
const nearest = 2;
const reach = 5;
/** How telling a word must be to name who speaks. */
const leastTelling = 0.3;
/** Shares of who speaks that the other side lacks, from which it is another one, and how much of the sentence the claim must hold. */
const strange = { share: 0.45, found: 0.3 };
/** Where everything else is told again, one word of who speaks is enough: it is the `taxi union`, not the `police union`. */
const close = { found: 0.55, gone: 6, come: 6 };

/** Both say who says so, and they name others. */
export function speakersConflict(laid: Laid): boolean {
  const { message, candidate, claim, told, features } = laid;
  if (features.partFound < strange.found) return false;
  const own = speakerOf(claim, candidate.document.claim);
  const others = speakerOf(told, message.text);
  if (own.length === 0 || others.length === 0) return false;
  const gone = own.filter((word) => !hasForm(message.whole, word)).length;
  const come = others.filter((word) => !hasForm(claim, word) && !hasForm(candidate.title, word)).length;
  if (gone / own.length >= strange.share && come / others.length >= strange.share) return true;
  const isClose = features.partFound >= close.found && features.gone <= close.gone && features.come <= close.come;
  return isClose && gone > 0 && come > 0;
}

/** The telling words nearest to words of saying, or before a colon that opens a line: who speaks, and a little of what is said. */
function speakerOf(view: TextView, text: string): string[] {
  const found = new Set<string>();
  const isTelling = (word: string, place: number) =>
    (view.telling.get(word) ?? 0) >= leastTelling &&
    !sayingWords.has(word) &&
    !/\d/.test(word) &&
    dateAt(view.words, place) === null;
  const add = (from: number, step: 1 | -1, most: number) => {
    let count = 0;
    for (let at = from + step, far = 1; far <= reach && count < most; at += step, far++) {
      const word = view.words[at];
      if (word === undefined) return;
      if (!isTelling(word, at)) continue;
      found.add(word);
      count += 1;
    }
  };
  for (const [at, word] of view.words.entries()) {
    if (sayingWords.has(word)) {
      add(at, -1, nearest);
      add(at, 1, nearest);
    }
    // NOTE: Hindi marks who does something.
    if (word === 'ने') add(at, -1, nearest);
  }
  const [lead] = text.split(':', 1);
  if (found.size === 0 && lead !== undefined && lead !== text) {
    const words = lead.split(/\n/).pop()?.trim().split(/\s+/) ?? [];
    if (words.length <= 6)
      for (const [place, word] of view.words.slice(0, words.length).entries())
        if (isTelling(word, place)) found.add(word);
  }
  return [...found];
}
