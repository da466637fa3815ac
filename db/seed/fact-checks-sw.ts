import type { SeedCheck } from './seed-types.ts';

/** The newsroom's fact-checks in Swahili. */
export const swahiliChecks: SeedCheck[] = [
  {
    key: 'maji-chumvi',
    language: 'sw',
    rating: 'false',
    claim: 'Kunywa maji ya chumvi ya moto kila asubuhi kunatibu homa ya chumvi.',
    title: 'Maji ya chumvi hayatibu homa ya chumvi, na yanaweza kudhuru figo.',
    summary:
      'Dkt. Lindiwe Okafor wa Hospitali Kuu ya Amara amesema hakutoa ushauri huo. Kunywa maji safi, pumzika, na umwone daktari homa ikizidi siku tatu.',
    explanation:
      'Ujumbe huu unasambaa katika lugha kadhaa. Mwaka huu watu wawili walilazwa kwa sababu ya kunywa maji ya chumvi.',
    sources: [{ name: 'Hospitali Kuu ya Amara, tangazo', url: 'https://amara-general.example.org/sw/tangazo' }],
    daysBefore: 40,
    by: 'neema',
  },
  {
    key: 'kivuko-jumapili',
    language: 'sw',
    rating: 'false',
    claim: 'Kivuko cha Blue Heron hakitafanya kazi siku za Jumapili kuanzia mwezi ujao.',
    title: 'Kivuko cha Blue Heron kinaendelea kufanya kazi siku za Jumapili kama kawaida.',
    summary:
      'Kampuni na Mamlaka ya Bandari wamesema hakuna mabadiliko. Ratiba inayosambazwa ni ya wiki ya matengenezo miaka miwili iliyopita.',
    explanation: 'Katika picha linaonekana winchi la zamani lililotumika wakati wa matengenezo ya gati.',
    sources: [{ name: 'Blue Heron, ratiba', url: 'https://blue-heron.example.org/sw/ratiba' }],
    daysBefore: 62,
    by: 'ines',
  },
  {
    key: 'ajira-bandari',
    language: 'sw',
    rating: 'false',
    claim: 'Mamlaka ya Bandari ya Amara inaajiri watu 2,000 bila usaili, lipa ada ya fomu kwa nambari hii.',
    title: 'Mamlaka ya Bandari haiajiri watu 2,000 na haitozi ada ya fomu.',
    summary: 'Mamlaka imekana tangazo hilo. Nafasi za kazi hutangazwa kwenye tovuti yake pekee na fomu ni bure.',
    explanation: 'Watu wanne walituambia walilipa ada hiyo. Polisi wanachunguza mwenye nambari.',
    sources: [{ name: 'Mamlaka ya Bandari, onyo', url: 'https://port-amara.example.org/sw/onyo' }],
    daysBefore: 13,
    by: 'neema',
  },
  {
    key: 'samaki-plastiki',
    language: 'sw',
    rating: 'misleading',
    claim: 'Samaki wanaouzwa sokoni Mwangaza Pwani wametengenezwa kwa plastiki.',
    title: 'Samaki wa Mwangaza Pwani ni halisi; video inaonyesha samaki wa maonyesho wa makumbusho.',
    summary:
      'Video ilipigwa katika warsha ya Makumbusho ya Bandari, ambapo samaki wa mfano hutengenezwa kwa ajili ya watoto.',
    explanation: 'Afisa wa afya alikagua soko na kuchukua sampuli kumi. Zote zilikuwa samaki halisi.',
    sources: [{ name: 'Makumbusho ya Bandari, warsha', url: 'https://harbour-museum.example.org/sw/warsha' }],
    daysBefore: 51,
    by: 'ines',
  },
  {
    key: 'nyangumi-kengele',
    language: 'sw',
    rating: 'satire',
    claim: 'Nyangumi aliyefunzwa hupiga kengele ya kanisa la Mtakatifu Orla kila jioni.',
    title: 'Habari ya nyangumi anayepiga kengele ilikuwa mzaha wa gazeti la The Crooked Anchor.',
    summary: 'Gazeti hilo huandika hadithi za kubuni. Kengele ya kanisa hupigwa na mota ya umeme.',
    explanation: 'Picha ni mchoro. Maneno "hakuna cha kweli humu" yalikatwa kwenye nakala inayosambazwa.',
    sources: [{ name: 'The Crooked Anchor, toleo la 88', url: 'https://crooked-anchor.example.org/88' }],
    daysBefore: 149,
    by: 'neema',
  },
];
