import { foldLetters } from '../claims/letters.rules.ts';

/**
 * Words that turn a claim round when one stands for the other, in the form `normalise` leaves them: each line is one pair
 * of sides, `/` between them. Languages share one table: a word that means something else elsewhere is left out. By hand,
 * 2026-11.
 */
const lines = `
rise rises rose rising risen increase increases increased increasing grow grows grew up higher raise raises raised / fall falls fell falling fallen decrease decreases decreased drop drops dropped decline declined down lower cut cuts lowered reduce reduces reduced
allow allows allowed permit permits permitted legal legalise legalises legalize legalizes legalized lawful approve approves approved / ban bans banned forbid forbids forbidden prohibit prohibits prohibited illegal outlaw outlaws outlawed unlawful reject rejects rejected block blocks blocked
open opens opened opening reopen reopens reopened / close closes closed closing shut shuts
begin begins began begun start starts started launch launches launched / end ends ended stop stops stopped finish finished cancel cancels cancelled canceled
win wins won winning victory / lose loses lost losing defeat defeated
alive survive survives survived survivor / dead die dies died death killed
safe safely harmless / unsafe dangerous harmful toxic deadly
true real genuine authentic / false fake hoax untrue forged
cure cures cured heal heals prevent prevents prevented protect protects / cause causes caused causing spread spreads
more most greater / less fewer least
all every everyone everybody always / none nobody no never
before / after
arrive arrives arrived enter enters entered join joins joined / leave leaves left exit exits quit quits resign resigned
accept accepts accepted agree agrees agreed / refuse refuses refused deny denies denied decline declines disagree
support supports supported favour favours favor favors back backs backed / oppose opposes opposed against criticise criticises criticized condemn condemns condemned
buy buys bought / sell sells sold
free gratis unpaid / paid pay pays costly charged
guilty convicted / innocent acquitted
mandatory compulsory obligatory required / optional voluntary
hot hotter heat / cold colder
first / last
man men male boy boys / woman women female girl girls
good better best healthy / bad worse worst unhealthy
strong stronger / weak weaker
rich richest / poor poorest
old older oldest / new newer newest young younger youngest
found discovered / lost missing
success successful succeeded succeeds / failure failed fails
arrested jailed detained imprisoned / released freed
add adds added include includes included / remove removes removed exclude excludes excluded
possible / impossible
largest biggest highest tallest / smallest lowest shortest
north northern / south southern
east eastern / west western
safe / risky
confirm confirms confirmed / deny denies denied refute refutes refuted
gain gains gained / loss losses lost
create creates created build builds built / destroy destroys destroyed demolish demolished
hire hires hired / fire fires fired sack sacked dismiss dismissed
empty / full
remember / forget
love loves loved / hate hates hated
sube suben subio subira subiran aumenta aumentan aumento aumentara crece crecio / baja bajan bajo bajara bajaran disminuye disminuyen disminuyo reduce reduce redujo reducira cae cayo
permite permiten permitio permitira autoriza autorizan autorizo autorizara legal / prohibe prohiben prohibio prohibira ilegal rechaza rechazo
abre abren abrio abrira abriran / cierra cierran cerro cerrara cerraran clausura
empieza empiezan empezo comienza comenzo comenzara inicia inicio / termina terminan termino acaba acabo cancela cancelo finaliza
gana ganan gano ganara / pierde pierden perdio perdera
vivo viva / muerto muerta murio muere fallecio
seguro segura / peligroso peligrosa inseguro toxico toxica
verdadero verdadera cierto cierta real / falso falsa mentira
cura curan previene previenen protege protegen / causa causan provoca provocan produce
mas mayor / menos menor
todos todas siempre / ninguno ninguna nadie nunca
antes / despues
obligatorio obligatoria / voluntario voluntaria opcional
gratis gratuito gratuita / pagado pagada pago
culpable / inocente
acepta acepto / rechaza rechazo niega nego
apoya apoyo / critica critico opone
aprueba aprobo aprobara / rechaza rechazo rechazara
detenido detenida arrestado arrestada / liberado liberada
caliente calor / frio fria
aumenta aumentam aumentou aumentara sobe sobem subiu subira cresce cresceu / diminui diminuem diminuiu cai caiu reduz reduziu reduzira desce baixou
permite permitem permitiu permitira autoriza autorizou libera liberou / proibe proibem proibiu proibira veta vetou
abre abrem abriu abrira reabre reabriu / fecha fecham fechou fechara
comeca comecou comecara inicia iniciou / termina terminou acaba acabou encerra encerrou cancela cancelou
ganha ganhou vence venceu / perde perdeu
vivo viva / morto morta morreu faleceu
seguro segura / perigoso perigosa inseguro toxico toxica
verdadeiro verdadeira / falso falsa mentira
mais maior / menos menor
todos todas sempre / nenhum nenhuma ninguem nunca
antes / depois
obrigatorio obrigatoria / facultativo facultativa opcional voluntario
gratuito gratuita gratis / pago paga
aprova aprovou / rejeita rejeitou reprova reprovou
preso presa detido / solto solta libertado
quente / frio fria gelada
augmente augmentent augmente monte hausse / baisse baissent diminue diminuent chute
autorise autorisent permet legal / interdit interdisent interdite illegal
ouvre ouvrent ouvert ouverte rouvre / ferme ferment fermee
commence debut / termine fin arrete
gagne gagnent / perd perdent perdu
vivant vivante / mort morte decede
plus / moins
toujours tous toutes / jamais aucun aucune
avant / apres
obligatoire / facultatif facultative
gratuit gratuite / payant payante
बढ़ा बढ़ी बढ़े बढ़ेगा बढ़ेगी बढ़ेंगे बढ़ गया महंगा महंगी / घटा घटी घटे घटेगा घटेगी घटेंगे कम सस्ता सस्ती गिरा गिरी
बढ़ा बढ़ाया बढ़ाई वृद्धि / घटाया घटाई कटौती कमी
खुला खुली खुले खुलेगा खुलेगी खुलेंगे खुलेंगी / बंद
शुरू / खत्म समाप्त बंद रद्द
अनुमति मंजूरी वैध इजाजत / प्रतिबंध रोक मनाही अवैध पाबंदी
जीता जीती जीत जीते / हारा हारी हार हारे
जिंदा जीवित / मृत मौत निधन मर
सुरक्षित / खतरनाक असुरक्षित
सच सही असली / झूठ गलत नकली फर्जी
ज्यादा अधिक / कम
हमेशा सभी सब / कभी कोई
पहले / बाद
अनिवार्य जरूरी / वैकल्पिक स्वैच्छिक
मुफ्त फ्री निशुल्क / सशुल्क
स्वीकार मंजूर / अस्वीकार नामंजूर खारिज
गिरफ्तार / रिहा
समर्थन / विरोध
गर्म / ठंडा ठंडी ठंडे
ارتفع ارتفعت يرتفع ترتفع ارتفاع زاد زادت زياده سيرتفع رفع رفعت ترفع / انخفض انخفضت ينخفض تنخفض انخفاض تراجع تراجعت خفض خفضت تخفض سينخفض
سمح سمحت يسمح تسمح السماح اجاز اجازت / منع منعت يمنع تمنع حظر حظرت يحظر تحظر
فتح فتحت يفتح تفتح افتتاح اعاده / اغلق اغلقت يغلق تغلق اغلاق غلق
بدا بدات يبدا تبدا بدء بدايه / انتهي انتهت ينتهي تنتهي انتهاء الغاء الغت الغي
فاز فازت يفوز فوز / خسر خسرت يخسر خساره
حي / مات توفي توفيت وفاه ميت
امن امنه سليم / خطير خطيره ضار ضاره
صحيح حقيقي / كاذب مزيف خاطي
اكثر اكبر اعلي / اقل اصغر ادني
دايما كل جميع / ابدا
قبل / بعد
مجاني مجانا مجانيه / مدفوع مدفوعه
الزامي اجباري الزاميه / اختياري اختياريه
وافق وافقت يوافق قبل / رفض رفضت يرفض
اعتقل اعتقلت اعتقال / افرج الافراج
يعالج علاج يشفي يقي / يسبب سبب
naik meningkat bertambah / turun menurun berkurang
boleh diizinkan mengizinkan / dilarang melarang larangan
buka dibuka membuka / tutup ditutup menutup
mulai dimulai / berakhir selesai dibatalkan
menang / kalah
hidup / mati meninggal tewas
aman / berbahaya
benar asli / palsu salah
lebih / kurang
semua selalu / tidak
sebelum / sesudah setelah
wajib / sukarela
gratis / berbayar
setuju menyetujui / menolak
ditangkap / dibebaskan
kupanda imepanda yamepanda imeongezeka / kushuka imeshuka yameshuka imepungua
kufungua imefungua wamefungua / kufunga imefunga wamefunga
plant plants planted planting / cut cuts fell fells felled chop chopped clear cleared
warm warmer warmest mild / cold colder coldest chilly
damage damages damaged harm harms harmed worsen worsens worsened hurt hurts / improve improves improved help helps helped benefit benefits
double doubles doubled triple tripled / halve halves halved half
for / against
on / off
reward rewards rewarded pay paid pays / fine fines fined punish punished
welcome welcomes admit admits admitted / expel expels expelled deport deports deported turned
keep keeps kept maintain maintains maintained stay stays stayed remain remains remained continue continues continued / suspend suspends suspended scrap scraps scrapped abolish abolished abandon abandons abandoned stop stops stopped withdraw withdraws withdrew quit leave leaves left end ends
strengthen strengthens strengthened / weaken weakens weakened
valid / invalid expired void
exist exists existed / disappeared vanished
praise praises praised / condemn condemns condemned slam slammed
recommend recommends recommended / discourage discourages discouraged warn warns warned
apoya apoyan apoyo favor / rechaza rechazan contra oponen
cerrado cerrada cerrados cerradas / abierto abierta abiertos abiertas
detiene detuvo detuvieron detenido detenida detenidos detenidas arresto arrestaron / libera libero liberaron liberado liberada liberados liberadas solto soltaron
duplica duplican duplico duplicaron / reduce reducen redujo redujeron mitad
mejora mejoran mejoro / dana danan empeora empeoran perjudica perjudican
prohibido prohibida prohibidos prohibidas / permitido permitida permitidos permitidas
acepta aceptan aceptaron acepto / rechaza rechazan rechazaron rechazo
retira retiro retirara abandona abandono / sigue siguen continua continuan mantiene mantienen permanece
suspende suspenden suspender suspendio cancela cancelar elimina eliminar / mantiene mantener mantuvo conserva
tala talan talado talados corta cortan / planta plantan plantado plantados siembra
calido calida templado / frio fria
aumentan aumentar subir / reducen reducir bajar
existe existen / desaparecio desaparecieron
apoia apoiam apoiou favor / rejeita rejeitam rejeitou contra
fechado fechada fechados fechadas / aberto aberta abertos abertas
prende prendeu prenderam preso presa presos presas / solta soltou soltaram solto soltos soltas libertou libertados
dobra dobram dobrou dobraram / metade
melhora melhoram melhorou / prejudica prejudicam piora pioram
proibido proibida proibidos proibidas / permitido permitida permitidos autorizado autorizada autorizados autorizadas liberado
aceita aceitam aceitou / recusa recusam recusou rejeita
desiste desistiu desistiram abandona abandonou / continua continuam segue seguem permanece
suspende suspender suspendeu cancela cancelar / mantem manter manteve
derruba derrubada derrubado derrubadas cortada cortado / planta plantada plantado plantadas
desliga desligada desligado desligou / liga ligada religada religado
aumenta aumentam aumentar aumentou sobe subir / reduz reduzem reduzir diminui diminuir baixa baixar baixou desce descer
soutient soutiennent / refuse refusent rejette rejettent
ameliore ameliorent / abime abiment aggrave nuit
arrete arretes arretee / relache relaches liberes libere liberee
augmenter augmente augmentent hausse monter progresse / baisser baisse baissent reduit reduire recul recule diminue diminuer descend
double doubles / moitie diminue
ferme fermes fermee fermees / ouvert ouverts ouverte ouvertes
interdit interdits interdite interdites / autorise autorises autorisees admis permis
accepte acceptent acceptes / refuse refusent refuses
abandonne abandonnent retire supprime supprimer / continue continuent reste restent garder maintient maintenir conserve
abattu abattus abattre coupe / plante plantes planter
froid froide / doux chaud chaude
pour / contre
इनाम / जुर्माना सजा
काटने काटो काटना काटे / लगाने लगाओ लगाना लगाए
गिरा गिरी गिरे घटा घटी घटती घटता घटने घटाने घटाकर घटकर घटेगा घटेगी / बढ़ा बढ़ी बढ़ती बढ़ता बढ़ने बढ़ाने बढ़ाकर बढ़कर बढ़ेगा बढ़ेगी
गुल बंद / चालू खुला खुले शुरू
तेज मजबूत / कमजोर धीमा
पकड़ा पकड़े गिरफ्तार / छोड़ा छोड़े रिहा
मना वर्जित प्रतिबंधित / जायज अनुमति
लौटा / भर्ती
महंगा महंगी महंगे / सस्ता सस्ती सस्ते
اعتقلت اعتقل اعتقلتهم اوقفت / افرجت افرج اطلقت
تويد يويد ايد ايدت تدعم يدعم / ترفض يرفض رفضت تعارض
تحسن يحسن حسن / تضر يضر اضر
تقبل يقبل قبلت / ترفض يرفض رفض
تزيد يزيد زاد زادت يرتفع سيرتفع يرفع سيرفع / تقلل يقلل قل تراجع تراجعت ينخفض سينخفض يخفض سيخفض
تقوي يقوي / تضعف يضعف
لصالح مع / ضد
مغلق مغلقه مغلقا / مفتوح مفتوحه مفتوحا
ممنوع ممنوعه يمنع / مسموح مسموحه يسمح
يقطع يقطعون / يزرع يزرعون
بروده برد / دفء حر
التصويت صوتوا / مقاطعه قاطعوا
يتقاضي تتقاضي مكافاه / غرامه تدفع
kuruhusu imeruhusu / kupiga marufuku
ameshinda wameshinda / ameshindwa wameshindwa
`;

const opposites = new Map<string, Set<string>>();
for (const line of foldLetters(lines).split('\n')) {
  const [left = [], right = []] = line.split('/').map((side) => side.split(/\s+/).filter((word) => word !== ''));
  for (const word of left) for (const other of right) pair(word, other);
}

function pair(a: string, b: string): void {
  if (a === b) return;
  opposites.set(a, (opposites.get(a) ?? new Set()).add(b));
  opposites.set(b, (opposites.get(b) ?? new Set()).add(a));
}

const none: ReadonlySet<string> = new Set();

/** The words that turn a claim round when they stand for this one; empty for most words. */
export const oppositesOf = (word: string): ReadonlySet<string> => opposites.get(word) ?? none;
