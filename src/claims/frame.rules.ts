/**
 * Words that stand around a forward and tell nothing of it: pleas to share, greetings, cries of urgency, and asking
 * whether it is true. In the form `normalise` leaves them, all languages in one. By hand, 2026-11.
 */
const frameWords = words(`
  forwarded forward forwarding fwd fw received receive as share shared sharing send sent pass passing it on this that these to with all
  everyone everybody anyone you your know please pls plz kindly urgent urgently attention important breaking alert warning news message msg messages
  whatsapp facebook group groups contact contacts friend friends family families before they delete deleted deleting remove many much
  people possible viral make go read more full till the end hello hi hey dear all good morning evening afternoon sir madam team brothers sisters
  thanks thank you is are was it true real fake or false fact check checked verify verified confirm can could should believe i me my we our us got from a
  just found seen saw came in of for and do not dont ignore copy copied paste pasted link video watch see here look what how about someone tell know
  compartilhe compartilhem compartilhar repasse repassem repassar repassando envie enviem mande mandem divulgue divulguem espalhe espalhem com para
  pra todos todas seus suas os as o a de do da contatos contato grupos grupo amigos familiares familia urgente atencao importante por favor pfv recebi
  assim e eh verdade verdadeiro falso mentira ou isso isto essa esta noticia procede vdd bom dia boa tarde noite ola oi gente pessoal antes que apaguem antes max maximo possivel
  comparte compartan compartir comparta reenvia reenvien reenviar difunde difundan envia envien manda manden tus sus contactos amigos familia grupos con todos
  los las el la a tu urgente atencion importante es cierto verdad esto es o falsa falso hola buenos dias buenas tardes noches porfa pueden verificar
  faites passer partagez partager partage envoyez transferez tous vos contacts amis famille groupes avec le la les un a ce message urgent attention c est vrai ou
  faux bonjour bonsoir svp merci verifier pouvez vous s il plait
  शेयर करें करो कीजिए सभी को सब जरूर ज़रूर कृपया भेजें भेजो फॉरवर्ड ग्रुप ग्रुपों मित्रों दोस्तों परिवार आगे बढ़ाएं क्या यह ये सच है सही या झूठ खबर ख़बर में मे नमस्ते अधिक से लोगों तक
  share kare karo kijiye sabhi ko jaroor zaroor kripya bheje bhejo group me doston kya yeh ye sach hai sahi ya jhooth jhoot khabar namaste
  شارك شاركوا انشر انشروا ارسل ارسلوا الي الجميع كل اصدقايك اصدقاء جروب جروبات عاجل هام هل هذا صحيح الخبر ام كذب السلام عليكم
  sebarkan bagikan kirim teruskan ke semua grup teman keluarga tolong mohon penting apakah ini benar itu atau hoax hoaks hoaks halo selamat pagi siang
  sambaza shiriki tuma kwa wote marafiki familia kikundi vikundi muhimu haraka je hii ni kweli au uongo habari tafadhali
`);

/** Words with which somebody asks; without one of them, saying that a thing is false is a statement. */
const askingWords = words(
  'is it is are true real or can could should verify confirm check ou o e eh es verdad verdade cierto vrai est क्या सच सही या kya sach sahi ya هل صحيح ام apakah benar atau je kweli au',
);
const debunking = words(
  'fake false hoax untrue wrong incorrect fabricated debunked falso falsa mentira mentiroso boato desmentido bulo faux fausse canular झूठ झूठी झूठा फर्जी गलत jhooth jhoot farzi كذب كاذب مزيف hoaks hoax bohong uongo uwongo denies denied denying refutes refuted debunks desmente desmentiu desmiente niega membantah bantah',
);

/** Whether words added to a message leave it what it was: a plea to share it, a greeting, a question whether it is true. */
export function isFrame(added: readonly string[]): boolean {
  if (!added.every((word) => frameWords.has(word) || debunking.has(word))) return false;
  return !added.some((word) => debunking.has(word)) || asks(added);
}

/** Whether words added to a message may say that it is untrue. */
export const debunks = (added: readonly string[]): boolean =>
  added.some((word) => debunking.has(word)) && !(isFrame(added) && asks(added));

export const isFrameWord = (word: string): boolean => frameWords.has(word);

/** "is this true or false", not "this is false". */
const asks = (added: readonly string[]): boolean => {
  const cues = added.filter((word) => askingWords.has(word) && !debunking.has(word));
  return cues.length >= 2 || (cues.length === 1 && askingWords.has(added[0] ?? ''));
};

/** Latin words of up to three letters that tell nothing; any other short word may be a name. */
const smallWords =
  words(`the and for are was has had his her its you our who all any can may now out of in on at to is it be by as an or if so we he up my me us do
  did get got new old two one too via per let yet ago off how why due see say saw put set use way day yes no not but also a i o u e
  de do da dos das em no na nos nas um uma ao aos se ele ela que q por com sem mas mais foi ser tem sao e o os as seu sua vai ja ha so la lo le les el los las un una del al y en su sus
  con por ha han fue era muy mas ya si es son mi tu te me nos du des et est ou une au aux ce ces il ils sur par ne se sa son ses qui que dit ete pas
  di ke dan ini itu ada yg dgn utk pun lah kah nya wa ya na ni kwa la za cha vya mwa ili au pia hai ho ko ka ki ke se me ye yeh to ki aur tha thi bhi hi jo
  k c d n p t s x r m h g b v w z j l f`);

/** Whether a word carries meaning: numbers, longer words, words of other scripts, and short ones that may be names. */
export const tells = (word: string): boolean => !smallWords.has(word);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
