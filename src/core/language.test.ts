import { expect, test } from 'vitest';
import { detectLanguage } from './language.ts';

const texts: [language: string, text: string][] = [
  ['en', 'The hospital in Port Amara says that salt water cures the fever, please share'],
  ['es', 'El hospital de Puerto Amara dice que el agua con sal cura la fiebre, comparte'],
  ['pt', 'O hospital de Porto Amara diz que água com sal cura a febre, compartilhe com todos'],
  ['fr', "L'hôpital de Port Amara dit que l'eau salée guérit la fièvre, partagez"],
  ['hi', 'पोर्ट अमारा के अस्पताल का कहना है कि नमक का पानी बुखार ठीक करता है'],
  ['hi-Latn', 'Port Amara ke hospital ne kaha hai ki namak wala pani peene se bukhar theek ho jata hai'],
  ['ar', 'يقول مستشفى بورت أمارا إن الماء المالح يشفي من الحمى'],
  ['id', 'Rumah sakit di Port Amara mengatakan bahwa air garam dapat menyembuhkan demam, sebarkan'],
  ['sw', 'Hospitali ya Port Amara inasema kwamba maji ya chumvi yanatibu homa, tafadhali sambaza'],
  ['tr', 'Port Amara hastanesi tuzlu suyun ateşi düşürdüğünü söylüyor, lütfen herkesle paylaşın'],
  ['ha', 'Asibitin Port Amara ya ce ruwan gishiri yana warkar da zazzaɓi, don Allah ku yaɗa wannan saƙo'],
  ['ha', 'Gwamnati ta ce za a rufe dukkan makarantu a Kano daga ranar Litinin saboda zanga zanga'],
  ['bn', 'পোর্ট আমারার হাসপাতাল বলছে যে লবণ জল জ্বর সারায়'],
  ['de', 'Das Krankenhaus der Stadt sagt, dass man nur Salzwasser trinken muss und das Fieber ist weg, bitte teilen'],
  ['ru', 'Больница порта Амара говорит, что солёная вода лечит лихорадку'],
  ['uk', 'Лікарня порту Амара каже, що солона вода лікує гарячку'],
  ['fa', 'بیمارستان پورت آمارا می‌گوید که آب نمک تب را درمان می‌کند'],
  ['ur', 'پورٹ امارا کے ہسپتال کا کہنا ہے کہ نمک کا پانی بخار ٹھیک کرتا ہے'],
  ['mr', 'पोर्ट अमारा येथील रुग्णालयाने सांगितले आहे की मिठाचे पाणी ताप बरा करते'],
  ['ja', '塩水で熱が治ると病院が言っています'],
  ['zh', '医院说喝盐水可以治疗发烧'],
];

test.each(texts)('knows %s and is certain of it', (language, text) => {
  expect(detectLanguage(text)).toEqual({ language, certain: true });
});

test('is not certain of a word or two', () => {
  for (const text of ['ok', 'no', 'haha', 'Port Amara', 'salt water']) expect(detectLanguage(text).certain).toBe(false);
});

test('has no language for a text without letters', () => {
  for (const text of ['', '🙏🙏', '12:30', 'https://example.org/a-page', '@someone #tag']) {
    expect(detectLanguage(text)).toEqual({ language: 'und', certain: false });
  }
});

test('is not led astray by names, addresses and marks of formatting', () => {
  const text = '*URGENTE* 🚨 https://example.org/news El Dr. Okafor dice que no hay agua en la ciudad _reenviado_';
  expect(detectLanguage(text).language).toBe('es');
  expect(detectLanguage('डॉ. Lindiwe Okafor ने कहा है कि पानी साफ है').language).toBe('hi');
});

test('reads a text of a million characters in the time of a short one', () => {
  const started = performance.now();
  expect(detectLanguage('The water is not clean and they say it. '.repeat(25_000)).language).toBe('en');
  expect(performance.now() - started).toBeLessThan(200);
});
