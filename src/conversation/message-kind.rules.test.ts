import { describe, expect, test } from 'vitest';
import { botLanguages } from '../core/bot-languages.ts';
import { kindOf } from './message-kind.rules.ts';
import { phrasesOf } from './words.ts';

const table: [kind: string, language: string, texts: string[]][] = [
  ['greeting', 'en', ['Hi', 'hiiii', 'Good morning sir 🙏', 'Hello there, how are you?']],
  ['greeting', 'es', ['¡Hola! Buenos días']],
  ['greeting', 'pt', ['Oi, bom dia, tudo bem?']],
  ['greeting', 'fr', ['Bonjour, ça va ?']],
  ['greeting', 'hi', ['नमस्ते 🙏', 'राम राम जी']],
  ['greeting', 'hi-Latn', ['namaste bhai, kaise ho']],
  ['greeting', 'ar', ['السلام عليكم ورحمة الله']],
  ['greeting', 'id', ['Selamat pagi kak', 'Hai']],
  ['greeting', 'sw', ['Habari za asubuhi', 'Mambo vipi']],
  ['greeting', 'bn', ['নমস্কার 🙏', 'আসসালামু আলাইকুম, কেমন আছেন?']],
  ['greeting', 'ur', ['السلام علیکم', 'ہیلو، کیا حال ہے؟']],
  ['greeting', 'ha', ['Sannu', 'Ina kwana']],
  ['greeting', 'tr', ['Merhaba, nasılsınız?', 'Günaydın']],
  ['thanks', 'bn', ['অনেক ধন্যবাদ']],
  ['thanks', 'ur', ['بہت شکریہ']],
  ['thanks', 'ha', ['Na gode sosai']],
  ['thanks', 'tr', ['Çok teşekkür ederim']],
  ['affirm', 'bn', ['হ্যাঁ']],
  ['affirm', 'ur', ['جی ہاں']],
  ['affirm', 'tr', ['Evet']],
  ['deny', 'ar', ['أبدًا', 'ابدا']],
  ['question', 'bn', ['eta ki sotti?']],
  ['thanks', 'ur', ['Bahut shukria']],
  ['deny', 'bn', ['না']],
  ['deny', 'ur', ['نہیں']],
  ['deny', 'ha', ["A'a", 'Babu ko ɗaya', 'ba gaskiya ba']],
  ['deny', 'tr', ['Hayır']],
  ['help', 'ha', ['Ina neman taimako']],
  ['help', 'tr', ['Bu nasıl çalışıyor?']],
  ['question', 'bn', ['এটা কি সত্যি?', 'এই খবরটা সত্য না মিথ্যা?']],
  ['question', 'ur', ['کیا یہ سچ ہے؟', 'یہ خبر صحیح ہے یا غلط؟']],
  ['question', 'ha', ['Shin wannan gaskiya ne?', 'Da gaske ne?', 'Wannan labarin gaskiya ne ko karya?']],
  ['question', 'tr', ['Bu doğru mu?', 'Bu haber gerçek mi yalan mı?']],
  ['claim', 'bn', ['লবণ জল বন্দরের জ্বর সারায়']],
  ['claim', 'ur', ['نمک کا پانی بندرگاہ کا بخار ٹھیک کرتا ہے']],
  ['claim', 'ha', ['Ruwan gishiri yana warkar da zazzaɓin tashar jirgi']],
  ['claim', 'tr', ['Tuzlu su liman ateşini iyileştiriyor']],
  ['thanks', 'en', ['Thank you so much!!', 'ok thanks', 'thanks for the quick reply', '🙏']],
  ['thanks', 'pt', ['muito obrigada pela informação']],
  ['thanks', 'hi-Latn', ['bahut bahut shukriya']],
  ['thanks', 'sw', ['Asante sana kwa msaada wako']],
  ['affirm', 'en', ['yes', 'Yes, that is it', 'yeah that seems correct', '👍', 'ok']],
  ['affirm', 'es', ['Sí, claro']],
  ['affirm', 'hi', ['हाँ जी']],
  ['deny', 'en', ['no', 'No, not this one', 'that is wrong', '👎']],
  ['deny', 'id', ['bukan yang ini']],
  ['deny', 'fr', ["non, ce n'est pas ça"]],
  ['help', 'en', ['what can you do?', 'how does this work', 'I want to talk to a person please']],
  ['help', 'pt', ['Oi, como funciona?']],
  ['question', 'en', ['Is this true?', 'Hello, is this true or fake', 'please verify this forward', '??', 'True?']],
  ['question', 'es', ['¿Es verdad esto?', 'Hola, me pueden confirmar si es cierto por favor']],
  ['question', 'pt', ['é verdade?', 'Isso procede?', 'essa notícia é fake?']],
  ['question', 'fr', ["c'est vrai ?", 'Bonjour, vrai ou faux ?']],
  ['question', 'hi', ['क्या यह सच है?', 'ये खबर सही है क्या']],
  ['question', 'hi-Latn', ['kya yeh sach hai', 'Bhai ye news sahi hai kya?']],
  ['question', 'ar', ['هل هذا صحيح؟', 'هل الخبر صحيح؟']],
  ['question', 'id', ['Apakah ini benar?', 'ini hoax gak min?']],
  ['question', 'sw', ['Je, hii ni kweli?', 'habari hii ni ya kweli au uongo?']],
  ['question', 'en', ['Is this real? https://example.org/photo.jpg']],
  ['chat', 'en', ['Are you a robot?', 'Tell me a joke', "what's the weather like tomorrow", 'what is your name']],
  ['chat', 'pt', ['que horas são?']],
  ['chat', 'hi-Latn', ['aapka naam kya hai']],
  ['link', 'en', ['https://example.org/story', ' www.example.org ']],
  ['empty', 'en', ['', '   ', '😂😂', '...']],
  [
    'claim',
    'en',
    [
      'Salt water cures the harbour fever',
      'Hello friends, the ferry to Port Amara stops on Sunday',
      'Is it true that the ferry to Port Amara stops on Sunday?',
      'Do you know that the lighthouse was sold to a bank',
      'Good morning! Drinking lemon with ash removes all viruses',
      'Thanks to the new law nobody may fish at night',
      'Can you get the fever from tinned sardines?',
      'stop the ferry now',
      'ruko',
      'help is on its way to the flooded village',
      'This photo shows the mayor asleep https://example.org/a.jpg',
      'Port Amara',
    ],
  ],
  ['claim', 'es', ['Es verdad que el faro fue vendido a un banco?']],
  ['claim', 'hi', ['क्या यह सच है कि नमक का पानी बुखार ठीक करता है?']],
];

describe('what a message is', () => {
  for (const [kind, language, texts] of table) {
    test.each(texts)(`${kind} (${language}): %s`, (text) => expect(kindOf(text, language).kind).toBe(kind));
  }
});

const commands: [command: string, wanted: string | undefined, language: string, text: string][] = [
  ['stop', undefined, 'en', 'STOP'],
  ['stop', undefined, 'es', 'Parar.'],
  ['stop', undefined, 'hi', 'बंद करो'],
  ['stop', undefined, 'en', 'Please stop.'],
  ['stop', undefined, 'en', 'unsubscribe me'],
  ['stop', undefined, 'ar', 'أوقف الرسائل'],
  ['stop', undefined, 'pt', 'não quero mais mensagens'],
  ['help', undefined, 'en', 'Who are you?'],
  ['help', undefined, 'tr', 'Siz kimsiniz?'],
  ['start', undefined, 'pt', 'começar'],
  ['delete', undefined, 'en', 'Delete my data'],
  ['delete', undefined, 'fr', 'Supprimer mes données !'],
  ['delete', undefined, 'ar', 'احذف بياناتي'],
  ['help', undefined, 'sw', 'Msaada'],
  ['stop', undefined, 'bn', 'বন্ধ করুন'],
  ['stop', undefined, 'ur', 'بند کریں'],
  ['stop', undefined, 'tr', 'Durdur'],
  ['start', undefined, 'ha', 'Ci gaba'],
  ['delete', undefined, 'tr', 'Verilerimi sil'],
  ['delete', undefined, 'bn', 'আমার তথ্য মুছে দিন'],
  ['help', undefined, 'ur', 'مدد'],
  ['status', undefined, 'en', 'Hello, what happened to my question please?'],
  ['status', undefined, 'pt', 'Oi, e a minha pergunta, por favor'],
  ['person', undefined, 'en', 'I want to talk to a person please'],
  ['person', undefined, 'es', 'Quiero hablar con alguien'],
  ['person', undefined, 'hi-Latn', 'kisi se baat karni hai'],
  ['person', undefined, 'tr', 'Bir insanla konuşmak istiyorum'],
  ['stop', undefined, 'en', 'Unsubscribe please'],
  ['stop', undefined, 'en', 'STOP por favor'],
  ['stop', undefined, 'fr', 'stop svp'],
  ['stop', undefined, 'en', 'stop now'],
  ['stop', undefined, 'en', 'STOP, thank you'],
  ['stop', undefined, 'es', 'No quiero recibir más mensajes, gracias'],
  ['stop', undefined, 'hi', 'स्टॉप'],
  ['stop', undefined, 'hi', 'बन्द करो'],
  ['stop', undefined, 'bn', 'স্টপ'],
  ['stop', undefined, 'ur', 'اسٹاپ'],
  ['stop', undefined, 'ur', 'بند كريں'],
  ['stop', undefined, 'ha', 'Ku daina aiko min da saƙo'],
  ['stop', undefined, 'tr', 'ARTIK MESAJ GÖNDERMEYİN'],
  ['start', undefined, 'hi', 'स्टार्ट'],
  ['delete', undefined, 'en', 'Delete'],
  ['delete', undefined, 'es', 'Borren mis datos, gracias'],
  ['delete', undefined, 'ur', 'ميرا ڈيٹا مٹا ديں'],
  ['delete', undefined, 'hi', 'मेरा डेटा मिटाएँ'],
  ['delete', undefined, 'ha', 'Ku goge bayanaina'],
  ['status', undefined, 'es', 'Estatus'],
  ['status', undefined, 'en', 'any update? thanks'],
  ['language', 'ha', 'ha', 'Harshen Hausa'],
  ['language', 'sw', 'sw', 'lugha ya Kiswahili'],
  ['stop', undefined, 'en', 'Please stop messaging me'],
  ['delete', undefined, 'en', 'please delete my data'],
  ['delete', undefined, 'en', 'Delete my data please'],
  ['delete', undefined, 'en', 'delete my messages'],
  ['delete', undefined, 'es', 'por favor borra mis datos'],
  ['status', undefined, 'en', 'STATUS'],
  ['status', undefined, 'en', 'What happened to my question?'],
  ['status', undefined, 'es', '¿Qué pasó con mi pregunta?'],
  ['status', undefined, 'pt', 'O que aconteceu com a minha pergunta?'],
  ['status', undefined, 'fr', 'Où en est ma question ?'],
  ['status', undefined, 'hi', 'मेरे सवाल का क्या हुआ?'],
  ['status', undefined, 'hi-Latn', 'mere sawal ka kya hua?'],
  ['status', undefined, 'bn', 'আমার প্রশ্নের কী হলো?'],
  ['status', undefined, 'ur', 'میرے سوال کا کیا ہوا؟'],
  ['status', undefined, 'ar', 'ماذا حدث لسؤالي؟'],
  ['status', undefined, 'id', 'Bagaimana dengan pertanyaan saya?'],
  ['status', undefined, 'sw', 'Swali langu limefikia wapi?'],
  ['status', undefined, 'ha', 'Me ya faru da tambayata?'],
  ['status', undefined, 'tr', 'Soruma ne oldu?'],
  ['language', 'bn', 'bn', 'ভাষা বাংলা'],
  ['language', 'ur', 'ur', 'زبان اردو'],
  ['language', 'ha', 'ha', 'harshe Hausa'],
  ['language', 'tr', 'tr', 'Dil Türkçe'],
  ['language', undefined, 'en', 'Language'],
  ['language', 'hi', 'en', 'language Hindi'],
  ['language', 'hi', 'hi', 'भाषा हिंदी'],
  ['language', 'pt', 'pt', 'Idioma português'],
  ['language', 'hi-Latn', 'en', 'language hinglish'],
  ['language', 'id', 'id', 'Bahasa Indonesia'],
];

test.each(commands)('the command %s (%s) in %s: %s', (command, languageWanted, language, text) => {
  expect(kindOf(text, language)).toMatchObject(languageWanted ? { command, languageWanted } : { command });
});

test.each(botLanguages)('in %s a button that is typed means what it means when tapped', (language) => {
  const { person, none, notMine, yes, no, helpful, eraseYes } = phrasesOf(language);
  expect(kindOf(person, language).command).toBe('person');
  expect(kindOf(eraseYes, language).command).toBe('delete');
  expect([none, notMine, no].map((title) => kindOf(title, language).kind)).toEqual(['deny', 'deny', 'deny']);
  expect(kindOf(yes, language).kind).toBe('affirm');
  expect(kindOf(helpful, language).kind).toBe('thanks');
});

test('thanks to a person are no wish for one, and nobody is none', () => {
  expect(kindOf('Thanks, operator', 'en').command).toBeUndefined();
  expect(kindOf('Personne', 'fr').command).toBeUndefined();
});

test('a command inside a longer message is no command', () => {
  for (const text of [
    'please stop the bus on Sunday',
    'the status of my village is bad',
    'Delete my data they said at the bank',
    'language of the sea',
  ]) {
    expect(kindOf(text, 'en').command).toBeUndefined();
  }
});

test('a long message is a claim, however politely it opens', () => {
  expect(kindOf(`Hello hello ${'good morning '.repeat(20)}`, 'en').kind).toBe('claim');
});

test('words of two languages mean what they mean in the language given', () => {
  expect(kindOf('la', 'sw').kind).toBe('deny');
  expect(kindOf('haan', 'hi-Latn').kind).toBe('affirm');
});
