import type { SeedCheck } from './seed-types.ts';

/** The newsroom's fact-checks in Spanish. */
export const spanishChecks: SeedCheck[] = [
  {
    key: 'filtro-puromar',
    language: 'es',
    rating: 'false',
    claim: 'El filtro PuroMar convierte el agua de mar en agua potable en un minuto.',
    title: 'El filtro PuroMar no quita la sal: el agua de mar filtrada sigue sin poder beberse.',
    summary:
      'El laboratorio de la Universidad de los Estrechos midió la misma sal antes y después del filtro. La empresa admite que solo retiene arena.',
    explanation:
      'Compramos tres filtros en tiendas distintas y los llevamos al laboratorio. En los tres, la sal quedó igual.\n\nBeber agua de mar puede causar deshidratación grave.',
    sources: [
      {
        name: 'Universidad de los Estrechos, ensayo de filtros',
        url: 'https://straits-university.example.org/es/filtros',
      },
    ],
    daysBefore: 22,
    by: 'ines',
  },
  {
    key: 'isla-cobriza-volcan',
    language: 'es',
    rating: 'false',
    claim: 'El volcán de Isla Cobriza entrará en erupción el domingo y hay que evacuar toda la costa.',
    title: 'No hay aviso de erupción en Isla Cobriza y nadie ha ordenado evacuar la costa.',
    summary:
      'La Oficina del Tiempo de los Estrechos mantiene el nivel verde desde hace seis años. El audio que circula es de un simulacro escolar.',
    explanation:
      'La voz del audio es la de un maestro de Isla Cobriza, que grabó las instrucciones para un simulacro en abril. Él mismo nos lo confirmó.',
    sources: [{ name: 'Oficina del Tiempo, nivel del volcán', url: 'https://straits-weather.example.org/es/cobriza' }],
    daysBefore: 9,
    by: 'neema',
  },
  {
    key: 'cantante-maru',
    language: 'es',
    rating: 'misleading',
    claim: 'La cantante Maru Solé dijo que no volverá a cantar en Puerto Amara porque odia a su gente.',
    title: 'Maru Solé aplazó su concierto por una lesión; la frase está cortada de una entrevista.',
    summary:
      'En la entrevista completa habla de las cuerdas vocales: "no volveré a cantar en Puerto Amara hasta que me cure". El video elimina el final.',
    explanation:
      'La radio publicó la entrevista entera. El corte está en el minuto doce. La nueva fecha del concierto es en primavera.',
    sources: [{ name: 'Radio Faro, entrevista completa', url: 'https://radio-faro.example.org/maru-sole' }],
    daysBefore: 47,
    by: 'ines',
  },
  {
    key: 'bono-pescadores',
    language: 'es',
    rating: 'false',
    claim: 'El Consejo del Puerto paga un bono de 300 coronas a cada pescador que registre su cédula en este enlace.',
    title: 'El Consejo del Puerto no paga ningún bono de 300 coronas y el enlace roba datos.',
    summary: 'El Consejo niega el bono. La página se creó hace una semana y pide foto del documento y clave del banco.',
    explanation: 'Las ayudas del Consejo se piden en persona en la oficina del muelle y nunca por enlace.',
    sources: [{ name: 'Consejo del Puerto, aviso', url: 'https://port-amara.example.org/es/aviso-bono' }],
    daysBefore: 15,
    by: 'neema',
  },
  {
    key: 'medusas-azules',
    language: 'es',
    rating: 'true',
    claim: 'Hay medusas azules venenosas en la playa de Arenal Chico.',
    title: 'Es cierto: hay medusas azules en Arenal Chico y la playa tiene bandera roja.',
    summary:
      'Los socorristas las contaron el lunes. Su picadura duele pero no es mortal; se recomienda no bañarse hasta que cambie el viento.',
    explanation:
      'La bióloga Rena Quist, de la Universidad de los Estrechos, identificó la especie. Llegan cada pocos años con el viento del este.',
    sources: [{ name: 'Socorristas de Arenal Chico', url: 'https://socorristas.example.org/arenal-chico' }],
    daysBefore: 5,
    by: 'ines',
  },
  {
    key: 'reloj-mareas',
    language: 'es',
    rating: 'satire',
    claim: 'El alcalde Tomas Vell ordenó que el reloj de mareas gire al revés para atrasar el invierno.',
    title: 'Lo del reloj que gira al revés es una broma del periódico El Ancla Torcida.',
    summary: 'El texto salió en la página de humor. El reloj de mareas funciona como siempre.',
    explanation: 'La captura que circula no muestra el nombre de la sección, que se llama "Nada de esto es cierto".',
    sources: [{ name: 'El Ancla Torcida, número 91', url: 'https://crooked-anchor.example.org/es/91' }],
    daysBefore: 120,
    by: 'neema',
  },
  {
    key: 'limon-ceniza',
    language: 'es',
    rating: 'false',
    claim: 'Limón con ceniza de coco elimina la fiebre de salmuera en una noche.',
    title: 'El limón con ceniza de coco no cura la fiebre de salmuera.',
    summary:
      'El Hospital General de Amara no conoce ningún caso. La ceniza puede irritar el estómago; tres personas fueron atendidas por eso.',
    explanation:
      'La doctora Lindiwe Okafor recomienda agua limpia y descanso, y acudir al médico si la fiebre dura más de tres días.',
    sources: [{ name: 'Hospital General de Amara, consejo', url: 'https://amara-general.example.org/es/consejo' }],
    daysBefore: 70,
    by: 'ines',
  },
  {
    key: 'puente-cerrado',
    language: 'es',
    rating: 'unproven',
    claim: 'El puente de los Remos se cerrará por un año a partir de enero.',
    title: 'Todavía no se ha decidido si el puente de los Remos se cerrará en enero.',
    summary:
      'El Consejo estudia tres planes de obra; solo uno cierra el puente por completo. La decisión se tomará en diciembre.',
    explanation: 'El documento que circula es uno de los tres planes, presentado como si fuera la decisión.',
    sources: [{ name: 'Consejo del Puerto, planes de obra', url: 'https://port-amara.example.org/es/planes' }],
    daysBefore: 26,
    by: 'neema',
  },
];
