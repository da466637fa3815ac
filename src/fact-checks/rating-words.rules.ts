import type { Rating } from '../core/ratings.ts';

/**
 * What publishers around the world write for each house rating, as `plainRating` leaves words: lower case, no accents on
 * Latin letters, no punctuation. Read from top to bottom: what stands higher wins, so that "partly false" and "not true"
 * are met before "false" and "true". By hand.
 */
export const ratingPhrases: [Rating, string][] = [
  [
    'satire',
    `satire, satira, satirical, satirico, satirica, satirique, satiriczne, satirisch, parody, parodia, parodie, humor, humour, labeled satire,
    originated as satire, joke, brincadeira, humorada, broma, blague, व्यंग्य, مزاح, سخريه, ساخر, satiris, dhihaka, hiciv, barkwanci, kejeli, ব্যঙ্গ, طنز, сатира, 풍자, 諷刺, 讽刺, 風刺`,
  ],
  [
    'misleading',
    `misleading, mislead, misleads, missing context, lacks context, needs context, no context, out of context, without context, lacking context, context, more context, altered context,
    partly false, partially false, partly true, partially true, half true, half truth, half false, mostly false, barely true, mixture, mixed, distorts the facts,
    distorted, exaggerated, exaggeration, overstated, cherry picks, cherry picked, spin, spins the facts, miscaptioned, misattributed, misrepresented, misinterpreted, inflated, flawed, deceptive,
    correct attribution out of context, outdated, old, old video, old photo, miscontextualised, imprecise, unclear, not the whole story, two pinocchios, three pinocchios, one pinocchio,
    enganoso, enganosa, enganador, enganoso a, sem contexto, fora de contexto, falta contexto, descontextualizado, descontextualizada, decontextualized, tirado de contexto, distorcido, distorcida, exagerado, exagerada,
    parcialmente falso, parcialmente falsa, parcialmente verdadeiro, parcialmente verdadeira, meia verdade, insustentavel, impreciso, imprecisa, nao e bem assim, contraditorio, verdadeiro mas, ainda e cedo para dizer, subestimado, desatualizado, antigo,
    enganosa, enganoso, enganador, engañoso, fuera de contexto, sin contexto, falta de contexto, sacado de contexto, descontextualizado, parcialmente verdadero, parcialmente cierto, verdad a medias, media verdad,
    medias verdades, tergiversado, cuestionable, discutible, apresurado, viejo, verdadero pero,
    trompeur, trompeuse, hors contexte, sorti de son contexte, sortie de son contexte, manque de contexte, contexte manquant, partiellement faux, partiellement vrai, plutot faux, a nuancer, exagere, deforme, detourne, detournee, imprecis, c est plus complique, pas si simple, oui mais, non mais, incomplet,
    भ्रामक, अर्धसत्य, आधा सच, संदर्भ के बिना, गुमराह, गलत संदर्भ, आंशिक, दिशाभूल, अर्धवट, ਗੁੰਮਰਾਹਕੁੰਨ, বিভ্রান্তিকর, ভ্রান্ত, தவறாக வழிநடத்துகிறது, பகுதி உண்மை, తప్పుదారి, ભ્રામક, ತಪ್ಪುದಾರಿ, തെറ്റിദ്ധരിപ്പിക്കുന്ന,
    مضلل, مضلله, خارج السياق, ناقص السياق, ينقصه سياق, خارج سياقه, جزئيا, زائف جزئي, نصف الحقيقه, خاطئ جزئيا, مجتزا, عنوان مضلل, اختلاق جزئي,
    menyesatkan, sebagian benar, sebagian salah, salah konteks, tanpa konteks, konteks keliru, keliru konteks, sesat, kurang konteks, mengelirukan,
    inapotosha, potofu, upotoshaji, linapotosha, yanapotosha, mai batarwa, mai ɓatarwa, inapotosha muktadha, nje ya muktadha, imepotoshwa,
    irrefuhrend, irrefuehrend, teilweise falsch, teilweise richtig, teilweise wahr, grosstenteils falsch, uberwiegend falsch, fehlender kontext, falscher kontext, aus dem kontext gerissen, ohne kontext, verzerrt, halbwahr,
    fuorviante, ingannevole, fuori contesto, senza contesto, contesto mancante, parzialmente falso, parzialmente vero, mezza verita, impreciso, ni, nì, pinocchio andante,
    manipulacja, wprowadza w blad, czesciowo falszywe, czesciowo prawda, polprawda, brak kontekstu, wyrwane z kontekstu, misleidend, gedeeltelijk onwaar, gedeeltelijk waar, zonder context, half waar,
    yaniltici, yanıltıcı, eksik, karma, baglamdan kopuk, kismen dogru, inselator, inşelator, partial fals, fara context, trunchiat,
    вводит в заблуждение, полуправда, манипуляция, частично, маніпуляція, напівправда, вырвано из контекста, подвеждащо, манипулативно, گمراه کننده, نیمه درست, گمراہ کن,
    절반의 사실, 대체로 사실 아님, 사실 반 거짓 반, 절반, 誤解を招く, ミスリード, 不正確, 半真半假, 誤導, 部分錯誤, 误导, 断章取义, ทำให้เข้าใจผิด, บิดเบือน, gay hieu lam, nakaliligaw, nakalilito, kulang sa konteksto, nawawalang konteksto, walang konteksto, needs-context, παραπλανητικό, παραπλανητικο, מטעה, חצי אמת`,
  ],
  [
    'false',
    `not true, untrue, isn t true, not correct, not accurate, not real, not legit, no truth, never happened, did not happen, pants on fire, pants fire, four pinocchios, totally false, mostly fake, labeled fake, no it s not true, not related, unrelated, wrong photo, wrong video,
    nao e verdade, nao e verdadeiro, nao procede, nao e real, no es verdad, no es cierto, no es real, no es verdadero, ce n est pas vrai, pas vrai, non c est faux, plutot non, सच नहीं, सही नहीं, सत्य नहीं, غير صحيح, غير صحيحه, ليس صحيحا, غير حقيقي, غير دقيق,
    tidak benar, bukan benar, bukan fakta, si kweli, sio kweli, siyo kweli, ba gaskiya ba, ba daidai ba, nicht wahr, nicht richtig, stimmt nicht, non e vero, nieprawda, nieprawdziwe, nieprawdziwa, niet waar, onwaar, dogru degil, nu este adevarat, не соответствует, не правда, неправда, невярно, неверно, невірно, 사실 아님, 사실이 아님, 不實, 不实, 不正确, 不真實, 根拠不明, hindi totoo, walang katotohanan, khong dung, ไม่จริง, لا صحه`,
  ],
  [
    'unproven',
    `unproven, unverified, unverifiable, no evidence, not proven, no proof, without evidence, lacks evidence, little evidence, unsupported, unsubstantiated, unfounded, baseless, insufficient evidence, not enough evidence, inconclusive, undetermined, research in progress, under review, in progress, disputed, can t be verified, cannot be verified, not verified, unknown, legend, unconfirmed, needs verification, not yet known,
    sem evidencias, sem evidencia, sem provas, sem comprovacao, nao comprovado, nao ha evidencias, nao ha provas, nao verificavel, inconclusivo, impossivel provar, sem fundamento, de olho, sem registro,
    sin evidencia, sin evidencias, sin pruebas, no hay pruebas, no hay evidencia, no hay evidencias, no comprobado, no verificable, inverificable, insostenible, sin fundamento, dudoso, no probado,
    non prouve, pas de preuve, sans preuve, aucune preuve, infonde, invérifiable, inverifiable, non verifie, non demontre, prematur, premature, douteux, अप्रमाणित, पुष्टि नहीं, असत्यापित, कोई सबूत नहीं, غير مثبت, لا دليل, بلا دليل, غير مؤكد, غير موكد, لم يثبت,
    belum terbukti, tidak terbukti, belum terverifikasi, tidak ada bukti, tanpa bukti, haijathibitishwa, halijathibitishwa, ba a tabbatar ba, অপ্রমাণিত, প্রমাণ নেই, غیر ثابت شدہ, غیر مصدقہ, hakuna ushahidi, haikuthibitishwa, unbelegt, nicht belegt, unbewiesen, keine belege, unbestatigt, non verificabile, non provato, senza prove, nessuna prova, non dimostrato,
    niezweryfikowane, nieweryfikowalne, brak dowodow, nieudowodnione, onbewezen, geen bewijs, niet te checken, kanitlanmamis, şüpheli, supheli, belirsiz, neverificat, imposibil de verificat, бездоказательно, недоказано, нет доказательств, непроверено, 판단 유보, 판단유보, 근거 없음, 證據不足, 证据不足, 尚無定論, 未证实, 検証対象外, 根拠なし, walang batayan, walang ebidensya, chua duoc kiem chung`,
  ],
  [
    'false',
    `false, fake, fakes, hoax, hoaxes, scam, scams, fraud, fraudulent, phishing, fabricated, made up, incorrect, inaccurate, wrong, debunked, lie, lies, bogus, fiction, doctored, photoshopped, altered, altered photo, altered video, altered image, manipulated, manipulated video, edited, digitally altered, deepfake, ai generated, impostor, imposter content, conspiracy theory, myth, misinformation, disinformation, rumor, rumour, false claim, false headline, misbar false, fake news, staged,
    falso, falsa, falsos, falsas, fake, fraude, golpe, mentira, mentiroso, boato, errado, incorreto, incorreta, montagem, montaje, manipulado, manipulada, adulterado, editado, bulo, bulos, timo, estafa, incorrecto, incorrecta, enganacion, desmentido, invento, trucado,
    faux, fausse, infox, intox, canular, arnaque, trucage, truque, montage, inexact, erroné, errone, mensonge, manipule, contrefait, desinformation,
    गलत, ग़लत, झूठ, झूठा, झूठी, फर्जी, फ़र्ज़ी, फेक, असत्य, नकली, मनगढ़ंत, खोटे, खोटा, खोटी, चुकीचे, चूक, असत्य, ਝੂਠ, ਝੂਠਾ, ਫਰਜ਼ੀ, ਗਲਤ, মিথ্যা, ভুয়া, ভুল, பொய், தவறு, தவறானது, தவறான, போலி, అబద్ధం, తప్పు, ఫేక్, ખોટું, ખોટો, ખોટી, નકલી, ಸುಳ್ಳು, തെറ്റ്, വ്യാജം, വ്യാജ,
    خطا, زائف, زائفه, كاذب, كاذبه, كذب, مزيف, مزيفه, مفبرك, مفبركه, ملفق, ملفقه, خاطئ, خاطئه, اشاعه, شائعه, احتيال, مختلق, نادرست, دروغ, ساختگی, شایعه, جھوٹ, جعلی, غلط,
    salah, hoaks, keliru, bohong, palsu, penipuan, disinformasi, misinformasi, fitnah, tipu, uongo, si sahihi, ghushi, bandia, feki, utapeli, karya, ƙarya,
    falsch, gefalscht, falschung, unwahr, lüge, luge, erfunden, betrug, manipuliert, bufala, falsita, errato, scorretto, truffa, manipolato, inventato, panzana, pinocchio, falsz, fałsz, falszywe, falszywa, fałszywe, oszustwo, klamstwo, fake news, przerobione, vals, onjuist, nep, nepnieuws, verzonnen, fout, bedrog, sahte, yanlis, yanlış, uydurma, yalan, montaj, parodi degil,
    fals, neadevarat, ложь, фейк, ложно, выдумка, обман, брехня, фейкове, лъжа, фалшиво, грешно, 거짓, 전혀 사실 아님, 가짜, 假, 假的, 錯誤, 错误, 謠言, 谣言, 虛假, 虚假, 偽造, 誤り, 虚偽, デマ, 嘘, ニセ, เท็จ, ปลอม, ข่าวปลอม, sai, sai su that, tin gia, gia mao, mali, peke, huwad, kathang isip, ψευδές, ψευδες, ψεμα, ψευδής, שקר, לא נכון, כזב, lazno, netocno, hamis, gal, gabim, e rreme, valse, usant, falsk, feil`,
  ],
  [
    'true',
    `true, mostly true, correct, accurate, mostly accurate, largely true, largely correct, confirmed, verified, legit, legitimate, real, genuine, authentic, fact, geppetto checkmark, correct attribution, right, substantiated, spot on,
    verdadeiro, verdadeira, verdade, correto, correta, certo, fato, comprovado, confirmado, real, procede, autentico, exato, verdadeiro na maior parte,
    verdadero, verdadera, verdad, cierto, cierta, correcto, correcta, confirmado, comprobado, veridico, mayormente cierto, mayormente verdadero,
    vrai, vraie, exact, exacte, correct, plutot vrai, veridique, authentique, confirme, c est vrai, सच, सही, सत्य, असली, खरे, खरं, ਸੱਚ, ਸਹੀ, সত্য, সঠিক, உண்மை, సత్యం, నిజం, સાચું, ನಿಜ, സത്യം, ശരി,
    صحيح, صحيحه, حقيقي, حقيقيه, صادق, حقيقه, صح, درست, واقعی, سچ, صحیح, benar, fakta, betul, asli, sahih, terbukti benar, kweli, ukweli, sahihi, halisi, gaskiya, wahr, richtig, stimmt, korrekt, grosstenteils richtig, uberwiegend wahr, vero, verita, corretto, confermato, c eri quasi,
    prawda, prawdziwe, prawdziwa, waar, juist, grotendeels waar, dogru, doğru, gercek, adevarat, adevărat, corect, правда, верно, істина, вярно, истина, 사실, 대체로 사실, 진실, 真, 真實, 真实, 正確, 正确, 屬實, 属实, 真実, 事実, ほぼ正確, จริง, ข่าวจริง, dung, dung su that, totoo, tama, αληθές, αληθες, אמת, נכון, tocno, igaz, sant, riktig, e vertete`,
  ],
];
