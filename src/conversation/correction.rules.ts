import { plain } from './message-kind.rules.ts';

/** How people begin when they take back what they just wrote, by language. Words are split at blanks, phrases at bars. */
const openings = [
  'sorry i meant to say|sorry i meant|sorry i mean|i meant to say|i meant|correction',
  'perdón quise decir|perdona quise decir|perdón quería decir|quise decir|quería decir|corrección',
  'desculpa eu quis dizer|desculpe eu quis dizer|desculpa quis dizer|eu quis dizer|quis dizer|queria dizer|correção',
  'pardon je voulais dire|désolé je voulais dire|désolée je voulais dire|je voulais dire|correction',
  'माफ़ कीजिए मेरा मतलब था|माफ कीजिए मेरा मतलब था|सॉरी मेरा मतलब था|मेरा मतलब था|मेरा मतलब है|मेरा मतलब',
  'sorry mera matlab tha|sorry mera matlab|mera matlab tha|mera matlab hai|mera matlab',
  'দুঃখিত আমি বলতে চেয়েছিলাম|আমি বলতে চেয়েছিলাম|বলতে চেয়েছিলাম|আমি বলতে চাইছিলাম',
  'معذرت میرا مطلب تھا|معاف کیجیے میرا مطلب تھا|میرا مطلب تھا|میرا مطلب ہے|میرا مطلب',
  'عفوا كنت أقصد|عفوا أقصد|عفوًا أقصد|آسف أقصد|آسفة أقصد|كنت أقصد|أقصد|تصحيح',
  'maaf maksud saya|maksud saya|maksudku|ralat',
  'samahani nilimaanisha|samahani nilitaka kusema|nilimaanisha|nilitaka kusema|namaanisha',
  'yi hakuri ina nufin|yi haƙuri ina nufin|ina nufin|na nufi',
  'pardon demek istediğim|özür dilerim demek istediğim|demek istediğim|şunu demek istedim|düzeltme',
];

const between = String.raw`[\s,.:;،؛…–-]+`;
/** Each as it is written well, and as people type it: without accents, hooks and hamzas. */
const phrases = openings
  .flatMap((language) => language.split('|'))
  .flatMap((phrase) => [phrase, plain(phrase).join(' ')])
  .sort((a, b) => b.length - a.length)
  .map((phrase) => phrase.split(' ').join(between));
const opening = new RegExp(String.raw`^[\s*_]*(?:${phrases.join('|')})(?![\p{L}\p{M}])[\s,.:;،؛…–-]*`, 'iu');

/** What stands after "sorry, I meant"; null when a text does not begin so. */
export function afterCorrection(text: string): string | null {
  const found = opening.exec(text);
  const rest = found ? text.slice(found[0].length).trim() : '';
  return rest === '' ? null : rest;
}
