import type { Figures } from './evaluate.ts';
import type { CandidateFigures, RecallFigures } from './measure-recall.ts';
import { barPlot, reliabilityPlot, riskCoveragePlot } from './plots.rules.ts';
import { interval, milliseconds, ofPairs, rowsOf, type Section, section, share, times } from './report-parts.rules.ts';
import type { RoutingFigures } from './routing-figures.rules.ts';

/** Texts of confident errors, by message and fact-check id; only for a report that stays on this machine. */
export type ErrorTexts = ReadonlyMap<string, { message: string; claim: string }>;

/** What the machine does by itself, how sure it is, what guards cost, and what it gets wrong. */
export function routingSections(figures: Figures, texts: ErrorTexts | null): (Section | null)[] {
  const { routing, own } = figures;
  return [
    ...(routing ? [candidatesSection(routing.candidates), ...answersSections(routing, 'routing', texts)] : []),
    ...(own ? [ownSection(own)] : []),
  ];
}

function candidatesSection(c: CandidateFigures): Section | null {
  const row = (name: string, r: RecallFigures) => [
    name,
    times(r.messages),
    share(r.recallAt10),
    share(r.recallAt20),
    share(r.recallAt50),
  ];
  const head = ['', 'messages', 'at 10', 'at 20', 'at 50'];
  const languages = Object.fromEntries(Object.entries(c.byLanguage).sort((a, b) => b[1].messages - a[1].messages));
  return section('Candidates: is the right fact-check nominated?', {
    notes: [
      `Engine: ${c.engine}. A duplicate of the right fact-check counts; only the very one judged right: ${share(c.strictAt50)} at 50. Among those that were scored: ${share(c.scored)}.`,
    ],
    plots: [
      {
        title: `The engine nominates the right fact-check for ${share(c.recallAt50)} of answerable messages`,
        svg: barPlot({
          rows: Object.entries(c.bySource).map(([name, r]) => ({ name, values: [r.recallAt50, r.recallAt10] })),
          bound: null,
          label: 'Recall at 50 and at 10 by source',
        }),
      },
    ],
    tables: [
      {
        caption: 'All lists together, and each alone',
        head: ['list', ...head.slice(1)],
        rows: [
          row('all', c),
          row('words and characters', c.byList.lexical),
          row('vectors, other languages', c.byList.vectors),
        ],
      },
      { caption: 'By source', head: ['source', ...head.slice(1)], rows: rowsOf(c.bySource, row) },
      { caption: 'By language', head: ['language', ...head.slice(1)], rows: rowsOf(languages, row) },
    ],
  });
}

function answersSections(r: RoutingFigures, name: string, texts: ErrorTexts | null): (Section | null)[] {
  const { policy, guards } = r;
  const counts = (label: string) => `${times(r.decisions[label]?.reply ?? 0)} answered`;
  const languages = Object.entries(r.byLanguage).sort((a, b) => b[1].messages - a[1].messages);
  return [
    section('Answers given by the machine alone', {
      notes: [
        `${times(r.answerable)} answerable messages (${counts('match')}), ${times(r.unanswerable)} that no fact-check answers (${counts('nomatch')}), ${times(r.nonclaim)} that claim nothing (${counts('nonclaim')}).`,
        ...(r.inSample ? ['The scorer was fitted on these messages: the figures flatter it.'] : []),
      ],
      plots: [
        {
          title: `${share(policy.coverage)} of answerable messages are answered rightly, at precision ${share(policy.precision)}`,
          svg: riskCoveragePlot({ curve: r.curve, policy, goal: 0.98 }),
        },
      ],
      tables: [
        {
          caption: `Figures of ${name}`,
          head: ['figure', 'value', '95 % interval'],
          rows: [
            ['coverage, shipped policy', share(policy.coverage), interval(r.ci95.coverage)],
            ['precision, shipped policy', share(policy.precision), interval(r.ci95.precision)],
            ['wrong answers', times(policy.wrong), `at most ${share(policy.wrongUpper95)} of answers`],
            ['coverage at .95 precision', share(r.coverageAt['0.95']), ''],
            ['coverage at .98 precision', share(r.coverageAt['0.98']), interval(r.ci95.coverageAt98)],
            ['coverage at .99 precision', share(r.coverageAt['0.99']), ''],
            ['area under risk–coverage', share(r.aurc), ''],
          ],
        },
        {
          caption: 'Decisions by kind of message',
          head: ['kind', 'reply', 'ask', 'review', 'chat'],
          rows: rowsOf(r.decisions, (kind, of) => [
            kind,
            ...['reply', 'ask', 'review', 'chat'].map((decision) => times(of[decision] ?? 0)),
          ]),
        },
        {
          caption: 'By source',
          head: ['source', 'messages', 'answered', 'of these right'],
          rows: rowsOf(r.bySource, (source, n) => [source, times(n.messages), times(n.answered), times(n.right)]),
        },
        {
          caption: 'By language',
          head: ['language', 'messages', 'answerable', 'answered', 'of these right', 'coverage'],
          rows: languages.map(([language, n]) => [
            language,
            times(n.messages),
            times(n.answerable),
            times(n.answered),
            times(n.right),
            n.answerable === 0 ? '–' : ofPairs(n.right, n.answerable),
          ]),
        },
      ],
    }),
    reliabilitySection(r),
    section('What guards cost', {
      notes: [
        `Without any guard the shipped thresholds would cover ${share(guards.none.coverage)} at precision ${share(guards.none.precision)} (${times(guards.none.wrong)} wrong). With the threshold chosen anew for .98, guards off reach ${share(guards.coverageAtWithout['0.98'])} and guards on ${share(r.coverageAt['0.98'])}.`,
        'Stops: answers over the threshold that the guard speaks against. Without it: what switching this one guard off would do.',
      ],
      tables: [
        {
          caption: 'Each guard',
          head: [
            'guard',
            'stops right',
            'stops wrong',
            'coverage without it',
            'precision without it',
            'wrong without it',
          ],
          rows: rowsOf(guards.each, (guard, g) => [
            guard,
            times(g.stopsRight),
            times(g.stopsWrong),
            share(g.without.coverage),
            share(g.without.precision),
            times(g.without.wrong),
          ]),
        },
      ],
    }),
    section('The most confident errors', {
      notes: ['By id only: read them in the data folder. Labels are noisy, so an error here may be a right answer.'],
      tables: [
        {
          caption: 'Wrong first candidates that no guard stops, most confident first',
          head: ['message', 'fact-check', 'label', 'probability', 'sent', ...(texts ? ['message text', 'claim'] : [])],
          rows: r.errors.map((error) => [
            error.id,
            error.checkId,
            error.label,
            share(error.probability),
            error.sent ? 'yes' : 'no',
            ...(texts ? [texts.get(error.id)?.message ?? '', texts.get(error.id)?.claim ?? ''] : []),
          ]),
        },
      ],
    }),
  ];
}

function reliabilitySection(r: RoutingFigures): Section | null {
  return section('Is a probability worth its name?', {
    notes: [`Expected calibration error over ten bins: ${share(r.ece)}.`],
    plots: [
      {
        title: `What is promised lies ${share(r.ece)} from what comes true, on average`,
        svg: reliabilityPlot(r.reliability),
      },
    ],
    tables: [
      {
        caption: 'Bins',
        head: ['promised from', 'messages', 'mean promised', 'came true'],
        rows: r.reliability.map((bin) => [
          bin.from.toFixed(1),
          times(bin.count),
          bin.count === 0 ? '–' : share(bin.promised),
          bin.count === 0 ? '–' : share(bin.right),
        ]),
      },
    ],
  });
}

function ownSection(r: RoutingFigures): Section | null {
  return section('Our own messages over our own claims', {
    notes: [
      'Invented rumours passed on in six languages, messages about something else, and small talk: what can be measured without any data.',
    ],
    tables: [
      {
        caption: 'Shipped policy',
        head: ['figure', 'value', '95 % interval'],
        rows: [
          ['coverage', share(r.policy.coverage), interval(r.ci95.coverage)],
          ['precision', share(r.policy.precision), interval(r.ci95.precision)],
          ['wrong answers', times(r.policy.wrong), ''],
          ['one match, p50 and p95', `${milliseconds(r.latencyMs.p50)}, ${milliseconds(r.latencyMs.p95)}`, ''],
        ],
      },
      {
        caption: 'Decisions by kind of message',
        head: ['kind', 'reply', 'ask', 'review', 'chat'],
        rows: rowsOf(r.decisions, (kind, of) => [
          kind,
          ...['reply', 'ask', 'review', 'chat'].map((decision) => times(of[decision] ?? 0)),
        ]),
      },
    ],
  });
}
