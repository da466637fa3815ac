import type { Phrases } from './phrases.ts';

/** Hindi in Latin letters, spelled as people type it. */
export const hiLatn: Phrases = {
  ownName: 'Hindi (Roman)',
  greeting:
    'Namaste. Jis message par aapko shak ho use mujhe forward karein, main dekhunga ki uski jaanch hui hai ya nahi.',
  thanks: 'Madad karke khushi hui. Jis par bhi shak ho, mujhe forward karein.',
  help: 'Jis message par shak ho use mujhe forward karein. Jaanch ho chuki hai to main turant batata hoon; nahi to ek vyakti use dekhega aur jo milega woh main aapko bataunga.\n\nYeh bhi bheje ja sakte hain:\nLANGUAGE bhasha chunne ke liye\nSTATUS apne sawaalon ka haal jaanne ke liye\nSTOP ya START aage ki khabron ke liye\nDELETE MY DATA bheja hua mitane ke liye',
  chat: 'Main sirf phail rahe messages mein madad kar sakta hoon. Jis par shak ho woh mujhe forward karein.',
  unreadable: 'Main is tarah ka message nahi padh sakta. Kripya shabd likhkar bhejein.',
  wordless:
    'Main abhi photo, awaaz ya video nahi samajh sakta. Kripya usmein kahi baat, ya log uske baare mein jo keh rahe hain, likhkar bhejein.',
  sendTheMessage: 'Aapka matlab kis message se hai? Kripya use mujhe forward karein.',
  reviewing:
    'Dhanyavaad. Humne abhi iski jaanch nahi ki hai, isliye main nahi keh sakta ki yeh sach hai ya nahi. Ek vyakti ise dekhega aur jo milega woh main aapko yahin bataunga.',
  reviewingMany:
    'Dhanyavaad. Aapke {count, plural, one {# message} other {# messages}} ki jaanch humne abhi nahi ki hai, isliye main nahi keh sakta ki woh sach hain ya nahi. Log inhein dekhenge aur jo milega woh main aapko yahin bataunga.',
  offer: 'Kya aapka matlab inmein se kisi se hai?',
  offerNext: 'To shayad aapka matlab inmein se kisi se hai?',
  offerOne: 'Kya aapka matlab isi se hai?',
  yes: 'Haan',
  no: 'Nahi',
  choose: 'Chunein',
  none: 'Inmein se koi nahi',
  privacy:
    'Aapka bheja hua hum jaanch ke liye rakhte hain; jaanchne waalon ko aapka number nahi dikhta. Mitane ke liye DELETE MY DATA bhejein.',
  stopped: 'Theek hai. Ab aapko hamari taraf se khabrein nahi aayengi. Mann badle to START bhejein.',
  started: 'Phir se swagat hai. Aapki poochhi baat ki jaanch hote hi main bataunga.',
  chooseLanguage: 'Main kis bhasha mein baat karoon?',
  moreLanguages: 'Aur bhashayein',
  languageSet: 'Ab se main Hindi mein, Roman aksharon mein jawab dunga.',
  askErase: 'Kya main aapka bheja sab kuch mita doon? Tab aapko apne sawaalon ka nateeja pata nahi chalega.',
  eraseYes: 'Sab mita dein',
  eraseNo: 'Rehne dein',
  keptData: 'Kuch bhi nahi mitaya gaya.',
  erased: 'Aapka bheja sab kuch mita diya gaya. Namaste.',
  notedPerson: 'Batane ke liye dhanyavaad. Ek vyakti ise dekhega aur jo milega woh main aapko yahin bataunga.',
  toPerson: 'Ek vyakti ise dekhega aur jo milega woh main aapko yahin bataunga.',
  helpful: 'Kaam aaya',
  notMine: 'Yeh nahi poochha tha',
  person: 'Vyakti se poochhein',
  automatic: 'Yeh jawab apne aap diya gaya hai. Sahi nahi hai? “{person}” dabayein.',
  checked: 'Aapne iske baare mein poochha tha. Ab ek vyakti ne iski jaanch kar li hai.',
  correction: 'Sudhaar: maine pehle jo bataya woh sahi nahi tha.',
  claim: 'Daava',
  source: 'Srot',
  undated: 'taareekh nahi di gayi',
  finding: '{publisher} ki jaanch mein yeh paaya gaya.',
  seeLink: 'Wajah neeche ke link par hai.',
  otherLanguage: 'Yeh jaanch {language} mein hai.',
  unrated: 'Jaancha gaya',
  rating: { false: 'Galat', misleading: 'Bhraamak', unproven: 'Apramaanit', satire: 'Vyangya', true: 'Sahi' },
  statusNone: 'Aapka koi sawaal baaki nahi hai. Jis message par shak ho woh mujhe forward karein.',
  statusList: '{count, plural, one {Aapne haal mein # baat poochhi:} other {Aapne haal mein # baatein poochhin:}}',
  statusMore: '{count, plural, one {aur # anya} other {aur # anya}}',
  stateLooking: 'main jaanch dhoondh raha hoon',
  stateWaiting: 'ek vyakti dekhega aur main yahin bataunga',
  stateChoosing: 'jo daave maine dikhaye unmein se ek chunein',
  stateAnswered: 'jawab diya ja chuka hai',
  stateUnchecked: 'ek vyakti ne dekha, jaanch nahi ho sakti',
  statusStopped:
    'Aapne STOP bheja tha: usse pehle poochhi baaton ki khabar nahi aayegi. Phir se paane ke liye START bhejein.',
  unchecked:
    'Aapne jo poochha tha use ek vyakti ne dekha hai. Uski jaanch nahi ho sakti, isliye main nahi keh sakta ki woh sach hai ya nahi.',
  slowed:
    'Aapne thode samay mein bahut kuch bheja hai. Maine sab rakh liya hai aur baaki ka jawab dheere-dheere, lagbhag {minutes, plural, one {# minute} other {# minute}} mein dunga.',
  reviewerAsks: 'Iski jaanch karne waale vyakti ka aapse ek sawaal hai:',
};
