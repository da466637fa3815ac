/** Lines of `opposite-words.rules.ts` in Spanish, Portuguese, French, Indonesian and Swahili. By hand, 2026-11. */
export const latinOpposites = `
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
import imports imported / export exports exported
marry married / divorce divorced
contratar contrata contrato emplea / despedir despide despidio
cobrar cobra cobro / devolver devuelve devolvio reembolsa reembolso regala
exporta exportar / importa importar
ataca ataco atacar / defiende defendio defender
llega llego llegar / sale salio parte partio
regala regalar dona dono donar / vende vendio vender cobra
compra compro comprar / vende vendio vender
amplia amplio ampliar extiende / reduce acorta recorta recorto recortar
desborda desbordo inunda inundo / seca seco sequia
derrite derritio / congela congelo
captura capturo capturar atrapa atrapo pesca pesco / suelta solto soltar libera
conserva conservar guarda guardar / entrega entregar devuelve pierde
casa caso / divorcia divorcio
aprueba aprobar / suspende reprueba
levanta levanto relaja / impone impuso endurece
gana ganar / pierde perder
publico publica / privado privada
temprano / tarde
bendijo bendice elogia elogio / maldijo maldice condena condeno
contratar contrata contratou emprega / demitir demite demitiu dispensa
cobrar cobra cobrou / devolver devolve devolveu reembolsa reembolsou
exporta exportar / importa importar
ataca atacou / defende defendeu
chega chegou / parte partiu sai saiu
doa doou doar doada / vende vendeu vender vendida cobra
compra comprou comprar / vende vendeu vender
amplia ampliou ampliar estende / reduz encurta corta cortou
transborda transbordou inunda inundou enche encheu / seca secou estiagem
derrete derreteu / congela congelou
captura capturou capturar pega pescou / solta soltou liberta
guarda guardar mantem / entrega entregar devolve perde
sobe subir eleva elevou elevar / baixa baixar rebaixa
suspende suspendeu / retoma retomou
publico publica / privado privada
benzeu abencoa abencoou elogia / amaldicoa amaldicoou condena
embauche embaucher recrute recruter nomme / licencie licencier renvoie renvoyer vire
facture facturer paye payer / rembourse rembourser offre
exporte exporter / importe importer
attaque attaquer / defend defendre
offre offrir offert donne donner / vend vendre vendu
achete acheter / vend vendre vendu
agrandit etend elargit prolonge / reduit raccourcit
deborde deborder inonde inonder / tarit tari asseche seche secheresse
fond fondre / gele geler
capture capturer attrape attraper peche / relache relacher libere liberer
garde garder conserve / rend rendre perd perdre remet
releve relever eleve hausse monte / abaisse abaisser baisse
benit beni loue / maudit condamne
leve lever assouplit / impose imposer durcit
reussit reussi / echoue echec
marie epouse / divorce
kuruhusu imeruhusu / kupiga marufuku
ameshinda wameshinda / ameshindwa wameshindwa
`;
