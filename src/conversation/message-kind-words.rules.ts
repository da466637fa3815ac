/** Long because it is one table. */
/**
 * What people say to a tipline besides claims, by kind and language. Every phrase is as `plain` in
 * `message-kind.rules.ts` leaves it: lower case, no accents on Latin letters, no punctuation. Phrases are split at commas.
 */
export type SocialKind = 'greeting' | 'thanks' | 'help' | 'affirm' | 'deny';

type Phrases = Record<string, Partial<Record<SocialKind, string>> & { filler?: string }>;

export const socialPhrases: Phrases = {
  en: {
    greeting: `hi, hey, hello, helo, hallo, hlo, hii, heya, hiya, hola, howdy, yo, good morning, gm, good afternoon,
      good evening, good night, gn, good day, morning, how are you, how are you doing, how are you today, how r u,
      how do you do, how is it going, hows it going, how s it going, whats up, what s up, sup, wassup, hi there,
      hey there, hello there, greetings, nice to meet you, nice to speak to you, pleased to meet you, goodbye,
      good bye, bye, bye bye, see you, see you later, see ya, talk to you later, take care, have a nice day,
      have a good day, have a great day, have a good one, how have you been, how is your day, how is your day going,
      how are things, how are things going, how you doing, good to see you, merry christmas, happy new year,
      happy birthday, just saying hi, just saying hello, long time no see, its been nice talking,
      nice talking to you, it was nice talking to you, until next time`,
    thanks: `thanks, thank you, thank u, thx, thnx, tnx, tks, ty, thank you so much, thanks so much, thank you very much,
      thanks a lot, many thanks, thanks for the help, thanks for your help, thank you for your help, thanks for helping, thank you for letting me know,
      much appreciated, i appreciate it, appreciate it, appreciated, i appreciate your help, great job, good job, good work, nice work,
      well done, great, perfect, awesome, cool, nice, wonderful, amazing, excellent, very good, good to know, good bot, god bless you, god bless,
      you are welcome, youre welcome, that was helpful, very helpful, helpful, this helps,
      that helps, you have been very helpful, you were helpful, thats all, that is all, got it thanks`,
    help: `help, help me, please help, i need help, can you help me, can you help, could you help me, what can you do,
      what do you do, what can i do here, how does this work, how do i use this, how to use this, how to use,
      how do you work, what is this, what is this number, who is this, who are you, menu, options, info, what can i ask,
      what can i ask you, what can you help me with, how can you help me, how can you help, what is this service,
      instructions, commands, what is plumbline, how do i check a message, how can i check a message, can i talk to a person,
      can i talk to a human, i want to talk to a person, i want to speak to a person, talk to a human, human, agent`,
    affirm: `yes, yeah, yep, yup, ya, yea, y, sure, correct, right, exactly, of course, true, yes it is, yes please,
      that is right, thats right, that s right, that is it, thats it, that s it, that is the one, thats the one,
      this one, its true, it is true, that is true, that s true, thats true, that is correct, thats correct,
      that s correct, i agree, agreed, absolutely, definitely, certainly, indeed, affirmative, okay, alright, yes it does, yes i do,
      i think so, for sure, sounds good, thats affirmative, you got it, totally, positive, uh huh, yessir`,
    deny: `no, nope, nah, nay, not this, not this one, not that, not it, that is not it, thats not it, that s not it,
      wrong, incorrect, that is wrong, thats wrong, that s wrong, thats not right, that is not right, that s not right,
      not right, not correct, that is not correct, thats not correct, that s not correct, none, none of these, none of them,
      none of the above, neither, not really, no way, negative, never mind, nevermind, nvm, no it is not, no it isn t,
      not at all, i dont think so, i don t think so, i disagree, absolutely not, definitely not, certainly not,
      of course not, i said no, something else, it is not, its not, thats a no, that is false, thats false, that s false,
      not true, thats not true, that s not true, that is not true, it is not true, not what i asked, i did not ask this, i didnt ask this, i didn t ask this, not my question`,
    filler: `please, pls, plz, sir, madam, mam, maam, bro, brother, sister, dear, friend, friends, team, all, everyone, there, again,
      ok, okay, k, so, very, much, for you, to you, too, and, but, well, oh, lol, haha, hahaha, hehe, ha, hmm, um, bot, admin, then`,
  },
  es: {
    greeting: `hola, holi, buenas, buen dia, buenos dias, buenas tardes, buenas noches, que tal, como estas, como esta,
      como esta usted, como va, que hay, saludos, adios, chao, chau, hasta luego, hasta pronto, nos vemos, feliz dia, feliz noche`,
    thanks: `gracias, muchas gracias, mil gracias, muchisimas gracias, te lo agradezco, se lo agradezco, muy amable,
      muy amables, gracias por la ayuda, gracias por su ayuda, gracias por tu ayuda, gracias por la informacion,
      gracias por responder, excelente, perfecto, genial, muy bien, buen trabajo, me sirve, me sirvio, de nada, bendiciones`,
    help: `ayuda, ayudame, ayudeme, necesito ayuda, como funciona, como funciona esto, que puedes hacer, que haces,
      quien eres, quienes son, quien es, que es esto, menu, opciones, que es este numero, hablar con una persona,
      quiero hablar con una persona, me puedes ayudar, me pueden ayudar, puedes ayudarme`,
    affirm: `si, sip, claro, claro que si, correcto, exacto, por supuesto, asi es, es este, es esta, este es, es ese, eso es,
      es verdad, es cierto, de acuerdo, vale, dale, bueno, cierto, afirmativo`,
    deny: `no, nop, no es, no es este, no es esta, no es eso, no es ese, incorrecto, ninguno, ninguna, ninguno de estos, equivocado,
      para nada, no pregunte eso, no pregunte esto, claro que no, no gracias, eso no, no es verdad, no es cierto, otra cosa, negativo`,
    filler: `por favor, porfa, porfavor, senor, senora, amigo, amiga, amigos, ok, y, a todos, bien, jaja, jajaja, muy, equipo`,
  },
  pt: {
    greeting: `oi, oii, oie, ola, opa, eai, e ai, bom dia, boa tarde, boa noite, bom diaa, tudo bem, tudo bom, td bem,
      como vai, como voce esta, como esta, como voces estao, beleza, blz, tchau, ate logo, ate mais, saudacoes, salve, bom domingo, feliz dia`,
    thanks: `obrigado, obrigada, muito obrigado, muito obrigada, brigado, brigada, obg, obgd, vlw, valeu, agradeco, grato, grata,
      agradecido, agradecida, obrigado pela ajuda, obrigada pela ajuda, obrigado pela informacao, obrigada pela informacao,
      obrigado pela resposta, obrigada pela resposta, obrigado por responder, parabens, parabens pelo trabalho, otimo,
      excelente, perfeito, muito bom, ajudou, ajudou muito, de nada, amem, deus abencoe`,
    help: `ajuda, me ajuda, me ajude, preciso de ajuda, como funciona, como funciona isso, o que voce faz, quem e voce,
      quem sao voces, o que e isso, menu, opcoes, que numero e esse, quero falar com uma pessoa, falar com uma pessoa,
      falar com atendente, atendente, pode me ajudar, voce pode me ajudar, podem me ajudar`,
    affirm: `sim, s, ss, isso, isso mesmo, claro, com certeza, correto, certo, exato, exatamente, e esse, e essa, e esta, e este, e verdade,
      verdade, positivo, concordo, ta bom, ta certo, tá`,
    deny: `nao, n, nn, nao e, nao e isso, nao e esse, nao e essa, errado, incorreto, nenhum, nenhuma, nenhuma dessas, nenhuma destas,
      nenhum desses, nenhum destes, nao perguntei isso, claro que nao, nao obrigado, nao obrigada, outra coisa, negativo, nada disso, nao e verdade`,
    filler: `por favor, pfv, pf, pfvr, por gentileza, amigo, amiga, amigos, pessoal, galera, ok, gente, a todos, kkk, kkkk, kkkkk, rsrs, rs,
      senhor, senhora, e, muito, moca, moco, querida, querido, equipe`,
  },
  fr: {
    greeting: `bonjour, bonsoir, salut, coucou, slt, bjr, bsr, allo, bonne nuit, bonne journee, bonne soiree, ca va,
      comment ca va, comment vas tu, comment allez vous, au revoir, a bientot, a plus, a plus tard, bonne annee`,
    thanks: `merci, merci beaucoup, mille mercis, merci bien, je vous remercie, je te remercie, merci pour votre aide,
      merci de votre aide, merci pour l aide, merci pour la reponse, merci d avoir repondu, parfait, excellent, genial, super, utile, tres utile, tres bien, de rien`,
    help: `aide, aidez moi, aide moi, j ai besoin d aide, comment ca marche, comment ca fonctionne, qui etes vous, qui es tu,
      que faites vous, que peux tu faire, que pouvez vous faire, c est quoi, c est quoi ce numero, menu, options,
      parler a une personne, je veux parler a une personne, pouvez vous m aider, peux tu m aider`,
    affirm: `oui, ouais, ui, exact, exactement, correct, c est ca, bien sur, tout a fait, c est vrai, d accord, c est celui ci, celui ci, vrai`,
    deny: `non, nan, pas ca, ce n est pas ca, c est pas ca, pas celui ci, faux, c est faux, aucun, aucune, aucun de ceux la, aucun de ceux ci, pas ma question, pas du tout,
      bien sur que non, non merci, autre chose, ce n est pas vrai, incorrect`,
    filler: `s il vous plait, s il te plait, svp, stp, monsieur, madame, mon ami, mes amis, tout le monde, a tous, ok, et, bien, mdr, l equipe, tres`,
  },
  hi: {
    greeting: `नमस्ते, नमस्कार, प्रणाम, हैलो, हेलो, हेल्लो, हाय, हाई, राम राम, जय श्री राम, राधे राधे, जय हिंद, जय हिन्द, सत श्री अकाल,
      सलाम, शुभ प्रभात, सुप्रभात, गुड मॉर्निंग, शुभ रात्रि, शुभ संध्या, गुड नाइट, कैसे हो, कैसे हैं, आप कैसे हैं, आप कैसे हो, क्या हाल है, अलविदा, फिर मिलेंगे`,
    thanks: `धन्यवाद, शुक्रिया, बहुत धन्यवाद, बहुत बहुत धन्यवाद, बहुत शुक्रिया, बहुत बहुत शुक्रिया, थैंक्यू, थैंक्स, थैंक यू, आभार, आपका धन्यवाद,
      आपका बहुत धन्यवाद, आपका बहुत बहुत धन्यवाद, बहुत अच्छा, बढ़िया, बहुत बढ़िया, काम आया`,
    help: `मदद, मदद करो, मदद करें, मदद चाहिए, मुझे मदद चाहिए, मेरी मदद करें, मेरी मदद करो, आप कौन हैं, आप कौन हो, तुम कौन हो,
      यह कैसे काम करता है, ये कैसे काम करता है, आप क्या करते हैं, आप क्या कर सकते हैं, मेनू, हेल्प, यह क्या है, ये क्या है, किसी व्यक्ति से बात करनी है`,
    affirm: `हाँ, हां, हा, जी, जी हाँ, जी हां, हाँ जी, हां जी, सही, सही है, ठीक, ठीक है, बिल्कुल, बिलकुल, यही है, यही, सच है, सच`,
    deny: `नहीं, नही, ना, जी नहीं, गलत, ग़लत, गलत है, यह नहीं, ये नहीं, यह नहीं है, ये नहीं है, कोई नहीं, इनमें से कोई नहीं, यह नहीं पूछा था, ये नहीं पूछा था, बिल्कुल नहीं, सच नहीं है`,
    filler: `कृपया, प्लीज, प्लीज़, जी, सर, मैडम, भाई, बहन, दोस्त, दोस्तों, भाइयों, सभी को, आपको, सबको, मित्र, ओके, अच्छा, और`,
  },
  'hi-Latn': {
    greeting: `namaste, namaskar, namste, pranam, ram ram, jai shri ram, jai shree ram, jai hind, radhe radhe, sat sri akal,
      salaam, salam, assalamualaikum, assalamu alaikum, walaikum assalam, kaise ho, kaise hain, kaise hai, aap kaise ho, aap kaise hain, kya hal hai,
      kya haal hai, kya hal hain, suprabhat, shubh ratri, shubh prabhat, alvida, phir milenge, kaise ho aap, kya haal`,
    thanks: `dhanyavad, dhanyawad, dhanyavaad, dhanyawaad, shukriya, bahut dhanyavad, bahut bahut dhanyavad, bahut shukriya,
      bahut bahut shukriya, bohot shukriya, shukria, bahut shukria, mehrbani, meherbani, thanku, thank you ji, thankyou, aapka dhanyavad, aapka shukriya, bahut accha, bahut badhiya, badhiya, kaam aaya`,
    help: `madad, madad karo, madad kare, madad karen, madad karein, madad chahiye, mujhe madad chahiye, meri madad karo,
      aap kaun ho, aap kaun hain, tum kaun ho, kaun ho, yeh kaise kaam karta hai, ye kaise kaam karta hai, aap kya karte ho,
      aap kya karte hain, aap kya kar sakte ho, yeh kya hai, ye kya hai`,
    affirm: `haan, han, haa, haan ji, han ji, ji haan, ji han, ji, sahi, sahi hai, thik hai, theek hai, thik, theek, bilkul, yahi hai, yahi,
      sach hai, haanji, hanji, acha, accha, achha`,
    deny: `nahi, nahin, nai, nhi, ji nahi, galat, galat hai, yeh nahi, ye nahi, yeh nahi hai, ye nahi hai, koi nahi, inme se koi nahi, inmein se koi nahi, yeh nahi poochha tha,
      ye nahi pucha tha, bilkul nahi, sach nahi hai, jhooth hai`,
    filler: `kripya, kripaya, bhai, bhaiya, behen, didi, dost, dosto, doston, ji, sabko, sabhi ko, aapko, aap ko, mitra, yaar, aur`,
  },
  bn: {
    greeting: `হ্যালো, হাই, নমস্কার, আদাব, সালাম, আসসালামু আলাইকুম, ওয়ালাইকুম আসসালাম, কেমন আছো, কেমন আছেন, কেমন আছ, শুভ সকাল, শুভ সন্ধ্যা, শুভ রাত্রি,
      শুভ দুপুর, kemon achen, kemon acho, nomoskar, কি খবর, কী খবর, বিদায়, আবার দেখা হবে, হ্যালো ভাই`,
    thanks: `ধন্যবাদ, অনেক ধন্যবাদ, আপনাকে ধন্যবাদ, অসংখ্য ধন্যবাদ, থ্যাংকস, থ্যাংক ইউ, dhonnobad, dhonyobad, onek dhonnobad, শুকরিয়া, খুব ভালো, দারুণ, চমৎকার, কাজে লেগেছে`,
    help: `সাহায্য, সাহায্য করুন, সাহায্য চাই, আমাকে সাহায্য করুন, আপনি কে, আপনারা কারা, তুমি কে, এটা কীভাবে কাজ করে, এটা কি, এটা কী, মেনু, হেল্প, মানুষের সাথে কথা বলতে চাই`,
    affirm: `হ্যাঁ, হা, হুম, জি, জ্বি, জি হ্যাঁ, ঠিক, ঠিক আছে, ঠিক তাই, অবশ্যই, এটাই, সত্যি`,
    deny: `না, নাহ, জি না, এটা না, এটা নয়, ভুল, এটা ভুল, কোনোটাই না, কোনোটি নয়, এগুলোর কোনোটি নয়, এগুলোর কোনোটাই না, এটা জানতে চাইনি, একদম না`,
    filler: `দয়া করে, অনুগ্রহ করে, প্লিজ, ভাই, আপু, দাদা, দিদি, স্যার, ম্যাডাম, বন্ধু, বন্ধুরা, সবাইকে, আচ্ছা, আর, ওকে`,
  },
  ur: {
    greeting: `السلام علیکم, السلام علیکم ورحمۃ اللہ, السلام علیکم ورحمۃ اللہ وبرکاتہ, وعلیکم السلام, سلام, ہیلو, ہائے, آداب, کیسے ہو, کیسے ہیں,
      آپ کیسے ہیں, کیا حال ہے, کیا حال ہیں, صبح بخیر, شب بخیر, خدا حافظ, اللہ حافظ, جمعہ مبارک`,
    thanks: `شکریہ, بہت شکریہ, بہت بہت شکریہ, آپ کا شکریہ, آپ کا بہت شکریہ, مہربانی, بہت مہربانی, جزاک اللہ, جزاک اللہ خیر, تھینک یو, بہت خوب, زبردست, کام آیا`,
    help: `مدد, مدد کریں, مدد کرو, مدد چاہیے, مجھے مدد چاہیے, میری مدد کریں, آپ کون ہیں, تم کون ہو, یہ کیسے کام کرتا ہے, یہ کیا ہے, آپ کیا کرتے ہیں, مینو, ہیلپ, کسی شخص سے بات کرنی ہے`,
    affirm: `ہاں, جی, جی ہاں, ہاں جی, ٹھیک, ٹھیک ہے, صحیح, درست, بالکل, یہی ہے, یہی, سچ, سچ ہے`,
    deny: `نہیں, جی نہیں, نہ, غلط, غلط ہے, یہ نہیں, یہ نہیں ہے, کوئی نہیں, ان میں سے کوئی نہیں, یہ نہیں پوچھا تھا, بالکل نہیں, سچ نہیں ہے`,
    filler: `براہ کرم, پلیز, برائے مہربانی, بھائی, بہن, جناب, سر, میڈم, دوست, دوستو, سب کو, اچھا, اور, جی`,
  },
  ar: {
    greeting: `مرحبا, مرحبا بك, مرحبا بكم, اهلا, اهلا وسهلا, اهلا بك, هلا, هاي, السلام عليكم, السلام عليكم ورحمه الله,
      السلام عليكم ورحمه الله وبركاته, سلام عليكم, سلام, وعليكم السلام, وعليكم السلام ورحمه الله وبركاته, صباح الخير, صباح النور,
      مساء الخير, مساء النور, كيف حالك, كيف حالكم, كيفك, كيف الحال, شلونك, شلونكم, ازيك, عامل ايه, مع السلامه, الي اللقاء, تصبح علي خير, جمعه مباركه`,
    thanks: `شكرا, شكرا جزيلا, شكرا لك, شكرا لكم, شكرا كثيرا, الف شكر, مشكور, مشكوره, مشكورين, تسلم, تسلموا, يسلمو, جزاك الله خيرا,
      جزاكم الله خيرا, جزاك الله خير, جزاكم الله خير, بارك الله فيك, بارك الله فيكم, شكرا علي المساعده, شكرا علي الرد, ممتاز, رائع, مفيد, عفوا, الله يعطيك العافيه`,
    help: `مساعده, المساعده, ساعدني, ساعدوني, احتاج مساعده, محتاج مساعده, اريد مساعده, من انت, من انتم, مين انت, ما هذا, كيف يعمل هذا,
      كيف تعمل هذه الخدمه, ماذا تفعل, ماذا يمكنك ان تفعل, القائمه, ممكن مساعده, هل يمكنك مساعدتي, اريد التحدث مع شخص`,
    affirm: `نعم, اه, اي, ايوه, ايوا, اجل, بلي, صح, صحيح, تمام, اكيد, طبعا, بالتاكيد, بالضبط, هذا هو, هو هذا, حسنا, اوكي, حاضر`,
    deny: `لا, لأ, كلا, ليس هذا, ليست هذه, مو هذا, مش هذا, مش ده, خطا, غلط, غير صحيح, ليس صحيحا, مش صحيح, لا شيء, لا شيء منها, ولا واحد, لم اسال عن هذا, ابدا, ابدا لا, طبعا لا, لا شكرا`,
    filler: `من فضلك, من فضلكم, لو سمحت, لو سمحتم, رجاء, الرجاء, اخي, اختي, يا اخي, يا اختي, استاذ, دكتور, يا, جميعا, للجميع, ارجوك, هه, ههه, هههه, ههههه`,
  },
  id: {
    greeting: `halo, hallo, hai, hay, hei, selamat pagi, selamat siang, selamat sore, selamat malam, pagi, siang, sore, malam,
      met pagi, met malam, assalamualaikum, assalamu alaikum, waalaikumsalam, apa kabar, apa khabar, gimana kabarnya,
      bagaimana kabarmu, sampai jumpa, dadah, permisi, salam, salam sejahtera, selamat petang, selamat tidur, selamat tinggal`,
    thanks: `terima kasih, terimakasih, makasih, makasi, trims, trimakasih, tks, mksh, terima kasih banyak, makasih banyak, makasih ya,
      terima kasih ya, terima kasih atas bantuannya, terima kasih atas infonya, terima kasih infonya, terima kasih informasinya, matur nuwun, suwun,
      sama sama, bagus, membantu, sangat membantu, mantap, mantul, sip, hebat, keren`,
    help: `bantuan, bantu, tolong, tolong bantu, tolong bantu saya, saya butuh bantuan, bantu saya, butuh bantuan, minta tolong, ini apa, kamu siapa, siapa kamu,
      anda siapa, siapa anda, siapa ini, ini siapa, bagaimana cara kerjanya, cara pakainya, gimana caranya, bagaimana caranya, apa yang bisa kamu lakukan,
      bisa bantu saya, menu, ini nomor apa, nomor apa ini, mau bicara dengan orang`,
    affirm: `ya, iya, yaa, yup, ho oh, betul, benar, tepat, bener, tentu, tentu saja, setuju, oke, baik, baiklah, boleh, itu benar, yang ini, itu dia, pasti, siap`,
    deny: `tidak, tdk, nggak, ngga, enggak, gak, ga, bukan, bukan ini, bukan yang ini, bukan itu, salah, keliru, tidak ada, tidak satupun, tidak satu pun,
      nggak ada, gak ada, tentu tidak, tidak benar, tidak terima kasih, yang lain, lainnya`,
    filler: `tolong, mohon, pak, bu, bapak, ibu, kak, mas, mbak, bang, om, tante, min, admin, semua, semuanya, ya, dong, deh, sih, nih, wkwk, wkwkwk, sangat, banget`,
  },
  sw: {
    greeting: `habari, habari yako, habari zenu, habari za asubuhi, habari za mchana, habari za jioni, habari gani, hujambo, hamjambo,
      sijambo, jambo, mambo, mambo vipi, vipi, niaje, sasa, shikamoo, marahaba, salama, poa, salamu, salaam, asubuhi njema,
      usiku mwema, siku njema, kwaheri, tutaonana, u hali gani, uko poa, habari ya leo, habari za leo, karibu`,
    thanks: `asante, asanteni, ahsante, asante sana, ahsante sana, asanteni sana, shukrani, shukran, nashukuru, ninashukuru, tunashukuru,
      asante kwa msaada, asante kwa msaada wako, asante kwa taarifa, asante kwa jibu, vizuri, vizuri sana, nzuri, nzuri sana, safi, safi sana, hongera, imesaidia, ubarikiwe, mungu akubariki`,
    help: `msaada, nisaidie, naomba msaada, nahitaji msaada, tafadhali nisaidie, wewe ni nani, nyinyi ni nani, hii ni nini, hii ni nambari gani,
      inafanyaje kazi, unafanya nini, unaweza kufanya nini, unaweza kunisaidia, menyu, nataka kuongea na mtu`,
    affirm: `ndiyo, ndio, naam, eeh, ee, sawa, sawa sawa, sawasawa, kweli, ni kweli, hakika, kabisa, sahihi, hiyo ndiyo, ndiyo hiyo, ni hiyo, haswa`,
    deny: `hapana, la, siyo, sio, sivyo, siyo hiyo, sio hiyo, si hiyo, sio hii, siyo hii, si kweli, sio kweli, siyo kweli, uongo, hakuna, hakuna hata moja, hakuna kati ya haya, sikuuliza hili, sikuuliza hivyo, makosa, la hasha, nyingine, kitu kingine`,
    filler: `tafadhali, naomba, ndugu, dada, kaka, rafiki, marafiki, bwana, mama, mzee, wote, nyote, sana, na, pia, basi, ok`,
  },
  ha: {
    greeting: `sannu, sannu da zuwa, sannunku, barka, barka da safiya, barka da yamma, barka da rana, ina kwana, ina wuni, ina yini, yaya dai, yaya kake, yaya kike,
      kuna lafiya, lafiya, lafiya lau, salamu alaikum, assalamu alaikum, wa alaikumus salam, sai an jima, sai anjima, sai da safe, mu kwana lafiya`,
    thanks: `na gode, nagode, mun gode, na gode sosai, nagode sosai, na gode kwarai, an gode, godiya, madalla, allah ya saka, allah ya saka da alheri, yayi kyau, ya yi kyau, ya taimaka`,
    help: `taimako, taimaka mini, ku taimaka mini, ina bukatar taimako, ina neman taimako, wane ne kai, wanene kai, ku su wa ne, menene wannan, mene ne wannan,
      yaya yake aiki, me kuke yi, me za ku iya yi, ina son magana da mutum`,
    affirm: `e, eh, ee, i, haka ne, hakane, gaskiya, gaskiya ne, gaskiya ce, daidai, daidai ne, to, toh, shi ke nan, shikenan, shi ne, tabbas`,
    deny: `a'a, aa, a a, ba shi ba, ba wannan ba, ba haka ba, ba haka bane, babu, babu ko daya, ba shi na tambaya ba, karya, karya ne, ba gaskiya ba, ba daidai ba`,
    filler: `don allah, dan allah, malam, hajiya, yallabai, aboki, abokai, yan uwa, kowa, da, kuma, ok, sosai`,
  },
  tr: {
    greeting: `merhaba, merhabalar, selam, selamlar, slm, selamun aleykum, selamunaleykum, aleykum selam, gunaydin, iyi gunler, iyi aksamlar, iyi geceler, nasilsin, nasılsın,
      nasilsiniz, nasılsınız, naber, ne haber, hosca kal, hoscakal, hosca kalin, hoşça kalın, gorusuruz, görüşürüz, kolay gelsin, hayirli cumalar, hayırlı cumalar, iyi bayramlar`,
    thanks: `tesekkurler, tesekkur ederim, cok tesekkur ederim, cok tesekkurler, tesekkur, tsk, tskler, sagol, sag ol, sagolun, sağ olun, sag olun, eyvallah, elinize saglik, elinize sağlık,
      allah razi olsun, allah razı olsun, harika, super, cok iyi, mukemmel, cok guzel, ise yaradi, işe yaradı`,
    help: `yardim, yardım, yardim et, yardım et, yardim edin, yardım edin, yardim eder misiniz, yardım eder misiniz, yardima ihtiyacim var, yardıma ihtiyacım var, nasil calisiyor, nasıl çalışıyor,
      bu nasil calisiyor, bu nasıl çalışıyor, sen kimsin, siz kimsiniz, bu ne, bu nedir, ne yapabilirsin, ne yapiyorsunuz, ne yapıyorsunuz, menu, bir insanla konusmak istiyorum, bir insanla konuşmak istiyorum`,
    affirm: `evet, e, he, tamam, tmm, olur, dogru, dogrudur, aynen, aynen oyle, kesinlikle, tabii, tabi, elbette, bu, iste bu, odur, peki`,
    deny: `hayir, hayır, yok, degil, bu degil, yanlis, yanlış, hicbiri, hiçbiri, bunu sormadim, bunu sormadım, olmaz, asla, dogru degil, baska bir sey, başka bir şey`,
    filler: `lutfen, abi, abla, kardesim, kardeşim, hocam, arkadaslar, arkadaşlar, dostum, herkese, efendim, bey, hanim, hanım, cok, ve, ya, iste, ok`,
  },
  /** Greetings, thanks, yes and no of languages we cannot answer in yet: still no claims. */
  other: {
    greeting: `assalamu aleikum, assalam alaikum, assalam o alaikum, asalamu alaikum, salam alaikum, salam aleikum, salam alaykum, salam aleykum, wa alaikum salam,
      walaikum salam, hallo, guten tag, guten morgen, guten abend, gute nacht, moin, servus, gruss gott, wie geht es dir, wie geht s,
      wie gehts, tschuss, auf wiedersehen, ciao, buongiorno, buonasera, buonanotte, salve, come stai, come va, arrivederci,
      hoi, goedemorgen, goedemiddag, goedenavond, dag,
      hoe gaat het, hoe gaat het met je, doei, tot ziens, czesc, dzien dobry, dobry wieczor, siema, jak sie masz, do widzenia,
      привет, здравствуйте, здравствуй, добрый день, доброе утро, добрый вечер, как дела, пока, до свидания,
      привіт, вітаю, добрий день, доброго ранку, добрий вечір, як справи, бувай, до побачення, здравей, здравейте, добър ден,
      سلام, درود, صبح بخیر, شب بخیر, حال شما چطور است, حالت چطوره, چطوری, خوبی, خداحافظ,
      வணக்கம், ஹலோ, எப்படி இருக்கிறீர்கள், నమస్కారం, హలో, ಎಂತ, ನಮಸ್ಕಾರ, നമസ്കാരം, ਸਤ ਸ੍ਰੀ ਅਕਾਲ,
      નમસ્તે, કેમ છો, नमस्कार मंडळी, कसे आहात, कसा आहेस, 你好, 您好, 嗨, 早上好, 早安, 晚安, 晚上好, 再見, 再见, 你好吗, 你好嗎,
      こんにちは, こんばんは, おはよう, おはようございます, はじめまして, やあ, お元気ですか, さようなら, 안녕, 안녕하세요, 안녕히 가세요, 잘 지내, 잘 지내세요,
      xin chao, chao ban, สวัสดี, สวัสดีครับ, สวัสดีค่ะ, kumusta, kamusta, magandang umaga, magandang hapon, magandang gabi, paalam`,
    thanks: `jazakallah, jazak allah, jazakallah khair, jazakallah khairan, danke, danke schon, vielen dank, dankeschon, grazie, grazie mille, molte grazie,
      dank je, dank je wel, dank u, bedankt, dzieki, dziekuje, спасибо, большое спасибо, спасибо большое, дякую, щиро дякую, благодаря,
      ممنون, متشکرم, مرسی, سپاس, நன்றி, ధన్యవాదాలు, ധന്യവാദം, നന്ദി, ਧੰਨਵਾਦ, આભાર, धन्यवाद मंडळी, 谢谢, 謝謝, 多谢,
      ありがとう, ありがとうございます, 감사합니다, 고마워, 고맙습니다, cam on, ขอบคุณ, ขอบคุณครับ, ขอบคุณค่ะ, salamat, maraming salamat`,
    affirm:
      'ja, jawohl, genau, stimmt, richtig, evet, tak, да, так, بله, آره, ஆம், అవును, 是, 是的, 对, 對, はい, 네, 예, opo, oo',
    deny: 'nein, nee, nie, нет, ні, не, نه, இல்லை, కాదు, 不, 不是, いいえ, 아니, 아니요, hindi po',
  },
};

/**
 * Words a bare question about another message is made of ("is this video real, please check"). A message is one only
 * if every word is in `words` and one in `keys`; one word more, and it may hold a claim of its own.
 */
export const questionWords: Record<string, { keys: string; words: string }> = {
  en: {
    keys: `true fake real false genuine legit hoax authentic correct verify verified check fact-check factcheck confirm confirmed scam rumour rumor truth legitimate reliable spam accurate misinformation valid fact`,
    words: `is are was this that these it its it's the a an any of or not news message msg forward forwarded forwards video videos
      photo photos pic pics picture pictures image images clip article link post story claim audio voice note information info
      rumour whatsapp facebook social media going viral around circulating circulated circulation being shared on in my group groups please pls plz kindly
      can could would you u we i me us if whether for and do does did know tell say let want to need got received get just came saw see someone sent
      sir madam really what about here there out right as be has been kind help with true-or-false yes no today checked check-it checking facts how`,
  },
  es: {
    keys: `verdad verdadero verdadera cierto cierta falso falsa real fake bulo bulos verificar verifica verifican verifiquen comprobar confirmar confirma confirmado confirman vdd veraz veridico desmentir correcto veracidad`,
    words: `es sera son esto esta este estos estas eso esa ese lo la el los las que si o no noticia noticias mensaje mensajes video videos foto fotos imagen audio
      cadena informacion publicacion me nos pueden puede puedes podrian podrias ayudar ayudan decir dicen saber quiero quisiera por favor porfa a de un una y me-llego llego
      llegaron mandaron enviaron pasaron circula circulando esta-circulando en mi grupo whatsapp redes sociales ustedes saben sabes algo sobre hola revisar es-verdad`,
  },
  pt: {
    keys: `verdade verdadeiro verdadeira falso falsa fake fakenews real confere procede veridico veridica veracidade verificar verifica verifiquem checar checa checagem confirmar confirma confirmado vdd boato mentira golpe fato hoax`,
    words: `e eh isso isto essa esse esta este aquilo a o as os que se ou nao news noticia noticias mensagem mensagens msg video videos foto fotos imagem imagens audio
      link post corrente informacao me nos pode podem poderia poderiam voce voces vc vcs ajudar dizer saber quero gostaria queria por favor pfv gentileza de um uma do da
      recebi recebemos mandaram enviaram chegou circulando esta-circulando circula em no na meu minha grupo grupos whatsapp zap redes sociais sabem sabe sera la aqui para pra mim`,
  },
  fr: {
    keys: `vrai vraie vrais faux fausse verite veridique fake reel reelle exact verifier verifie verifiez confirmer confirmez confirme intox info-ou-intox arnaque canular rumeur`,
    words: `est ce c que qu ca cela cette cet ces le la les l il elle est-ce ou pas non une un info infos information message messages nouvelle video videos photo photos image
      images article lien publication pouvez vous peux tu pourriez s te plait svp stp me m nous aider dire savoir je j veux voudrais de du d et bien
      recu recue a ai on circule circulent qui sur dans mon groupe whatsapp reseaux sociaux savez sais si`,
  },
  hi: {
    keys: `सच सही सत्य झूठ झूठा झूठी गलत फेक फर्जी फ़र्ज़ी असली नकली जांच जाँच चेक सच्चाई सत्यापित वेरिफाई अफवाह`,
    words: `क्या यह ये है हैं वो वह इस इसकी इसका इसे या नहीं खबर ख़बर न्यूज़ न्यूज मैसेज संदेश वीडियो फोटो तस्वीर बात जानकारी कृपया प्लीज बताइए बताएं बताये बताओ
      करें करो कीजिए कर करके के की का को में मुझे हमें जी सर भाई व्हाट्सएप वायरल मिला मिली आया आई हो रहा रही पर कि कितना कितनी बारे कोई`,
  },
  'hi-Latn': {
    keys: `sach sahi satya jhoot jhooth jhuth galat fake farzi asli nakli check verify sachai sachchai true real confirm afwah`,
    words: `kya yeh ye yah hai hain h wo woh is iski iska isko ise ya nahi khabar news message msg sandesh video photo pic baat jankari kripya please pls plz bataye batao bataiye bata
      batayein kare karo kijiye kar karke ke ki ka ko me mein mujhe hume humein ji sir bhai whatsapp viral mila mili aaya aayi ho raha rahi par forward that this it`,
  },
  bn: {
    keys: `সত্য সত্যি সত্যিই মিথ্যা ভুয়া গুজব আসল নকল সঠিক যাচাই সত্যতা ঠিক ফেক sotti shotti sotto mittha bhua gujob`,
    words: `এটা এটি এই কি কী না নাকি নয় খবর খবরটা খবরটি সংবাদ বার্তা মেসেজ মেসেজটা ভিডিও ভিডিওটা ভিডিওটি ছবি ছবিটা ছবিটি তথ্য কথা কথাটা দয়া করে অনুগ্রহ প্লিজ জানান বলুন বলবেন করুন করে দিন
      একটু আমাকে আমি পেয়েছি পেলাম ভাই হোয়াটসঅ্যাপে ভাইরাল হচ্ছে হয়েছে আছে ওটা সেটা জানতে চাই eta eti ei ki na naki khobor khoborta`,
  },
  ur: {
    keys: `سچ سچا سچی جھوٹ جھوٹا جھوٹی صحیح درست غلط جعلی اصلی فیک افواہ تصدیق جانچ چیک حقیقت`,
    words: `کیا یہ ہے ہیں یا نہیں وہ اس کی کا کے کو خبر خبریں پیغام میسج ویڈیو تصویر بات معلومات براہ کرم پلیز مہربانی بتائیں بتائیے بتا دیں کریں کر کیجیے میں مجھے ہمیں سر بھائی جی واٹس ایپ پر
      وائرل ملا ملی آیا آئی ہو رہا رہی بارے کوئی کہ`,
  },
  ar: {
    keys: `صحيح صحيحه صح حقيقي حقيقيه حقيقه كذب كاذب مفبرك مزيف تحقق تحققوا التحقق التاكد تاكيد صحه اشاعه شائعه مؤكد صادق خطا مضلل`,
    words: `هل هذا هذه هاذا هالخبر ذلك هذي دا ده ام او لا ليس غير الخبر خبر الرساله رساله الفيديو فيديو الصوره صوره المعلومه معلومه الكلام كلام المقطع مقطع المنشور
      من في علي عن ما مدي ممكن يمكن يمكنكم يمكنك اريد ارجو الرجاء فضلك فضلكم لو سمحت سمحتم وصلني وصلتني وصلنا انتشر منتشر الواتساب واتساب مجموعه يا اخي هي هو ان ولا والا`,
  },
  id: {
    keys: `benar benarkah betul betulkah bener hoax hoaks fakta asli palsu bohong cek verifikasi konfirmasi valid penipuan sahih`,
    words: `apakah apa ini itu kah atau bukan tidak nggak gak ga ya yg yang berita kabar pesan video foto gambar info informasi link artikel postingan
      tolong mohon bisa dong min kak pak bu saya kami mau tanya tau tahu di dari grup wa whatsapp beredar viral dapat terima terusan nih sih kebenaran kebenarannya ke untuk dibantu dicek bantu
      adakah sama ke beneran`,
  },
  sw: {
    keys: `kweli uongo ukweli uwongo halisi feki bandia thibitisha hakiki sahihi hakikisha`,
    words: `je hii hiyo hizi habari ujumbe video picha taarifa ni si au sio siyo hapana tafadhali naomba mnaweza unaweza kuthibitisha kama kuhakikisha kujua nataka
      nimepokea nimetumiwa imesambaa inasambaa kwenye whatsapp grupu kundi hili jambo hilo haya hayo ama wa ya za mniambie niambie la`,
  },
  ha: {
    keys: `gaskiya karya tabbatar bincika tabbatacce ƙarya gaske jabu inganci sahihi`,
    words: `shin wannan ne ce ko ba labari labarin sako saƙo saƙon sakon bidiyo hoto hoton don dan allah ku iya za duba mini min mana ina son sani a da na wai haka maganar magana ake yadawa yaɗawa
      whatsapp yanzu aka turo an ya`,
  },
  tr: {
    keys: `dogru mu dogrumu gercek gercekmi yalan sahte asilsiz asılsız teyit teyitli dogrula dogrular dogrulayin doğrulayın kontrol fake gercegi`,
    words: `bu bunu su şu haber haberi mesaj mesaji mesajı video videosu foto fotograf fotoğraf resim goruntu gorsel bilgi mi mu mı mü mıdır midir mudur yoksa degil lutfen eder misiniz edin edebilir
      misin musunuz bana bize geldi gelen whatsapp grupta dolasan dolaşan dolasiyor dolaşıyor olan acaba hocam abi ne diyorsunuz hakkinda hakkında var`,
  },
};

/** The same idea for thanks, yes and no: all words of the list, one of the keys. A question mark makes it a question. */
export const bags: { kind: 'thanks' | 'affirm' | 'deny'; keys: string; words: string }[] = [
  {
    kind: 'thanks',
    keys: 'thank thanks appreciate appreciated grateful gracias obrigado obrigada agradeco merci dhanyavad shukriya धन्यवाद शुक्रिया شكرا terima makasih asante shukrani',
    words: `you u your so very much a lot bunch kindly for the that this it all is was of to and i am m s helping help helped answer answers answering response
      reply replying information info assistance question my special again really would like letting me know good great quick service work
      por la el su tu muito muita muchas ayuda informacion respuesta responder pela o a ajuda informacao resposta sua pour le les votre ton aide reponse
      मदद जानकारी उत्तर के लिए आपका बहुत madad jankari jawab ke liye aapka bahut علي المساعده الرد المعلومه لكم لك جدا
      kasih atas bantuan bantuannya infonya informasinya jawabannya banyak kwa msaada wako jibu taarifa sana`,
  },
  {
    kind: 'deny',
    keys: 'no not nope false wrong incorrect inaccurate negative untrue',
    words: `that this it thats its is was are be would s i i m think believe do don t feel seem seems appear appears to you say said the a hard answer my your question
      from me really totally absolutely completely actually sorry it's one right true correct accurate good idea meant way so now think that's`,
  },
  {
    kind: 'affirm',
    keys: 'yes yeah yep yup yeap true correct right affirmative accurate',
    words: `that this it thats its is was are be would s i m think believe do seem seems appear appears to you say the a answer my your question of go ahead
      totally absolutely completely certainly one sure indeed please so course very definitely`,
  },
];

/** Short questions and requests to whoever answers: about us, small talk, errands. Tested on the plain text, whole or from its start. */
export const chatPatterns: RegExp[] = [
  // en: about whoever answers
  /^(?:so )?(?:who|what|whats|how|hows|where|wheres|when|whens|why|which) (?:(?:s|is|are|was|were|do|did|does|would|will|can|re|should|old|else|kind|kinds|sort|type|types|of|things?|language|languages|color|colour|many|much|long|else|all|topics?|subjects?|exactly) )*(?:you|your|u|ur|yourself)\b(?! (?:know|think|believe|get|catch|can|should|need|must|have to))/,
  /^(?:are|were|r) (?:you|u)\b(?! (?:aware|sure|eligible|entitled))/,
  /^(?:do|did|can|could|would|will|have|does) you (?:have|like|love|hate|eat|drink|sleep|dream|feel|want|work|live|speak|talk|sing|dance|play|breathe|read|remember|understand|hear|see me|sing me|call me|find me|show me|give me|order|buy|book|set|turn|make me|write|introduce yourself|get (?:bored|lonely|angry|mad|tired|drunk|paid)|own|enjoy|exist|walk|move)\b/,
  /^(?:tell|give|show|read|send|find|order|buy|get|book|play|sing|teach|bring|make|remind|wake|call) me\b(?! (?:if|whether|more information|the truth|that|is|are|about (?:the )?(?:vaccin|virus|covid)))/,
  /^(?:i (?:am|m|was|would like to know|want to know|need to know|wanna know|am curious|wonder|m curious)) (?:to know )?(?:(?:about|if|whether|what|who|how|where|when|why) )*(?:you|your)\b/,
  /^(?:i (?:love|like|hate|miss|dont like|don t like) you|you (?:are|re|sound|seem|look|suck|rock)(?: \p{L}+){1,4}$)/u,
  /^(?:youre|ur) (?:a |an |so |very |not |the )*\p{L}+$/u,
  // en: errands and idle questions
  /^(?:what s|whats|what is|how s|hows|how is) the (?:weather|time|date|day|temperature|traffic|forecast|score|meaning of life|capital)\b/,
  /^(?:what|which) (?:time|day|date|year|month) (?:is|s) (?:it|today|now)\b|^whats? today|^what is today/,
  /^(?:can|could|would|will) you (?:please )?(?:give|show|read|sing|write|speak|talk|repeat|recommend|translate|remind|help|play|set|turn|change|cancel|schedule|find|look|check the weather)\b/,
  /^(?:set|turn|cancel|book|schedule|reschedule|order|flip|roll|dial|spell|play|skip) (?:a|an|my|me|on|off|up|down|some)\b/,
  /^(?:i (?:want|need|would like|d like|wanna|have|gotta|must)) (?:you )?to (?:know|hear|see|order|buy|book|change|set|talk|speak|chat|find|go|get|make|pay|transfer|schedule|cancel|check my|report (?:my|a lost|a stolen))\b/,
  /^(?:what|how much|how many|where|when|why|does|did|is|are|can|has|show|check|tell|update|transfer|pay|report|freeze|what s) (?:\p{L}+ ){0,4}my (?!(?:area|city|town|country|state))\p{L}+/u,
  /^(?:how (?:do|can|would|could|should|to) (?:i|you|we)?) ?(?:say|spell|pronounce|translate|get to|change my|set up|order|book|pay|apply for|convert|cook|bake|fix|reset|make (?:a|some|an))\b/,
  /^(?:i am|i m|im) (?:bored|sad|happy|tired|hungry|sleepy|lonely|fine|good|ok|okay|sorry|here|back|not sure|unsure|uncertain|not certain|doing|busy|single|human|a human|grateful|glad)\b/,
  /^(?:i (?:do not|don t|dont)) (?:know|care|understand|get it|like (?:it|you|that))$/,
  /^(?:whatever|maybe|perhaps|possibly|really|seriously|why|why not|what|how|who|when|where|what do you mean|say (?:that )?again|come again|pardon|sorry|my bad|test|testing|hmm+|wow|lol|shut up|go away|i see|are you there|anyone there|anybody there|is anyone there|what else|tell me more|go on|i love you|could be|not sure|it depends|who knows|let me think|repeat that|say that again|can you repeat that|i do|me too|same here|of what|good|bad|fine)$/,
  /\b(?:tell|know|hear|say) (?:me )?(?:a|another|some|any|your) (?:good |funny |favou?rite |dad )?(?:jokes?|story|stories|riddles?|poems?)\b/,
  /\b(?:why (?:are you|aren t you) not (?:replying|answering)|please reply|any update|any updates)\b/,
  /\b(?:your|ur) (?:full |real |first |last |own |favou?rite )?(?:name|age|birthday|birthplace|boss|creator|maker|hobby|hobbies|gender|job is|purpose|favou?rite)\b/,
  /\bwho (?:\p{L}+ ){0,2}(?:made|created|programmed|built|designed|invented|trained|owns|makes) (?:you|u|this bot|this ai|the ai|the bot)\b/u,
  /^(?:ai )?(?:am i|is this) (?:talking|speaking|chatting|texting)? ?(?:to |with )?(?:a |an )?(?:real )?(?:person|human|bot|robot|machine|ai)\b/,
  /\b(?:speak|talk|reply|answer|respond|write|language|switch|chat)\b.* (?:in|to|is) (?:english|spanish|portuguese|french|hindi|arabic|indonesian|swahili|german|italian|hinglish)\b/,
  // es, pt
  /^(?:como te llamas|cual es tu|cuantos anos tienes|de donde eres|donde vives|eres (?:un|una|tu|real|humano)|tienes|puedes|que (?:te gusta|opinas|piensas|haces)|quien te|cuentame|dime (?:un|una|algo)|te (?:quiero|amo|gusta)|sabes (?:hablar|cantar|bailar)|que (?:hora|dia) es|como (?:esta|es) el (?:clima|tiempo))\b(?! (?:enviar|verificar|confirmar|comprobar))/,
  /^(?:qual (?:e|é) (?:o )?(?:seu|sua|teu)|como (?:voce|vc) se chama|quantos anos (?:voce|vc)|onde (?:voce|vc) mora|(?:voce|vc) (?:tem|gosta|sabe|fala|come|dorme|mora)|(?:tu|voce) es|quem (?:te|criou voce)|me conte?|conta uma|te amo|que horas sao|que dia e hoje|como esta o (?:tempo|clima)|qual (?:a )?previsao do tempo)\b(?! (?:verdade|confirmar|verificar|checar))/,
  // fr, id, sw
  /^(?:comment (?:tu t appelles|t appelles tu|vous appelez vous)|quel (?:age|est (?:ton|votre))|tu (?:es|as|aimes|peux|sais|connais|fais|vas)|es tu|as tu|etes vous|ou (?:habites|vis) tu|raconte|dis moi une|je t aime|quelle heure|quel temps|quel jour|parle moi)\b/,
  /^(?:siapa nama(?:mu| kamu| anda)|nama(?:mu| kamu| anda) siapa|berapa umur(?:mu| kamu)|kamu (?:bisa|suka|punya|robot|manusia|adalah|tinggal|sedang|lagi|itu|sudah|tidak|makan)|apakah kamu|apakah anda (?:robot|manusia|bot)|dimana kamu|di mana kamu|ceritakan|aku (?:cinta|sayang|suka) (?:kamu|padamu)|jam berapa|hari apa|bagaimana cuaca|cuaca hari ini|lagi apa)\b/,
  /^(?:jina lako|unaitwa nani|una miaka|unaishi wapi|wewe ni (?:roboti|mtu|bot|mashine)|unapenda|unaweza (?:kuimba|kucheza|kuniambia (?:hadithi|utani))|nakupenda|ni saa ngapi|saa ngapi|leo ni siku gani|hali ya hewa|niambie (?:hadithi|utani))\b/,
  // hi, hi-Latn, ar
  /^(?:(?:आप|तुम)(?:का|की|के|को|हारा|हारी)? (?:नाम|उम्र|कहाँ|कहां|क्या करते|कौन|रोबोट|बॉट|इंसान|कैसे|कितने)|तुम्हारा नाम|क्या (?:आप|तुम) (?:रोबोट|बॉट|इंसान|एक)|कोई (?:चुटकुला|जोक|कहानी)|चुटकुला|मौसम कैसा|आज मौसम|समय क्या|कितने बजे|टाइम क्या)/,
  /^(?:(?:aap|tum|tu|tera|tumhara|aapka|apka|tumhari|teri|aapki) (?:naam|name|umar|kahan|kaha|kya kar|kaun|robot|bot|insaan|kitne|kitni|kaisa|kaise|kesa|kese|ka naam|ki umar|kya kha)|kya (?:aap|tum|tu) (?:robot|bot|insaan|ek)|koi (?:joke|kahani|chutkula)|(?:joke|chutkula|kahani) suna|mausam kaisa|aaj mausam|kitne baje|time kya|kya time|kya kar rahe|i love you|main tumse)\b/,
  /^(?:ما اسمك|شو اسمك|ايش اسمك|اسمك ايه|كم عمرك|اين تعيش|اين تسكن|هل انت (?:روبوت|بوت|انسان|بشر|حقيقي)|من اين انت|احبك|احكي لي|قل لي نكته|نكته|كم الساعه|كيف الطقس|الطقس اليوم|ماذا تحب|هل تحب|هل تستطيع (?:ان )?(?:تغني|ترقص|تتكلم))(?:\s|$)/,
];

/** Whole messages that are orders to the tipline itself. */
export const commandPhrases: Record<'stop' | 'start' | 'delete' | 'help' | 'status' | 'person', string> = {
  stop: `stop, stop it, stop now, stop all, stop messages, stop sending messages, stop sending me messages, stop messaging me, stop texting me, please stop, stop please, stop messaging, stop texting, stopp, unsubscribe,
    unsubscribe me, i want to unsubscribe, do not message me, dont message me, don t message me, cancel subscription, opt out, optout, remove me, no more messages, leave me alone, no quiero mas mensajes, no quiero recibir mas mensajes, ya no quiero mensajes, no me envien mas mensajes, quiero darme de baja, no me escriban mas, dejen de escribirme, detener, desuscribir, desuscribirme,
    pare de enviar mensagens, parem de enviar mensagens, nao quero mais mensagens, nao quero receber mais mensagens, nao me envie mais mensagens, nao me mande mais mensagens, me tire da lista, stopper, desabonnement, desinscription, me desinscrire, je ne veux plus de messages, je ne veux plus recevoir de messages, ne m envoyez plus de messages, arretez les messages,
    मैसेज बंद करो, मैसेज बंद करें, मैसेज मत भेजो, मैसेज मत भेजिए, मैसेज मत भेजें, मैसेज बंद कर दो, संदेश मत भेजो, संदेश मत भेजें, संदेश बंद करें, message band karo, message band karein, message mat bhejo, message mat bhejein,
    msg band karo, msg mat bhejo, اوقف, اوقفوا, اوقف الرسائل, اوقفوا الرسائل, لا ترسل لي, لا ترسلوا لي, لا ترسل لي رسائل, لا ترسلوا لي رسائل, اوقفي الرسائل, وقف الرسائل, وقفوا الرسائل, لا اريد رسائل, لا اريد المزيد من الرسائل, ستوب,
    আর মেসেজ পাঠাবেন না, মেসেজ পাঠাবেন না, আর বার্তা পাঠাবেন না, মেসেজ বন্ধ করুন, বার্তা বন্ধ করুন, স্টপ, bondho korun, bondho koro, میسج بند کرو, میسج بند کریں, میسج مت بھیجو, میسج مت بھیجیں, پیغام مت بھیجو, پیغام مت بھیجیں,
    پیغامات بند کریں, اسٹاپ, سٹاپ, jangan kirim pesan lagi, jangan kirim pesan, jangan kirim lagi, stop kirim pesan, berhenti kirim pesan, berhenti langganan, usinitumie ujumbe, msinitumie ujumbe, usinitumie ujumbe tena,
    acha kunitumia ujumbe, sitaki ujumbe, sitaki ujumbe zaidi,
    kada ku aiko min da sako, kar ku aiko min da sako, ku daina aiko min da sako, ku daina aiko mini da sako, a daina aiko min da sako, mesaj atma, mesaj atmayin, mesaj gonderme, mesaj gondermeyin, mesaj istemiyorum, artik mesaj gondermeyin, artık mesaj göndermeyin, cikmak istiyorum, parar, pare, alto, baja, darme de baja, cancelar suscripcion, sair,
    cancelar inscricao, descadastrar, arret, arreter, arretez, arrete, me desabonner, रोको, रोकें, स्टॉप, बंद करो, बंद करें, बंद कीजिए, बंद कर दो, बंद कर दें, roko,
    band karo, band kare, band karen, band karein, band kar do, توقف, ايقاف, قف, الغاء الاشتراك, berhenti, hentikan, setop, stop langganan, simama, sitisha, acheni, komesha,
    বন্ধ করুন, বন্ধ করো, থামুন, بند کرو, بند کریں, بند کر دیں, بند کر دو, روکو, روکیں, ka daina, ku daina, a daina, tsaya, dur, durdur, iptal, ret, abonelikten cik, abonelikten çık`,
  start: `start, start again, restart, unstop, subscribe, resume, empezar, comenzar, iniciar, reanudar, comecar, retomar, commencer, demarrer, reprendre,
    शुरू, शुरू करो, शुरू करें, स्टार्ट, shuru, shuru karo, shuru kare, shuru karen, shuru karein, ابدا من جديد, ستارت, بدء, استئناف, mulai, mulai lagi, lanjutkan, anza, endelea,
    শুরু, শুরু করুন, শুরু করো, স্টার্ট, شروع, شروع کرو, شروع کریں, اسٹارٹ, سٹارٹ, fara, ku fara, ci gaba, basla, başla, baslat, başlat, devam`,
  delete: `delete my data, delete data, delete, delete mydata, deletemydata, delet my data, delete all, delete everything, erase everything, delete all my data, erase my data, remove my data, delete my messages, delete all my messages, delete my information,
    delete my number, borrar mis datos, borra mis datos, borren mis datos, borrar todo, borra todo, borren todo, borrar mis mensajes,
    eliminar mis datos, elimina mis datos, apagar meus dados, apague meus dados, apaga meus dados, apaguem meus dados, apagar tudo, apague tudo, apagar minhas mensagens, excluir meus dados, exclua meus dados,
    deletar meus dados, supprimer mes donnees, supprimez mes donnees, supprime mes donnees, effacer mes donnees, effacez mes donnees, efface mes donnees, tout effacer, tout supprimer, effacer mes messages, supprimer mes messages,
    मेरा डेटा मिटाओ, मेरा डेटा मिटाएं, मेरा डेटा हटाओ, मेरा डेटा हटाएं, मेरा डेटा डिलीट करो, मेरा डेटा डिलीट करें, मेरा डेटा मिटा दो, मेरा डेटा मिटा दें, मेरा डेटा हटा दो, मेरा डेटा हटा दें, सब मिटा दो, सब मिटा दें,
    mera data mitao, mera data hatao, mera data delete karo, mera data delete kare, mera data delete karein, mera data delete kar do, mera data mita do, mera data mita dein, mera data hata do, sab mita do, sab mita dein, احذف بياناتي, احذفوا بياناتي, حذف بياناتي,
    امسح بياناتي, امسحوا بياناتي, احذفي بياناتي, امسحي بياناتي, مسح بياناتي, امسح كل شيء, احذف كل شيء, hapus data saya, hapus dataku, hapus data, hapus semua data saya, hapus semua, hapus pesan saya, futa data yangu, futa taarifa zangu, futa data zangu, futeni data yangu, futa vyote, futa kila kitu, আমার তথ্য মুছুন, আমার তথ্য মুছে দিন, আমার তথ্য মুছে ফেলুন, আমার ডেটা মুছুন, আমার ডেটা মুছে দিন, আমার ডেটা মুছে ফেলুন, সব মুছে দিন, সব মুছে ফেলুন,
    میرا ڈیٹا مٹاؤ, میرا ڈیٹا مٹا دو, میرا ڈیٹا مٹا دیں, میرا ڈیٹا حذف کریں, میرا ڈیٹا ڈیلیٹ کریں, میرا ڈیٹا ڈیلیٹ کر دیں, سب مٹا دیں, goge bayanana, goge bayanaina, ku goge bayanana, ku goge bayanaina,
    share bayanana, goge komai, verilerimi sil, verilerimi silin, bilgilerimi sil, bilgilerimi silin, her seyi sil, her şeyi sil`,
  help: `help, menu, who are you, who is this, what do you do, what can you do, how does this work, how does it work, how do i use this, who runs this, quien eres, quienes son, quien es,
    como funciona esto, como funciona, que haces, que puedes hacer, quem e voce, quem sao voces, como isso funciona, o que voce faz, qui es tu, qui etes vous, comment ca marche, que fais tu,
    आप कौन हैं, आप कौन हो, तुम कौन हो, यह कैसे काम करता है, aap kaun hain, aap kaun ho, tum kaun ho, yeh kaise kaam karta hai, আপনি কে, আপনারা কে, آپ کون ہیں, من انت, من انتم, كيف يعمل هذا,
    siapa kamu, siapa anda, bagaimana cara kerjanya, wewe ni nani, ninyi ni nani, inafanyaje kazi, kai wanene, ku su wanene, sen kimsin, siz kimsiniz, nasil calisiyor, ayuda, ajuda, aide, मदद, सहायता, हेल्प, madad, مساعده, المساعده, bantuan, msaada, সাহায্য, হেল্প, مدد, ہیلپ, taimako, yardim, yardım`,
  person: `person, a person, human, a human, agent, operator, talk to a person, talk to a human, talk to someone, ask a person, can i talk to a person, can i talk to a human,
    i want to talk to a person, i want to speak to a person, i want to talk to a human, i want a human, real person, a real person, persona, hablar con una persona, hablar con alguien, preguntar a alguien,
    quiero hablar con una persona, quiero hablar con alguien, una persona, asesor, pessoa, atendente, falar com atendente, falar com uma pessoa, falar com alguem, perguntar a alguem, quero falar com uma pessoa,
    quero falar com alguem, une personne, parler a une personne, parler a quelqu un, demander a quelqu un, je veux parler a une personne, je veux parler a quelqu un, व्यक्ति से पूछें, किसी व्यक्ति से बात करनी है,
    किसी इंसान से बात करनी है, किसी से बात करनी है, kisi se baat karni hai, kisi insaan se baat karni hai, kisi vyakti se baat karni hai, insaan se baat karo, vyakti se poochhein, vyakti se poochein, kisi se poochna hai, মানুষের সাথে কথা বলতে চাই,
    একজন মানুষের সাথে কথা বলতে চাই, মানুষকে জিজ্ঞেস করুন, کسی شخص سے بات کرنی ہے, کسی انسان سے بات کرنی ہے, کسی شخص سے پوچھیں, اريد التحدث مع شخص, اريد التحدث الي شخص, اريد شخصا, اسال شخصا,
    mau bicara dengan orang, bicara dengan petugas, tanya petugas, saya mau bicara dengan orang, nataka kuongea na mtu, niongee na mtu, uliza mtu, ina son magana da mutum, tambayi mutum,
    bir insanla konusmak istiyorum, bir insanla konuşmak istiyorum, bir kisiyle konusmak istiyorum, bir kişiyle konuşmak istiyorum, biriyle konusmak istiyorum, biriyle konuşmak istiyorum, bir kisiye sor, bir kişiye sor, temsilci`,
  status: `status, my status, status please, status of my question, my questions, what happened to my question, what happened to my questions, what happened with my question, what about my question,
    what became of my question, what is the status of my question, whats the status of my question, where is my answer, wheres my answer, any news about my question,
    any news on my question, any update, any updates, any news, did you check it, have you checked it, have you checked my question, did you check my question,
    estado, estatus, estado de mi pregunta, que paso con mi pregunta, que paso con mis preguntas, que hay de mi pregunta, alguna novedad, hay novedades, ya lo verificaron,
    o que aconteceu com a minha pergunta, o que aconteceu com minha pergunta, o que houve com a minha pergunta, o que houve com minha pergunta, e a minha pergunta, e minha pergunta,
    alguma novidade, ja checaram, ja verificaram, statut, ou en est ma demande, ou en est mon message, ou en est ma question, ou en sont mes questions, qu en est il de ma question, et ma question, des nouvelles,
    avez vous verifie ma question, मेरे सवाल का क्या हुआ, मेरे प्रश्न का क्या हुआ, मेरे सवालों का क्या हुआ, मेरे सवाल का जवाब कहाँ है, क्या जाँच हो गई, क्या जांच हो गई, जाँच हुई क्या, जांच हुई क्या, स्थिति, स्टेटस,
    mere sawal ka kya hua, mere sawaal ka kya hua, mere question ka kya hua, mera jawab kahan hai, jaanch hui kya, check hua kya, kya check hua,
    আমার প্রশ্নের কী হলো, আমার প্রশ্নের কি হলো, আমার প্রশ্নের কী হল, আমার প্রশ্নের কি হল, আমার প্রশ্নের খবর কী, আমার উত্তর কোথায়, যাচাই হয়েছে কি, অবস্থা কী, স্ট্যাটাস,
    میرے سوال کا کیا ہوا, میرے سوالوں کا کیا ہوا, میرے سوال کا جواب کہاں ہے, کیا جانچ ہو گئی, جانچ ہوئی کیا, اسٹیٹس, سٹیٹس, ماذا حدث لسؤالي, ماذا حصل لسؤالي, ما مصير سؤالي, اين جوابي, ماذا عن سؤالي,
    هل تحققتم منه, هل من جديد, هل من اخبار, bagaimana pertanyaan saya, bagaimana dengan pertanyaan saya, apa kabar pertanyaan saya, mana jawaban saya, sudah dicek, sudah diperiksa, ada kabar,
    swali langu limefikia wapi, hali ya swali langu, maswali yangu yamefikia wapi, nini kimetokea kwa swali langu, jibu langu liko wapi, kuna habari yoyote, mmehakiki,
    me ya faru da tambayata, ina amsar tambayata, tambayata fa, ina labarin tambayata, kun bincika, sorumun durumu nedir, soruma ne oldu, sorularima ne oldu, sorularıma ne oldu,
    sorum ne oldu, cevabim nerede, cevabım nerede, haber var mi, haber var mı, baktiniz mi, baktınız mı, durum`,
};

/** "Language", alone or before the name of one. */
export const languageWords =
  'language, languages, change language, change language to, langauge, lenguaje, लैंग्वेज, ল্যাঙ্গুয়েজ, لینگویج, idioma, idiomas, lingua, cambiar idioma, mudar idioma, mudar lingua, trocar idioma, langue, langues, changer de langue, भाषा, भाषा बदलो, भाषा बदलें, bhasha, bhasha badlo, لغه, اللغه, تغيير اللغه, bahasa, ganti bahasa, lugha, lugha ya, badilisha lugha, ভাষা, ভাষা বদলান, ভাষা পরিবর্তন, زبان, زبان بدلیں, harshe, harshen, canza harshe, sauya harshe, dil, dili degistir, dili değiştir';

/** Names of the languages we speak, in all of them. */
export const languageNames: Record<string, string> = {
  en: 'en, english, ingles, anglais, अंग्रेजी, अंग्रेज़ी, इंग्लिश, angrezi, الانجليزيه, انجليزي, الانكليزيه, inggris, bahasa inggris, kiingereza, ইংরেজি, انگریزی, انگلش, turanci, ingilizce',
  es: 'es, spanish, espanol, castellano, espanhol, espagnol, स्पेनिश, الاسبانيه, اسباني, spanyol, kihispania, স্প্যানিশ, ہسپانوی, ispanyolca, i̇spanyolca, sifaniyanci',
  pt: 'pt, portuguese, portugues, portugais, पुर्तगाली, البرتغاليه, برتغالي, portugis, kireno, পর্তুগিজ, پرتگالی, portekizce',
  fr: 'fr, french, frances, francais, फ्रेंच, फ़्रेंच, الفرنسيه, فرنسي, prancis, perancis, kifaransa, ফরাসি, فرانسیسی, faransanci, fransizca, fransızca',
  hi: 'hi, hindi, hindou, हिंदी, हिन्दी, الهنديه, هندي, kihindi, হিন্দি, ہندی, hintce, hintçe',
  'hi-Latn': 'hinglish, hi latn, roman hindi, hindi roman, hindi in roman, हिंग्लिश',
  ar: 'ar, arabic, arabe, अरबी, arbi, العربيه, عربي, عربيه, arab, kiarabu, আরবি, عربی, larabci, arapca, arapça',
  bn: 'bn, bengali, bangla, bengalí, বাংলা, বাঙালি, बंगाली, बांग्ला, بنگالی, البنغاليه, بنغالي, benggala, kibengali, bengalce',
  ur: 'ur, urdu, ourdou, اردو, उर्दू, উর্দু, الارديه, اردي, kiurdu, urduca',
  ha: 'ha, hausa, haoussa, hausá, हौसा, الهوسا, هوسا, kihausa, hausaca',
  tr: 'tr, turkish, turco, turc, turkce, türkçe, तुर्की, তুর্কি, ترکی, التركيه, تركي, turki, kituruki, turkanci',
  id: 'id, indonesian, indonesio, indonesia, indonesien, bahasa indonesia, इंडोनेशियाई, الاندونيسيه, اندونيسي, kiindonesia, ইন্দোনেশীয়, انڈونیشی, endonezce, endonezyaca',
  sw: 'sw, swahili, suaili, suajili, suahili, kiswahili, स्वाहिली, السواحيليه, سواحيلي, সোয়াহিলি, سواحلی, svahili, svahilice',
};
