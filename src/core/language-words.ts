/**
 * Short, frequent words by language, for texts too short for letter statistics. Chosen by hand from grammar:
 * articles, prepositions, pronouns, auxiliaries, question words, and a few words of forwarded messages.
 * A word in several lists counts less for each.
 */
const lists: Record<string, string> = {
  en: `the of and to in is are was were be been it its this that these those you your we our they their he she his her
    i my not no but or if for on at by with from as an a will would can could should have has had do does did what who
    when where why how all any more than then there here about after before into over just only very new one people
    please share true false news message says said know get got everyone make want need help tell give speak much many some hello hi re ve ll m t s
    thanks thank good morning which because been being also out up so now today these water them him us me`,
  es: `el la los las un una unos unas de del y e o que en a al con por para sin sobre entre es son fue fueron era ser
    está están estar ha han hay he no sí se su sus lo le les me te nos mi tu yo él ella ellos ustedes usted pero como
    más muy ya este esta estos estas ese esa eso esto cuando donde dónde qué quién cómo cuál porque si también todo
    todos toda todas hoy ahora después antes hasta desde hola gracias verdad cierto mensaje compartir agua gente país
    buenos días noticia puede hacer tiene tienen cada aquí así según contra año años solo sólo cuándo aún nada señor`,
  pt: `o os as um uma uns umas de do da dos das e ou que em no na nos nas ao aos à às com por para pra sem sobre entre
    é são foi foram era ser está estão estar há não sim se seu sua seus suas lhe me te nós eu ele ela eles elas você
    vocês mas como mais muito já este esta isto esse essa isso aquele quando onde quem qual porque também todo todos
    toda todas hoje agora depois antes até desde pelo pela pelos pelas num numa oi olá obrigado obrigada verdade
    mensagem compartilhe água gente povo bom dia boa notícia pode fazer tem têm cada aqui assim segundo contra ano anos
    só apenas vai vão tá né isso mesmo nem foi ontem amanhã governo`,
  fr: `le la les un une des du de d l et ou que qui en à au aux avec pour par sans sur sous entre est sont était être
    été a ont avoir il elle ils elles on nous vous je j tu me te se ne n pas non oui ce cet cette ces c son sa ses leur
    leurs mon ma mes mais comme plus très déjà quand où quoi quel quelle comment pourquoi parce si aussi tout tous
    toute toutes aujourd hui maintenant après avant dans depuis jusqu bonjour salut merci vrai message partager eau
    gens pays nouvelle peut faire fait chaque ici contre an ans même bien votre vos notre qu s y m t dit`,
  id: `yang dan di ke dari untuk dengan ini itu adalah tidak tak ada akan pada dalam oleh sebagai saya aku kamu anda
    kami kita dia mereka nya juga atau tetapi tapi karena kalau jika sudah telah belum bisa dapat harus lebih sangat
    banyak semua orang bagi agar saat ketika apa siapa kapan mana bagaimana mengapa kenapa hari tahun sekarang nanti
    setelah sebelum jangan bukan hanya lagi masih antara para seperti tersebut menjadi melalui terhadap oleh benar
    apakah pesan berita halo terima kasih air negara pemerintah tolong sebarkan gak nggak yg dgn tdk utk dlm ia satu
    dua pun mahu awak boleh ialah kerana daripada telah iaitu nak beliau sila kepada`,
  sw: `na ya wa kwa ni la za cha vya katika hii hiyo hizi huyu hilo haya ile wale watu mtu kuwa kama lakini au pia sana
    tu si hapana ndiyo je nini nani wapi lini gani vipi kwamba ambayo ambao ambapo baada kabla hadi kutoka kila yote
    wote zote leo sasa jana kesho maji nchi serikali habari ujumbe kweli tafadhali asante sambaza hujambo mambo mimi
    wewe yeye sisi ninyi wao yake yao yangu yetu yako wake wangu ana wana ina zina alikuwa walikuwa amesema
    wamesema bila zaidi mpya siku mwaka watoto hakuna kuna pamoja juu chini ndani nje ili kuhusu kwenye bado`,
  'hi-Latn': `hai hain nahi nahin nai kya ke ki ka ko mein mai main aur yeh ye woh wo bhi kar karo kare karein karna
    raha rahi rahe gaya gayi gaye hua hui hue tha aap hum tum apna apne apni liye sab sabhi bahut bohot kuch koi jab
    agar lekin kyun kyu kyon kaise kab kahan sirf abhi baad pehle wala wale wali diya diye kiya dono bola bataya kaha suna jata jati jate pine peene aata aati aate leke wajah desh sarkar bhai
    ji hoga hogi honge sach jhooth jhuth dosto doston jaldi bataye batao bhejo bheje paani pani din log logo logon
    unke uska uske iske iska isme inka mat dena lena kal aaj acha accha theek thik haan han yaar mujhe mera meri mere
    tera teri tumhara hume humein kisi jaise phir fir chahiye milega milegi wahan yahan toh hi tak se pe par jo jao
    gaon khabar sandesh kripya dhanyavad shukriya namaste namaskar karke hota hoti hote rupaye rupay band`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren sein wird werden wurde
    hat haben hatte nicht kein keine ich du er sie es wir ihr mich mir dich dir ihm ihn uns euch mein dein sich von
    zu zum zur mit bei aus nach vor für auf an am im in über unter durch gegen ohne um wie was wer wo wann warum dass
    ob wenn weil auch nur noch schon mehr sehr alle alles jetzt heute hier dann da man so bitte teilen wahr stimmt
    nachricht wasser menschen land hallo danke guten tag jahr jahre kann können muss soll diese dieser dieses`,
  it: `il lo la i gli le un uno una di del dello della dei degli delle e ed o che chi in nel nella nei nelle a al allo
    alla ai alle con per da dal dalla su sul sulla tra fra è sono era erano essere stato stata ha hanno ho non no sì
    si mi ti ci vi ne io tu lui lei noi voi loro mio tuo suo sua suoi questo questa questi queste quello quella ma
    come più molto già quando dove perché se anche tutto tutti oggi ora adesso dopo prima fino ciao grazie vero
    messaggio condividere cos sei puoi sai hai fai vuoi dove chi quanto acqua gente paese può fare ogni qui contro anno anni solo cosa quale`,
  ha: `da na ta a ba ce ne ya ya yi yana tana suna muna kuna ina kana shi ita su mu ku ni kai ke wannan wancan waɗannan wadannan wani wata
    wasu duk kowa komai amma ko kuma idan don domin saboda daga zuwa cikin kan akan tun har yanzu yau gobe jiya sai kamar
    yadda inda lokacin bayan kafin tare babu akwai sosai kawai mai masu wanda wadda waɗanda wadanda wacce shin me yaya wane
    mutane mutum ruwa asibiti gwamnati ƙasa kasa labari saƙo sako gaskiya ƙarya karya sannu gode allah za zai zata za'a an sun
    ta'adi cewa ake aka suka`,
  tr: `ve bir bu şu o da de ile için gibi kadar daha çok en ne mi mı mu mü değil var yok ben sen biz siz onlar
    olarak olan oldu olduğu olduğunu sonra önce her tüm bütün ama fakat veya ya ki diye göre kim nerede nasıl neden
    niçin bugün şimdi yeni hiç doğru yanlış mesaj haber su insan insanlar ülke merhaba teşekkür lütfen paylaşın
    ise ancak üzerinde arasında tarafından karşı yıl gün iki etti ediyor`,
  vi: `và của là có không được cho trong với các một những này đó người ở từ đã sẽ đang để khi về như nhưng cũng rất
    nhiều hơn tôi bạn chúng ta họ anh chị em ông bà gì ai đâu nào sao tại vì nếu thì mà ra vào lên xuống năm ngày
    hôm nay tin nước việt nam xin chào cảm ơn đúng phải theo sau trước bị do đến làm`,
  tl: `ang ng mga sa na at ay ko mo niya nila namin natin ako ikaw siya kami tayo kayo sila ito iyan iyon yan yun
    hindi wala may mayroon para kung kapag dahil pero o ni si kay nang din rin lang lamang po ba pa naman daw raw
    ano sino saan kailan bakit paano lahat tao mga tubig bansa balita mensahe totoo salamat kumusta magandang araw
    ngayon bukas kahapon nasa isang ilan dito doon`,
  pl: `i w we z ze na do o od po za przed przez dla nie tak jest są był była było byli być się to ten ta te tego tej
    tym co kto gdzie kiedy jak dlaczego czy że żeby ale lub albo oraz już jeszcze tylko bardzo więcej wszystko
    wszyscy ja ty on ona my wy oni mnie mi cię go jej ich jego mój twój który która które ma mają może dziś teraz
    rok lat woda ludzie kraj wiadomość prawda dzień dobry dziękuję proszę tej ich nad pod bez u`,
  nl: `de het een en of maar van in op te voor met bij uit naar aan door over tegen zonder om is zijn was waren wordt
    worden werd heeft hebben had niet geen ik jij je u hij zij ze wij we jullie mij me jou hem haar ons hun mijn
    jouw dat die dit deze er wat wie waar wanneer waarom hoe als omdat ook nog al meer zeer veel alle alles nu
    vandaag hier dan daar men zo alleen kan kunnen moet water mensen land bericht waar hallo dank jaar naar toe`,
  ro: `și si de la în in cu pe din pentru prin este e sunt era erau fost fi nu da ca că care ce cine unde când cum
    de-ce dacă dar sau un o unei unui unor al ale a ai ei el ea noi voi lor lui sa său său mai foarte tot toți toate
    acum azi după înainte până către fără acest această acești aceste acel acea vă îmi îți își am ai are au avea
    apă oameni țară mesaj adevărat bună ziua mulțumesc an ani doar numai fie astfel într-o într-un sub despre`,
  ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только её ее мне было вот от меня
    ещё еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь вам ведь там потом себя
    ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет
    тогда кто этот того потому этого какой совсем эти это этой здесь почему при об после люди вода правда привет
    спасибо сообщение перешлите больница году год также которые который`,
  uk: `і й в у не що він на я з зі як а то всі вона так його але та ти до же ви за би по тільки її мені було від мене ще
    ні о із йому тепер коли навіть ну чи якщо вже або бути був нього вас вам адже там потім себе нічого їй може вони тут
    де є треба для ми тебе їх чим була сам без раз теж собі під буде тоді хто цей того тому цього який ці це цієї
    чому при про після люди вода правда привіт дякую повідомлення року рік також які який`,
  bg: `и в във не че той на аз с със как а то всички тя така го но да ти към у вие за би по само я ми беше от мен още
    няма о из му сега когато дори ли ако вече или нито бъде бил него до ви там после себе си нищо й може те тук къде
    има трябва нея са ние ги какво била сам без също под ще тогава кой този това тази тези тук защо при след хора
    вода истина здравей благодаря съобщение година също които който се ни е`,
  hi: `है हैं और का की के को में से नहीं यह ये वह वे क्या पर ने भी था थी थे हो तो ही कि जो कर एक इस उस अपने अपनी
    लिए साथ बाद सब कुछ कोई जब अगर लेकिन कैसे कब कहाँ कहां सिर्फ अब अभी आप हम तुम मैं मुझे मेरा मेरी मेरे आपका करें
    करो किया गया गई गए रहा रही रहे हुआ हुई हुए वाला वाले जी न ना मत बहुत क्यों कौन तक सभी तरह जाता होता होती दिया
    लोग लोगों सरकार देश पानी नमस्ते धन्यवाद`,
  mr: `आहे आहेत आणि नाही मध्ये या ही हे हा व तर च होते होता होती केली केले केला असे अशी मी तू तो ती ते आम्ही
    तुम्ही त्या त्यांनी त्याने त्यांच्या काय का कसे कधी कुठे कोण पण किंवा म्हणून जर सर्व काही आता नंतर पूर्वी आपण
    आपल्या माझे माझा तुझे साठी झाले झाला झाली करून येथे येथील होणार नका करा सांगितले एक पाणी लोक सरकार देश`,
  ar: `في من على إلى عن أن إن هذا هذه ذلك التي الذي كان كانت لا ما لم لن هل قد كل مع بعد قبل بين هو هي هم نحن أنا
    أنت يا و أو ثم حتى عند كما لكن غير اليوم الآن كيف متى أين لماذا مين شو ليش مش ايش اللي الناس ماء شكرا مرحبا`,
  fa: `در از به که این را با است آن برای تا یک بر هم نیز خود می ما شما او آنها من تو اما یا اگر چه چرا کی کجا هر همه
    بود شد شده کرد کرده کند دارد باید نیست هست بعد پیش امروز دیگر مردم آب سلام مرسی ممنون چیست خوب حال چطور هستی
    هستم داری دارم رو میشه`,
  ur: `ہے ہیں اور کا کی کے کو میں سے نہیں یہ وہ کیا پر نے بھی تھا تھی تھے ہو تو ہی کہ جو کر ایک اس ان اپنے اپنی لیے
    ساتھ بعد سب کچھ کوئی جب اگر لیکن کیسے کب کہاں صرف اب آپ ہم تم گیا گئی رہا رہی رہے ہوا ہوئی والا والے لوگ حکومت
    ملک پانی شکریہ`,
};

/** Word → the languages that use it. */
export const languagesOfWord: ReadonlyMap<string, readonly string[]> = build();

function build() {
  const found = new Map<string, string[]>();
  for (const [language, words] of Object.entries(lists)) {
    for (const word of new Set(words.split(/\s+/))) found.set(word, [...(found.get(word) ?? []), language]);
  }
  return found;
}
