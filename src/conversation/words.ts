// All the words the bot says, in every language it speaks: long because a translator should see one language whole.
import type { Rating } from '../core/ratings.ts';

/**
 * Notes for translators. Speak as a calm person at a help desk: short, plain, polite, no exclamation marks, never shame
 * anyone for asking. Keep the command words in capitals as they are: they work in every language. Never say or hint that
 * a message is true or false unless the text is about a verdict.
 */
export type Phrases = {
  /** The language's own name for itself. At most 20 characters. */
  ownName: string;
  /** After "hello". Says what to do. */
  greeting: string;
  /** After "thank you". */
  thanks: string;
  /** After HELP. Names the commands. */
  help: string;
  /** After small talk or a request that has nothing to do with checking. */
  chat: string;
  /** After a place, a contact, or a kind we do not know. */
  unreadable: string;
  /** After a picture, sound or film that came without words. */
  wordless: string;
  /** After "is this true?" when no forward followed. */
  sendTheMessage: string;
  /** After a claim nobody has checked. Must not imply that it is true or false. */
  reviewing: string;
  /** Before up to three claims, one of which may be meant. */
  offer: string;
  /** The button that opens the choice. At most 20 characters. */
  choose: string;
  /** The way out of the choice. At most 20 characters. */
  none: string;
  /** Added once, to the very first answer an asker gets. */
  privacy: string;
  /** After STOP. */
  stopped: string;
  /** After START. */
  started: string;
  /** After LANGUAGE. */
  chooseLanguage: string;
  /** After a language was chosen, said in that language. */
  languageSet: string;
  /** After DELETE MY DATA, before anything is erased. */
  askErase: string;
  /** Button: erase. At most 20 characters. */
  eraseYes: string;
  /** Button: do not erase. At most 20 characters. */
  eraseNo: string;
  /** After "do not erase". */
  keptData: string;
  /** After erasing. The last thing we say. */
  erased: string;
  /** After "not what I asked", "a person" or "none of these". */
  notedPerson: string;
  /** Button under an answer. At most 20 characters. */
  helpful: string;
  /** Button under an answer. At most 20 characters. */
  notMine: string;
  /** Button under an answer: a person should look. At most 20 characters. */
  person: string;
  /** Opens a notice, on a line of its own before the verdict. */
  ready: string;
  /** Opens the notice of a correction. */
  correction: string;
  /** Before the claim as it was checked, which stands in quotation marks. */
  claim: string;
  /** Before the publisher's name and the date. */
  source: string;
  /** The five ratings, as they open an answer. */
  rating: Record<Rating, string>;
};

export const botLanguages = ['en', 'es', 'pt', 'fr', 'hi', 'ar', 'id', 'sw'] as const;
export type BotLanguage = (typeof botLanguages)[number];

/** The phrases of a language, by BCP 47 tag; those of English when we do not speak it. `hi-Latn` is answered in Hindi. */
export function phrasesOf(language: string | null): Phrases {
  return phrases[botLanguageOf(language)];
}

/** The language we answer in for a BCP 47 tag. */
export function botLanguageOf(language: string | null): BotLanguage {
  const base = (language ?? 'en').split('-')[0] ?? 'en';
  return botLanguages.find((known) => known === base) ?? 'en';
}

const phrases: Record<BotLanguage, Phrases> = {
  en: {
    ownName: 'English',
    greeting: 'Hello. Forward me a message you are not sure about, and I will look for a fact-check of it.',
    thanks: 'You are welcome. Forward me anything else you are not sure about.',
    help: 'Forward me a message you are not sure about. If it has been checked, I answer at once; if not, a person looks at it and I tell you what they find.\n\nYou can also send:\nLANGUAGE to choose your language\nSTOP or START for later news\nDELETE MY DATA to erase what you sent',
    chat: 'I can only help with messages that are going around. Forward me one you are not sure about.',
    unreadable: 'I cannot read this kind of message. Please send me the words as text.',
    wordless:
      'I cannot read pictures, sound or film yet. Please send me the words in it as text, or what people say about it.',
    sendTheMessage: 'Which message do you mean? Please forward it to me.',
    reviewing:
      'Thank you. We have not checked this yet, so I cannot say whether it is true. A person will look at it, and I will tell you here what they find.',
    offer: 'Is one of these what you mean?',
    choose: 'Choose',
    none: 'None of these',
    privacy:
      'We keep what you send so that we can check it; the people who check do not see your number. Send DELETE MY DATA to have it erased.',
    stopped: 'Understood. You will get no more news from us. Send START if you change your mind.',
    started: 'Welcome back. I will tell you again when something you asked about has been checked.',
    chooseLanguage: 'Which language shall I use?',
    languageSet: 'I will answer in English from now on.',
    askErase: 'Shall I erase everything you sent us? You will then not hear what became of your questions.',
    eraseYes: 'Erase everything',
    eraseNo: 'Keep it',
    keptData: 'Nothing was erased.',
    erased: 'Everything you sent has been erased. Goodbye.',
    notedPerson: 'Thank you for telling me. A person will look at it, and I will tell you here what they find.',
    helpful: 'Helpful',
    notMine: 'Not what I asked',
    person: 'Ask a person',
    ready: 'You asked about this. We have checked it now.',
    correction: 'Correction: what I told you before was not right.',
    claim: 'The claim',
    source: 'Source',
    rating: { false: 'False', misleading: 'Misleading', unproven: 'Not proven', satire: 'Satire', true: 'True' },
  },
  es: {
    ownName: 'Español',
    greeting: 'Hola. Reenvíame un mensaje del que dudes y buscaré si alguien lo ha verificado.',
    thanks: 'De nada. Reenvíame cualquier otra cosa de la que dudes.',
    help: 'Reenvíame un mensaje del que dudes. Si ya está verificado, respondo enseguida; si no, una persona lo revisa y te cuento qué encuentra.\n\nTambién puedes enviar:\nLANGUAGE para elegir tu idioma\nSTOP o START para las novedades\nDELETE MY DATA para borrar lo que enviaste',
    chat: 'Solo puedo ayudar con mensajes que circulan. Reenvíame uno del que dudes.',
    unreadable: 'No puedo leer este tipo de mensaje. Envíame las palabras como texto, por favor.',
    wordless: 'Todavía no puedo leer imágenes, audios ni vídeos. Envíame en texto lo que dicen, por favor.',
    sendTheMessage: '¿A qué mensaje te refieres? Reenvíamelo, por favor.',
    reviewing:
      'Gracias. Aún no hemos verificado esto, así que no puedo decir si es cierto. Una persona lo revisará y te contaré aquí qué encuentra.',
    offer: '¿Te refieres a uno de estos?',
    choose: 'Elegir',
    none: 'Ninguno de estos',
    privacy:
      'Guardamos lo que envías para poder verificarlo; quienes verifican no ven tu número. Envía DELETE MY DATA para borrarlo.',
    stopped: 'Entendido. No recibirás más novedades. Envía START si cambias de opinión.',
    started: 'Bienvenido de nuevo. Te avisaré cuando se verifique algo que preguntaste.',
    chooseLanguage: '¿Qué idioma uso?',
    languageSet: 'Desde ahora responderé en español.',
    askErase: '¿Borro todo lo que nos enviaste? Entonces no sabrás qué pasó con tus preguntas.',
    eraseYes: 'Borrar todo',
    eraseNo: 'Conservarlo',
    keptData: 'No se borró nada.',
    erased: 'Se borró todo lo que enviaste. Adiós.',
    notedPerson: 'Gracias por decírmelo. Una persona lo revisará y te contaré aquí qué encuentra.',
    helpful: 'Me sirve',
    notMine: 'No pregunté eso',
    person: 'Hablar con alguien',
    ready: 'Preguntaste por esto. Ya lo hemos verificado.',
    correction: 'Corrección: lo que te dije antes no era correcto.',
    claim: 'La afirmación',
    source: 'Fuente',
    rating: { false: 'Falso', misleading: 'Engañoso', unproven: 'Sin pruebas', satire: 'Sátira', true: 'Verdadero' },
  },
  pt: {
    ownName: 'Português',
    greeting: 'Olá. Encaminhe uma mensagem de que você duvida e eu procuro se alguém já a checou.',
    thanks: 'De nada. Encaminhe qualquer outra coisa de que você duvide.',
    help: 'Encaminhe uma mensagem de que você duvida. Se já foi checada, respondo na hora; se não, uma pessoa olha e eu conto o que ela encontrar.\n\nVocê também pode enviar:\nLANGUAGE para escolher o idioma\nSTOP ou START para as novidades\nDELETE MY DATA para apagar o que enviou',
    chat: 'Só posso ajudar com mensagens que estão circulando. Encaminhe uma de que você duvida.',
    unreadable: 'Não consigo ler esse tipo de mensagem. Envie as palavras como texto, por favor.',
    wordless: 'Ainda não consigo ler imagens, áudios ou vídeos. Envie em texto o que eles dizem, por favor.',
    sendTheMessage: 'A qual mensagem você se refere? Encaminhe para mim, por favor.',
    reviewing:
      'Obrigado. Ainda não checamos isso, então não posso dizer se é verdade. Uma pessoa vai olhar e eu conto aqui o que ela encontrar.',
    offer: 'É uma destas que você quer dizer?',
    choose: 'Escolher',
    none: 'Nenhuma destas',
    privacy:
      'Guardamos o que você envia para poder checar; quem checa não vê o seu número. Envie DELETE MY DATA para apagar.',
    stopped: 'Entendido. Você não receberá mais novidades. Envie START se mudar de ideia.',
    started: 'Que bom ter você de volta. Aviso quando algo que você perguntou for checado.',
    chooseLanguage: 'Que idioma devo usar?',
    languageSet: 'A partir de agora respondo em português.',
    askErase: 'Devo apagar tudo o que você nos enviou? Assim você não saberá o que houve com suas perguntas.',
    eraseYes: 'Apagar tudo',
    eraseNo: 'Manter',
    keptData: 'Nada foi apagado.',
    erased: 'Tudo o que você enviou foi apagado. Até logo.',
    notedPerson: 'Obrigado por avisar. Uma pessoa vai olhar e eu conto aqui o que ela encontrar.',
    helpful: 'Ajudou',
    notMine: 'Não perguntei isso',
    person: 'Falar com alguém',
    ready: 'Você perguntou sobre isto. Agora já checamos.',
    correction: 'Correção: o que eu disse antes não estava certo.',
    claim: 'A alegação',
    source: 'Fonte',
    rating: { false: 'Falso', misleading: 'Enganoso', unproven: 'Sem provas', satire: 'Sátira', true: 'Verdadeiro' },
  },
  fr: {
    ownName: 'Français',
    greeting: 'Bonjour. Transférez-moi un message dont vous doutez, je cherche s’il a été vérifié.',
    thanks: 'Je vous en prie. Transférez-moi tout autre message dont vous doutez.',
    help: 'Transférez-moi un message dont vous doutez. S’il est déjà vérifié, je réponds tout de suite ; sinon une personne le regarde et je vous dis ce qu’elle trouve.\n\nVous pouvez aussi envoyer :\nLANGUAGE pour choisir la langue\nSTOP ou START pour les nouvelles\nDELETE MY DATA pour effacer vos envois',
    chat: 'Je ne peux aider que pour les messages qui circulent. Transférez-m’en un dont vous doutez.',
    unreadable: 'Je ne peux pas lire ce type de message. Envoyez-moi les mots en texte, s’il vous plaît.',
    wordless:
      'Je ne sais pas encore lire les images, les sons ni les vidéos. Envoyez-moi en texte ce qu’ils disent, s’il vous plaît.',
    sendTheMessage: 'De quel message parlez-vous ? Transférez-le-moi, s’il vous plaît.',
    reviewing:
      'Merci. Nous ne l’avons pas encore vérifié, je ne peux donc pas dire si c’est vrai. Une personne va le regarder et je vous dirai ici ce qu’elle trouve.',
    offer: 'Est-ce l’un de ceux-ci ?',
    choose: 'Choisir',
    none: 'Aucun de ceux-ci',
    privacy:
      'Nous gardons vos envois pour les vérifier ; les vérificateurs ne voient pas votre numéro. Envoyez DELETE MY DATA pour les effacer.',
    stopped: 'C’est noté. Vous ne recevrez plus de nouvelles. Envoyez START si vous changez d’avis.',
    started: 'Bon retour. Je vous préviendrai quand ce que vous avez demandé sera vérifié.',
    chooseLanguage: 'Quelle langue dois-je utiliser ?',
    languageSet: 'Je répondrai désormais en français.',
    askErase: 'Dois-je effacer tout ce que vous nous avez envoyé ? Vous ne saurez alors pas la suite de vos questions.',
    eraseYes: 'Tout effacer',
    eraseNo: 'Garder',
    keptData: 'Rien n’a été effacé.',
    erased: 'Tout ce que vous avez envoyé est effacé. Au revoir.',
    notedPerson: 'Merci de me le dire. Une personne va le regarder et je vous dirai ici ce qu’elle trouve.',
    helpful: 'Utile',
    notMine: 'Pas ma question',
    person: 'Parler à quelqu’un',
    ready: 'Vous aviez posé la question. Nous l’avons vérifié.',
    correction: 'Correction : ce que je vous ai dit n’était pas exact.',
    claim: 'L’affirmation',
    source: 'Source',
    rating: { false: 'Faux', misleading: 'Trompeur', unproven: 'Non prouvé', satire: 'Satire', true: 'Vrai' },
  },
  hi: {
    ownName: 'हिन्दी',
    greeting: 'नमस्ते। जिस संदेश पर आपको शक हो उसे मुझे फ़ॉरवर्ड करें, मैं देखूँगा कि उसकी जाँच हुई है या नहीं।',
    thanks: 'आपका स्वागत है। जिस पर भी शक हो, मुझे फ़ॉरवर्ड करें।',
    help: 'जिस संदेश पर शक हो उसे मुझे फ़ॉरवर्ड करें। जाँच हो चुकी है तो मैं तुरंत बताता हूँ; नहीं तो एक व्यक्ति देखेगा और मैं आपको बताऊँगा।\n\nआप यह भी भेज सकते हैं:\nLANGUAGE भाषा चुनने के लिए\nSTOP या START आगे की ख़बरों के लिए\nDELETE MY DATA भेजा हुआ मिटाने के लिए',
    chat: 'मैं केवल फैल रहे संदेशों में मदद कर सकता हूँ। जिस पर शक हो वह मुझे फ़ॉरवर्ड करें।',
    unreadable: 'मैं इस तरह का संदेश नहीं पढ़ सकता। कृपया शब्द लिखकर भेजें।',
    wordless: 'मैं अभी तस्वीर, आवाज़ या वीडियो नहीं समझ सकता। कृपया उसमें कही बात लिखकर भेजें।',
    sendTheMessage: 'आप किस संदेश की बात कर रहे हैं? कृपया उसे मुझे फ़ॉरवर्ड करें।',
    reviewing:
      'धन्यवाद। हमने अभी इसकी जाँच नहीं की है, इसलिए मैं नहीं कह सकता कि यह सच है या नहीं। एक व्यक्ति इसे देखेगा और जो मिलेगा वह मैं आपको यहीं बताऊँगा।',
    offer: 'क्या आप इनमें से किसी की बात कर रहे हैं?',
    choose: 'चुनें',
    none: 'इनमें से कोई नहीं',
    privacy: 'आप जो भेजते हैं उसे हम जाँच के लिए रखते हैं; जाँचने वालों को आपका नंबर नहीं दिखता। मिटाने के लिए DELETE MY DATA भेजें।',
    stopped: 'ठीक है। अब आपको हमारी ओर से ख़बरें नहीं आएँगी। मन बदले तो START भेजें।',
    started: 'फिर से स्वागत है। आपके पूछे की जाँच होते ही मैं बताऊँगा।',
    chooseLanguage: 'मैं किस भाषा में बात करूँ?',
    languageSet: 'अब से मैं हिन्दी में जवाब दूँगा।',
    askErase: 'क्या मैं आपका भेजा सब कुछ मिटा दूँ? तब आपको अपने सवालों का नतीजा पता नहीं चलेगा।',
    eraseYes: 'सब मिटा दें',
    eraseNo: 'रहने दें',
    keptData: 'कुछ भी नहीं मिटाया गया।',
    erased: 'आपका भेजा सब कुछ मिटा दिया गया। नमस्ते।',
    notedPerson: 'बताने के लिए धन्यवाद। एक व्यक्ति इसे देखेगा और जो मिलेगा वह मैं आपको यहीं बताऊँगा।',
    helpful: 'काम आया',
    notMine: 'यह नहीं पूछा था',
    person: 'व्यक्ति से पूछें',
    ready: 'आपने इसके बारे में पूछा था। अब हमने इसकी जाँच कर ली है।',
    correction: 'सुधार: मैंने पहले जो बताया वह सही नहीं था।',
    claim: 'दावा',
    source: 'स्रोत',
    rating: { false: 'ग़लत', misleading: 'भ्रामक', unproven: 'अप्रमाणित', satire: 'व्यंग्य', true: 'सही' },
  },
  ar: {
    ownName: 'العربية',
    greeting: 'مرحبًا. أعد توجيه أي رسالة تشك فيها إليّ، وسأبحث هل تم التحقق منها.',
    thanks: 'على الرحب والسعة. أعد توجيه أي شيء آخر تشك فيه.',
    help: 'أعد توجيه رسالة تشك فيها. إن كان قد تم التحقق منها أجيبك فورًا، وإلا نظر فيها شخص وأخبرتك بما يجد.\n\nيمكنك أيضًا إرسال:\nLANGUAGE لاختيار اللغة\nSTOP أو START للأخبار اللاحقة\nDELETE MY DATA لمسح ما أرسلته',
    chat: 'أستطيع المساعدة فقط في الرسائل المتداولة. أعد توجيه رسالة تشك فيها.',
    unreadable: 'لا أستطيع قراءة هذا النوع من الرسائل. أرسل الكلمات نصًا من فضلك.',
    wordless: 'لا أستطيع بعد فهم الصور أو الصوت أو الفيديو. أرسل ما يقال فيها نصًا من فضلك.',
    sendTheMessage: 'أي رسالة تقصد؟ أعد توجيهها إليّ من فضلك.',
    reviewing: 'شكرًا. لم نتحقق من هذا بعد، فلا أستطيع القول هل هو صحيح. سينظر فيه شخص وسأخبرك هنا بما يجد.',
    offer: 'هل تقصد واحدة من هذه؟',
    choose: 'اختر',
    none: 'لا شيء منها',
    privacy: 'نحتفظ بما ترسله كي نتحقق منه، ولا يرى المدققون رقمك. أرسل DELETE MY DATA لمسحه.',
    stopped: 'حسنًا. لن تصلك أخبار أخرى منا. أرسل START إن غيرت رأيك.',
    started: 'أهلًا بعودتك. سأخبرك عندما يتم التحقق مما سألت عنه.',
    chooseLanguage: 'بأي لغة أجيبك؟',
    languageSet: 'سأجيبك بالعربية من الآن.',
    askErase: 'هل أمسح كل ما أرسلته إلينا؟ لن تعرف حينها نتيجة أسئلتك.',
    eraseYes: 'امسح كل شيء',
    eraseNo: 'احتفظ به',
    keptData: 'لم يُمسح شيء.',
    erased: 'تم مسح كل ما أرسلته. إلى اللقاء.',
    notedPerson: 'شكرًا لإخباري. سينظر فيه شخص وسأخبرك هنا بما يجد.',
    helpful: 'مفيد',
    notMine: 'لم أسأل عن هذا',
    person: 'اسأل شخصًا',
    ready: 'سألت عن هذا، وقد تحققنا منه الآن.',
    correction: 'تصحيح: ما أخبرتك به سابقًا لم يكن صحيحًا.',
    claim: 'الادعاء',
    source: 'المصدر',
    rating: { false: 'غير صحيح', misleading: 'مضلل', unproven: 'غير مثبت', satire: 'سخرية', true: 'صحيح' },
  },
  id: {
    ownName: 'Bahasa Indonesia',
    greeting: 'Halo. Teruskan pesan yang Anda ragukan kepada saya, saya carikan hasil pemeriksaan faktanya.',
    thanks: 'Sama-sama. Teruskan apa pun yang Anda ragukan.',
    help: 'Teruskan pesan yang Anda ragukan. Jika sudah diperiksa, saya langsung menjawab; jika belum, seseorang akan melihatnya dan saya kabari hasilnya.\n\nAnda juga bisa mengirim:\nLANGUAGE untuk memilih bahasa\nSTOP atau START untuk kabar selanjutnya\nDELETE MY DATA untuk menghapus kiriman Anda',
    chat: 'Saya hanya bisa membantu soal pesan yang beredar. Teruskan pesan yang Anda ragukan.',
    unreadable: 'Saya tidak bisa membaca jenis pesan ini. Kirimkan isinya sebagai teks.',
    wordless: 'Saya belum bisa membaca gambar, suara, atau video. Kirimkan isinya sebagai teks.',
    sendTheMessage: 'Pesan mana yang Anda maksud? Teruskan kepada saya.',
    reviewing:
      'Terima kasih. Kami belum memeriksa ini, jadi saya tidak bisa mengatakan apakah benar. Seseorang akan melihatnya, dan saya kabari hasilnya di sini.',
    offer: 'Apakah salah satu dari ini yang Anda maksud?',
    choose: 'Pilih',
    none: 'Bukan semuanya',
    privacy:
      'Kami menyimpan kiriman Anda untuk diperiksa; pemeriksa tidak melihat nomor Anda. Kirim DELETE MY DATA untuk menghapusnya.',
    stopped: 'Baik. Anda tidak akan menerima kabar lagi. Kirim START jika berubah pikiran.',
    started: 'Selamat datang kembali. Saya kabari bila pertanyaan Anda sudah diperiksa.',
    chooseLanguage: 'Bahasa apa yang saya gunakan?',
    languageSet: 'Mulai sekarang saya menjawab dalam bahasa Indonesia.',
    askErase: 'Hapus semua yang Anda kirim? Anda tidak akan tahu hasil pertanyaan Anda.',
    eraseYes: 'Hapus semua',
    eraseNo: 'Simpan saja',
    keptData: 'Tidak ada yang dihapus.',
    erased: 'Semua kiriman Anda telah dihapus. Sampai jumpa.',
    notedPerson: 'Terima kasih sudah memberi tahu. Seseorang akan melihatnya, dan saya kabari hasilnya di sini.',
    helpful: 'Membantu',
    notMine: 'Bukan itu',
    person: 'Tanya petugas',
    ready: 'Anda menanyakan ini. Sekarang sudah kami periksa.',
    correction: 'Ralat: yang saya sampaikan sebelumnya tidak tepat.',
    claim: 'Klaim',
    source: 'Sumber',
    rating: { false: 'Salah', misleading: 'Menyesatkan', unproven: 'Belum terbukti', satire: 'Satire', true: 'Benar' },
  },
  sw: {
    ownName: 'Kiswahili',
    greeting: 'Habari. Nitumie ujumbe unaoutilia shaka, nami nitatafuta kama umehakikiwa.',
    thanks: 'Karibu. Nitumie chochote kingine unachokitilia shaka.',
    help: 'Nitumie ujumbe unaoutilia shaka. Kama umehakikiwa nitajibu mara moja; kama bado, mtu atauangalia nami nitakuambia atakachopata.\n\nUnaweza pia kutuma:\nLANGUAGE kuchagua lugha\nSTOP au START kwa habari zaidi\nDELETE MY DATA kufuta ulichotuma',
    chat: 'Ninaweza kusaidia tu kwa ujumbe unaosambaa. Nitumie unaoutilia shaka.',
    unreadable: 'Siwezi kusoma ujumbe wa aina hii. Tafadhali tuma maneno kama maandishi.',
    wordless: 'Bado siwezi kusoma picha, sauti wala video. Tafadhali andika maneno yaliyomo.',
    sendTheMessage: 'Unamaanisha ujumbe gani? Tafadhali nitumie.',
    reviewing:
      'Asante. Bado hatujahakiki hili, kwa hiyo siwezi kusema kama ni kweli. Mtu ataliangalia, nami nitakuambia hapa atakachopata.',
    offer: 'Je, unamaanisha mojawapo ya haya?',
    choose: 'Chagua',
    none: 'Hakuna kati ya haya',
    privacy: 'Tunahifadhi unachotuma ili tukihakiki; wanaohakiki hawaoni namba yako. Tuma DELETE MY DATA kukifuta.',
    stopped: 'Sawa. Hutapata habari zaidi kutoka kwetu. Tuma START ukibadili mawazo.',
    started: 'Karibu tena. Nitakuambia ulichouliza kikihakikiwa.',
    chooseLanguage: 'Nitumie lugha gani?',
    languageSet: 'Kuanzia sasa nitajibu kwa Kiswahili.',
    askErase: 'Nifute kila kitu ulichotutumia? Hutajua majibu ya maswali yako.',
    eraseYes: 'Futa vyote',
    eraseNo: 'Viache',
    keptData: 'Hakuna kilichofutwa.',
    erased: 'Kila kitu ulichotuma kimefutwa. Kwaheri.',
    notedPerson: 'Asante kwa kuniambia. Mtu ataliangalia, nami nitakuambia hapa atakachopata.',
    helpful: 'Imesaidia',
    notMine: 'Sikuuliza hivyo',
    person: 'Uliza mtu',
    ready: 'Uliuliza kuhusu hili. Sasa tumelihakiki.',
    correction: 'Sahihisho: nilichokuambia awali hakikuwa sahihi.',
    claim: 'Dai',
    source: 'Chanzo',
    rating: {
      false: 'Si kweli',
      misleading: 'Linapotosha',
      unproven: 'Halijathibitishwa',
      satire: 'Kejeli',
      true: 'Kweli',
    },
  },
};
