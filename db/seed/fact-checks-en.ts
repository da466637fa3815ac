import type { SeedCheck } from './seed-types.ts';

/** The newsroom's fact-checks in English. */
export const englishChecks: SeedCheck[] = [
  {
    key: 'salt-water',
    language: 'en',
    rating: 'false',
    claim: 'Drinking a glass of warm salt water every morning cures brine fever.',
    title: 'Salt water does not cure brine fever, and a glass a day can harm the kidneys.',
    summary:
      'Amara General Hospital has treated 312 people with brine fever this year; none got better through salt water. Doctors advise clean water, rest and a visit to a clinic if the fever lasts three days.',
    explanation:
      'The message names Dr Lindiwe Okafor of Amara General Hospital as its source. She told us that she never said it, and that her ward has seen two people this year who became ill from salt water itself.\n\nBrine fever passes within a week in most people. There is no home remedy that shortens it.',
    sources: [
      {
        name: 'Amara General Hospital, notice of 4 March',
        url: 'https://amara-general.example.org/notices/brine-fever',
      },
      { name: 'Interview with Dr Lindiwe Okafor', url: 'https://harbour-lamp.example.org/interviews/okafor' },
    ],
    daysBefore: 41,
    by: 'ines',
  },
  {
    key: 'ferry-sunday',
    language: 'en',
    rating: 'false',
    claim: 'The Blue Heron ferry between Port Amara and Saltquay will stop running on Sundays from next month.',
    title: 'The Blue Heron ferry keeps running on Sundays, at the same hours as before.',
    summary:
      'The ferry company and the Port Authority both say that no change is planned. The timetable in the message is the one of the repair week two years ago.',
    explanation:
      'The picture shows a printed timetable with an empty column for Sunday. It was taken in the week when the pier was repaired, two years ago; the old repair crane can be seen behind it.\n\nThe current timetable has eleven crossings on Sundays.',
    sources: [
      { name: 'Blue Heron timetable', url: 'https://blue-heron.example.org/timetable' },
      { name: 'Port Authority of Amara, works list', url: 'https://port-amara.example.org/works' },
    ],
    daysBefore: 63,
    by: 'ines',
  },
  {
    key: 'lighthouse-sold',
    language: 'en',
    rating: 'misleading',
    claim: 'Mayor Tomas Vell has sold the old lighthouse to the Bank of the Straits.',
    title: 'The lighthouse still belongs to the town; the bank rents its ground floor for ten years.',
    summary:
      'The council voted in May to let the ground floor to the Bank of the Straits for a small branch. The building cannot be sold: it is listed as common property of Port Amara.',
    explanation:
      'The message quotes the council minutes, and leaves out the word "lease". The minutes say that the rent pays for repairs to the tower, and that visitors may go up as before.',
    sources: [{ name: 'Minutes of the town council, May', url: 'https://port-amara.example.org/council/minutes-05' }],
    daysBefore: 97,
    by: 'neema',
  },
  {
    key: 'tidecell-explode',
    language: 'en',
    rating: 'unproven',
    claim: 'TideCell phone batteries explode when charged during a thunderstorm.',
    title: 'Nobody has shown a TideCell battery that exploded in a thunderstorm.',
    summary:
      'We found one burnt battery, and a laboratory at Straits University could not say what had burnt it. The two other pictures in the message show other brands.',
    explanation:
      'The laboratory charged twelve TideCell batteries through simulated surges. None caught fire. A surge can damage any charger, so unplugging in a storm does no harm.',
    sources: [{ name: 'Straits University, surge test', url: 'https://straits-university.example.org/lab/surge-test' }],
    daysBefore: 28,
    by: 'ines',
  },
  {
    key: 'school-fees',
    language: 'en',
    rating: 'false',
    claim: 'All school fees in Port Amara must be paid again because the bank lost the records.',
    title: 'No family has to pay school fees twice; the records were never lost.',
    summary:
      'The Education Office says that every payment is on record. The account number in the message does not belong to any school; the police are looking into it.',
    explanation:
      'Eleven parents told us that they received the message. Two had paid, and got their money back through the bank.\n\nThe Education Office never asks for payment by message.',
    sources: [{ name: 'Education Office, warning', url: 'https://education.port-amara.example.org/warning' }],
    daysBefore: 19,
    by: 'neema',
  },
  {
    key: 'whale-bell',
    language: 'en',
    rating: 'satire',
    claim: 'A trained whale rings the bell of Saint Orla church every evening.',
    title: 'The whale that rings the church bell was a joke of The Crooked Anchor, a paper of made-up stories.',
    summary:
      'The story first stood in The Crooked Anchor on its joke page. The bell of Saint Orla is rung by an electric motor.',
    explanation:
      'The picture is a drawing. The paper prints the words "nothing in here is so" under every page; the copy passed around has them cut off.',
    sources: [{ name: 'The Crooked Anchor, issue 88', url: 'https://crooked-anchor.example.org/88' }],
    daysBefore: 150,
    by: 'ines',
  },
  {
    key: 'water-tariff',
    language: 'en',
    rating: 'true',
    claim: 'Water in Port Amara costs twelve per cent more from July.',
    title: 'Water does cost twelve per cent more in Port Amara since July.',
    summary:
      'The water company published the new price in June: 1.12 crowns a cubic metre instead of 1.00. Households with three or more children pay the old price.',
    explanation:
      'The message is right about the rise and leaves out the exception for large families, who must ask for it at the water office.',
    sources: [{ name: 'Amara Water, price list', url: 'https://amara-water.example.org/prices' }],
    daysBefore: 132,
    by: 'neema',
  },
  {
    key: 'deko-arlan',
    language: 'en',
    rating: 'false',
    claim: 'Footballer Deko Arlan has died in a car accident on the coast road.',
    title: 'Deko Arlan is alive and played for Harbour Rovers on Saturday.',
    summary:
      'His club says he is well. The picture of the car is from a road safety exercise of the fire brigade three years ago.',
    explanation:
      'Arlan posted a film of himself with the day’s paper. The fire brigade recognised its own picture: the car carries its training number on the door.',
    sources: [{ name: 'Harbour Rovers, statement', url: 'https://harbour-rovers.example.org/news/arlan' }],
    daysBefore: 12,
    by: 'ines',
  },
  {
    key: 'free-phones',
    language: 'en',
    rating: 'false',
    claim: 'Zelka gives away 5,000 phones to everyone who forwards this message to ten groups.',
    title: 'Zelka gives no phones away; the message leads to a page that collects bank details.',
    summary:
      'The company says the offer is not theirs. The page was made four days ago and asks for a card number "for delivery".',
    explanation: 'Real offers of the company stand on its own page, and never ask anybody to forward anything.',
    sources: [{ name: 'Zelka, warning to customers', url: 'https://zelka.example.org/warning' }],
    daysBefore: 7,
    by: 'neema',
  },
  {
    key: 'flood-siren',
    language: 'en',
    rating: 'misleading',
    claim: 'The flood sirens sounded last night because the Upper Dam is about to break.',
    title: 'The sirens were a yearly test; the Upper Dam is sound.',
    summary:
      'The test is announced every year for the first Thursday of the month at 20:00. The dam was inspected in spring and its water stands two metres below the limit.',
    explanation:
      'Many people had not heard of the test, because the notice hung only at the town hall. The council says it will send it to every phone next year.',
    sources: [{ name: 'Straits Weather Office, dam levels', url: 'https://straits-weather.example.org/dams' }],
    daysBefore: 210,
    by: 'ines',
  },
  {
    key: 'lumora-tea',
    language: 'en',
    rating: 'unproven',
    claim: 'Lumora leaf tea lowers blood sugar within three days.',
    title: 'There is no good evidence that Lumora leaf tea lowers blood sugar.',
    summary:
      'The only study has nine people and no comparison group. Dr Okafor warns against leaving out prescribed medicine for it.',
    explanation:
      'The maker points to the study on its packets. Its author told us that it was meant to prepare a larger one, which has not begun.',
    sources: [
      { name: 'Straits University, study register', url: 'https://straits-university.example.org/register/lumora' },
    ],
    daysBefore: 84,
    by: 'ines',
  },
  {
    key: 'night-fishing',
    language: 'en',
    rating: 'true',
    claim: 'Night fishing with lamps is forbidden in the inner harbour from October to March.',
    title: 'Night fishing with lamps is forbidden in the inner harbour from October to March.',
    summary:
      'The rule was passed in August to protect young eels. Fishing without lamps and fishing outside the pier stay allowed.',
    explanation: 'The Port Authority prints the rule on every licence since September. The fine is 80 crowns.',
    sources: [{ name: 'Port Authority of Amara, rule 44', url: 'https://port-amara.example.org/rules/44' }],
    daysBefore: 55,
    by: 'neema',
  },
  {
    key: 'vaccine-chip',
    language: 'en',
    rating: 'false',
    claim: 'The brine fever vaccine makes coins stick to the arm because it contains metal.',
    title: 'The brine fever vaccine contains no metal; coins stick to any skin that is a little damp.',
    summary:
      'The list of contents is public and holds no metal. In our own trial coins stuck just as well to the arms of six people who had not been vaccinated.',
    explanation: 'Dr Okafor showed us that powder on the skin makes the coins fall off, vaccinated or not.',
    sources: [
      { name: 'Amara General Hospital, vaccine leaflet', url: 'https://amara-general.example.org/vaccine/leaflet' },
    ],
    daysBefore: 174,
    by: 'ines',
  },
  {
    key: 'pier-photo',
    language: 'en',
    rating: 'misleading',
    claim: 'This photo shows the new pier of Saltquay collapsing this week.',
    title: 'The photo shows the old pier being taken down on purpose, four years ago.',
    summary:
      'The new pier stands, and was inspected on Monday. The picture was published when the old one was removed.',
    explanation:
      'A reverse search finds the picture in the harbour museum’s own collection, with the date and the name of the firm that did the work.',
    sources: [{ name: 'Harbour Museum, picture 2207', url: 'https://harbour-museum.example.org/pictures/2207' }],
    daysBefore: 33,
    by: 'neema',
  },
];
