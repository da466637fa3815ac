import type { SeedDeed } from './seed-types.ts';

/** What the staff do in the week: three cases judged, one verdict published and later corrected. */
export const seedDeeds: SeedDeed[] = [
  {
    day: 1,
    time: '13:05',
    did: 'judge',
    by: 'teo',
    about: 'm-namak-sunita',
    check: 'namak-pani-hi',
    finding: 'accepted',
  },
  {
    day: 2,
    time: '09:20',
    did: 'judge',
    by: 'teo',
    about: 'm-light2-ada',
    check: 'lighthouse-sold',
    finding: 'rejected',
  },
  {
    day: 3,
    time: '10:30',
    did: 'publish',
    key: 'sim-cards',
    writtenBy: 'teo',
    by: 'ines',
    about: 'm-sim-joel',
    verdict: {
      language: 'en',
      rating: 'false',
      claim: 'All SIM cards that are not registered at the town hall will be cut off for ever on Friday at midnight.',
      title: 'No SIM card will be cut off on Friday; the town hall registers no phones.',
      summary:
        'The town hall and both phone companies say that there is no such order. SIM cards are registered once, when they are bought. Please do not hand copies of your ID to strangers in the queue.',
      explanation:
        'The message has gone round in four languages since Monday. We asked the town hall, Zelka and Strait Mobile. All three know nothing of a deadline.\n\nIn front of the town hall two people offered to "register" phones for ten crowns and took pictures of identity cards. The police are looking into it.',
      sources: [
        { name: 'Town hall of Port Amara, notice', url: 'https://port-amara.example.org/notices/sim-cards' },
        { name: 'Strait Mobile, answer to our question', url: 'https://strait-mobile.example.org/press/sim' },
      ],
    },
  },
  {
    day: 5,
    time: '09:40',
    did: 'judge',
    by: 'teo',
    about: 'm-video-caio',
    check: 'ponte-guincho',
    finding: 'accepted',
  },
  {
    day: 5,
    time: '16:00',
    did: 'correct',
    of: 'sim-cards',
    writtenBy: 'teo',
    by: 'ines',
    note: 'We wrote that nothing needs registering. Strait Mobile has told us that company lines bought before spring do, by the end of next year, online and free of charge.',
    verdict: {
      language: 'en',
      rating: 'false',
      claim: 'All SIM cards that are not registered at the town hall will be cut off for ever on Friday at midnight.',
      title:
        'No SIM card will be cut off on Friday; only old company lines must be registered, online, by the end of next year.',
      summary:
        'The town hall registers no phones. Strait Mobile asks companies with lines bought before spring to register them online, free, by the end of next year. Private numbers are not concerned.',
      explanation:
        'The message has gone round in four languages since Monday. We asked the town hall, Zelka and Strait Mobile. None knows of a deadline on Friday.\n\nStrait Mobile added on Saturday that company lines bought before spring have to be registered by the end of next year. This is done on its own page and costs nothing.\n\nIn front of the town hall two people offered to "register" phones for ten crowns and took pictures of identity cards. The police are looking into it.',
      sources: [
        { name: 'Town hall of Port Amara, notice', url: 'https://port-amara.example.org/notices/sim-cards' },
        { name: 'Strait Mobile, company lines', url: 'https://strait-mobile.example.org/help/company-lines' },
      ],
    },
  },
];
