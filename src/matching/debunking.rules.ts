/** What a message that debunks says, in the form `normalise` leaves it. */
const debunkCues = [
  'fact check',
  'factcheck',
  'fact checked',
  'fake news',
  'is fake',
  'are fake',
  'is a hoax',
  'was a hoax',
  'hoax',
  'debunked',
  'debunk',
  'no truth',
  'misinformation',
  'disinformation',
  'rumour is false',
  'rumor is false',
  'this is false',
  'claim is false',
  'not true',
  'isnt true',
  'photoshopped',
  'doctored',
  'do not believe',
  'dont believe',
  'stop sharing',
  'stop spreading',
  'bulo',
  'es falso',
  'noticia falsa',
  'es mentira',
  'desinformacion',
  'verificado',
  'desmentido',
  'e falso',
  'e fake',
  'noticia falsa',
  'e mentira',
  'boato',
  'desinformacao',
  'fato ou fake',
  'c est faux',
  'infox',
  'fausse information',
  'fausse nouvelle',
  'desinformation',
  'canular',
  'intox',
  'फर्जी खबर',
  'झूठी खबर',
  'अफवाह',
  'फेक न्यूज',
  'फैक्ट चेक',
  'भ्रामक',
  'خبر كاذب',
  'غير صحيح',
  'شايعه',
  'اشاعه',
  'اشاعات',
  'مفبرك',
  'مفبركه',
  'تضليل',
  'خبر زايف',
  'hoaks',
  'berita bohong',
  'tidak benar',
  'disinformasi',
  'cek fakta',
  'habari za uongo',
  'si kweli',
  'sio kweli',
  'uzushi',
  'habari feki',
];

/** The words by which a normalised text says that something is false, or null. */
export function debunks(normal: string): string | null {
  const padded = ` ${normal} `;
  return debunkCues.find((cue) => padded.includes(` ${cue} `)) ?? null;
}

/**
 * A checked claim that is told as its own denial ("No, this photo does not show …", "Es falso que …"): some publishers
 * give their headline instead of the claim. What people forward is the opposite of its words.
 */
const denial =
  /^\s*(?:no|nope|non|não|nao|nein|tidak|la|لا|नहीं|hapana)\s*[,:،!]|^\W*(?:fact[ -]?check|false(?: claim)?|fake|hoax|misleading|es falso que|no es (?:cierto|verdad)|falso|é falso que|não é verdade|faux|il est faux|hoaks|salah|cek fakta|فيک|خبر كاذب|غير صحيح)\b/iu;

/** Whether a claim is told as its own denial. */
export const isDenialClaim = (claim: string): boolean => denial.test(claim);
