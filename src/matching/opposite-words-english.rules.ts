/** English lines of `opposite-words.rules.ts`. By hand, 2026-11. */
export const englishOpposites = `
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
appoint appoints appointed hire recruit recruits recruited promote promotes promoted / dismiss fire sack layoff oust ousted demote demotes demoted
lend lends lent give gives gave offer donate donates donated / borrow borrows borrowed take takes took withhold steal steals stole
sell sells sold / give donate free buy
expand expands expanded extend extends extended widen enlarge grow / shrink shrinks shrank reduce shorten narrow contract
include / exclude omit
attack attacks attacked / defend defends defended
arrive land / depart departs departed leave
unite unites united merge / divide divides divided split splits
encourage encourages encouraged promote urge / discourage prevent deter
increase raise lift lifted / lower cut slash slashed
lift lifted ease eased relax relaxed / impose imposed tighten tightened
obey comply / defy disobey violate break
pass passed / fail failed
melt melts melted thaw / freeze freezes froze frozen
flood flooded overflow overflows overflowed / dry dried drought
heal cure / injure wound poison poisons poisoned infect
pay paid charge charges charged / refund refunds refunded reimburse
keep retain / surrender hand return lose give
catch caught capture captures captured / release free freed
bless praise / curse cursed condemn
borrow / repay
rich wealthy / poor bankrupt
public / private
male / female
early / late
light / heavy dark
arrive arriver / part partir quitte
public publique / prive privee
`;
