import { type BotLanguage, botLanguageOf } from '../core/bot-languages.ts';

/** What the pages say around a fact-check, in its own language. `{name}` and `{date}` are filled in. */
export type Labels = {
  claim: string;
  explanation: string;
  sources: string;
  checkedBy: string;
  checked: string;
  corrected: string;
  corrections: string;
  share: string;
  ask: string;
  more: string;
};

const table: Record<BotLanguage, Labels> = {
  en: {
    claim: 'What is being passed on',
    explanation: 'What we found',
    sources: 'Sources',
    checkedBy: 'Checked by {name}, {date}',
    checked: 'Checked on {date}',
    corrected: 'Corrected on {date}',
    corrections: 'Corrections',
    share: 'Share on WhatsApp',
    ask: 'Ask us on WhatsApp',
    more: 'More fact-checks',
  },
  es: {
    claim: 'Lo que circula',
    explanation: 'Lo que encontramos',
    sources: 'Fuentes',
    checkedBy: 'Verificado por {name}, {date}',
    checked: 'Verificado el {date}',
    corrected: 'Corregido el {date}',
    corrections: 'Correcciones',
    share: 'Compartir por WhatsApp',
    ask: 'Pregúntanos por WhatsApp',
    more: 'Más verificaciones',
  },
  pt: {
    claim: 'O que está circulando',
    explanation: 'O que descobrimos',
    sources: 'Fontes',
    checkedBy: 'Checado por {name}, {date}',
    checked: 'Checado em {date}',
    corrected: 'Corrigido em {date}',
    corrections: 'Correções',
    share: 'Compartilhar no WhatsApp',
    ask: 'Pergunte no WhatsApp',
    more: 'Mais checagens',
  },
  fr: {
    claim: 'Ce qui circule',
    explanation: 'Ce que nous avons trouvé',
    sources: 'Sources',
    checkedBy: 'Vérifié par {name}, {date}',
    checked: 'Vérifié le {date}',
    corrected: 'Corrigé le {date}',
    corrections: 'Corrections',
    share: 'Partager sur WhatsApp',
    ask: 'Posez-nous la question sur WhatsApp',
    more: 'Autres vérifications',
  },
  hi: {
    claim: 'क्या फैलाया जा रहा है',
    explanation: 'हमने क्या पाया',
    sources: 'स्रोत',
    checkedBy: 'जाँच: {name}, {date}',
    checked: 'जाँच की तारीख़: {date}',
    corrected: 'सुधारा गया: {date}',
    corrections: 'सुधार',
    share: 'WhatsApp पर साझा करें',
    ask: 'WhatsApp पर हमसे पूछें',
    more: 'और फ़ैक्ट-चेक',
  },
  'hi-Latn': {
    claim: 'Kya phailaya ja raha hai',
    explanation: 'Humne kya paaya',
    sources: 'Srot',
    checkedBy: 'Jaanch: {name}, {date}',
    checked: 'Jaanch ki taareekh: {date}',
    corrected: 'Sudhaara gaya: {date}',
    corrections: 'Sudhaar',
    share: 'WhatsApp par share karein',
    ask: 'WhatsApp par humse poochhein',
    more: 'Aur fact-check',
  },
  bn: {
    claim: 'যা ছড়ানো হচ্ছে',
    explanation: 'আমরা যা পেয়েছি',
    sources: 'সূত্র',
    checkedBy: 'যাচাই: {name}, {date}',
    checked: 'যাচাইয়ের তারিখ: {date}',
    corrected: 'সংশোধনের তারিখ: {date}',
    corrections: 'সংশোধন',
    share: 'WhatsApp-এ শেয়ার করুন',
    ask: 'WhatsApp-এ আমাদের জিজ্ঞেস করুন',
    more: 'আরও ফ্যাক্ট-চেক',
  },
  ur: {
    claim: 'کیا پھیلایا جا رہا ہے',
    explanation: 'ہمیں کیا ملا',
    sources: 'ماخذ',
    checkedBy: 'جانچ: {name}، {date}',
    checked: 'جانچ کی تاریخ: {date}',
    corrected: 'تصحیح کی تاریخ: {date}',
    corrections: 'تصحیحات',
    share: 'واٹس ایپ پر شیئر کریں',
    ask: 'واٹس ایپ پر ہم سے پوچھیں',
    more: 'مزید فیکٹ چیک',
  },
  ar: {
    claim: 'ما يتم تداوله',
    explanation: 'ما وجدناه',
    sources: 'المصادر',
    checkedBy: 'تحقّق منه {name}، {date}',
    checked: 'تاريخ التحقّق: {date}',
    corrected: 'صُحّح في {date}',
    corrections: 'تصحيحات',
    share: 'مشاركة عبر واتساب',
    ask: 'اسألنا عبر واتساب',
    more: 'المزيد من التحقّقات',
  },
  id: {
    claim: 'Yang beredar',
    explanation: 'Yang kami temukan',
    sources: 'Sumber',
    checkedBy: 'Diperiksa oleh {name}, {date}',
    checked: 'Diperiksa pada {date}',
    corrected: 'Dikoreksi pada {date}',
    corrections: 'Koreksi',
    share: 'Bagikan lewat WhatsApp',
    ask: 'Tanya kami lewat WhatsApp',
    more: 'Cek fakta lainnya',
  },
  sw: {
    claim: 'Kinachosambazwa',
    explanation: 'Tulichogundua',
    sources: 'Vyanzo',
    checkedBy: 'Imehakikiwa na {name}, {date}',
    checked: 'Imehakikiwa tarehe {date}',
    corrected: 'Imesahihishwa tarehe {date}',
    corrections: 'Masahihisho',
    share: 'Shiriki kwa WhatsApp',
    ask: 'Tuulize kwa WhatsApp',
    more: 'Uhakiki zaidi',
  },
  ha: {
    claim: 'Abin da ake yaɗawa',
    explanation: 'Abin da muka gano',
    sources: 'Tushe',
    checkedBy: 'Bincike: {name}, {date}',
    checked: 'An bincika ranar {date}',
    corrected: 'An gyara ranar {date}',
    corrections: 'Gyare-gyare',
    share: 'Ku raba a WhatsApp',
    ask: 'Ku tambaye mu a WhatsApp',
    more: 'Ƙarin bincike',
  },
  tr: {
    claim: 'Dolaşan iddia',
    explanation: 'Ne bulduk',
    sources: 'Kaynaklar',
    checkedBy: 'İnceleyen: {name}, {date}',
    checked: 'İnceleme tarihi: {date}',
    corrected: 'Düzeltme tarihi: {date}',
    corrections: 'Düzeltmeler',
    share: 'WhatsApp’ta paylaşın',
    ask: 'WhatsApp’ta bize sorun',
    more: 'Diğer incelemeler',
  },
};

/** The labels for a fact-check in `language`; English for languages we do not speak. */
export const labelsOf = (language: string | null): Labels => table[botLanguageOf(language)];

/** Puts values where `{name}` and `{date}` stand. */
export const fill = (label: string, values: Record<string, string>): string =>
  label.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** A day (`2026-11-22`) in words of a language, in UTC. */
export function dayWords(day: string, language: string | null): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === null || language === 'en' ? 'en-GB' : language, format).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  );
}
