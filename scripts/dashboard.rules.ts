// A long list: one panel after the other, each said in words.
type Panel = { title: string; what: string; unit: string; queries: [expression: string, legend: string][] };

const rate = (name: string, by: string) => `sum by (${by}) (rate(${name}[$__rate_interval]))`;
const quantile = (q: number, name: string, by = '') =>
  `histogram_quantile(${q}, sum by (le${by ? `, ${by}` : ''}) (rate(${name}_bucket[$__rate_interval])))`;
const percentiles = (name: string): Panel['queries'] => [
  [quantile(0.5, name), 'p50'],
  [quantile(0.95, name), 'p95'],
  [quantile(0.99, name), 'p99'],
];

/** Rows of the dashboard, most urgent first. What the database holds is the same in every process: `max`, never `sum`. */
const rows: [string, Panel[]][] = [
  [
    'Is anybody waiting?',
    [
      {
        title: 'Oldest job that is due',
        what: 'Above a minute, workers are too few or stand still.',
        unit: 's',
        queries: [['max by (job) (plumbline_jobs_oldest_seconds)', '{{job}}']],
      },
      {
        title: 'Jobs that are due',
        what: 'By name; jobs of later do not count.',
        unit: 'short',
        queries: [['max by (job) (plumbline_jobs_due)', '{{job}}']],
      },
      {
        title: 'Jobs that failed for good',
        what: 'Look at /desk/operations.',
        unit: 'short',
        queries: [['max(plumbline_jobs_dead)', 'failed for good']],
      },
      {
        title: 'Repairs of the search index',
        what: 'What the hourly look at it had to put right. More than once in a while means that something else writes to it.',
        unit: 'short',
        queries: [['max by (wrong) (plumbline_search_repairs)', '{{wrong}}']],
      },
      {
        title: 'Last look at the search index',
        what: 'How long ago it was held against the database; once an hour.',
        unit: 's',
        queries: [['min(plumbline_search_reconciled_seconds)', 'since']],
      },
      {
        title: 'Cases that are not closed',
        what: 'Work of reviewers.',
        unit: 'short',
        queries: [['max by (state) (plumbline_cases)', '{{state}}']],
      },
      {
        title: 'Oldest case',
        what: 'How long the oldest case has been open.',
        unit: 's',
        queries: [['max by (state) (plumbline_cases_oldest_seconds)', '{{state}}']],
      },
      {
        title: 'Words that are not on a phone',
        what: '`unsure` waits for a status, `kept` for the asker, `failed` for nobody.',
        unit: 'short',
        queries: [['max by (state) (plumbline_outgoing)', '{{state}}']],
      },
    ],
  ],
  [
    'What happens',
    [
      {
        title: 'Deliveries',
        what: 'Of the provider, a second, by outcome.',
        unit: 'reqps',
        queries: [[rate('plumbline_webhook_deliveries_total', 'outcome'), '{{outcome}}']],
      },
      {
        title: 'Delivery to answer 200',
        what: 'A delivery is answered once it is kept.',
        unit: 's',
        queries: [
          [
            'histogram_quantile(0.99, sum by (le) (rate(plumbline_request_seconds_bucket{route="/webhooks/whatsapp",method="POST"}[$__rate_interval])))',
            'p99',
          ],
        ],
      },
      {
        title: 'Decisions',
        what: 'A second, by kind.',
        unit: 'ops',
        queries: [[rate('plumbline_decisions_total', 'decision'), '{{decision}}']],
      },
      {
        title: 'Decisions by language',
        what: 'A second.',
        unit: 'ops',
        queries: [[rate('plumbline_decisions_total', 'language'), '{{language}}']],
      },
      {
        title: 'Messages handed to the provider',
        what: 'A second, by outcome.',
        unit: 'ops',
        queries: [[rate('plumbline_sends_total', 'outcome'), '{{outcome}}']],
      },
      {
        title: 'Warnings and errors',
        what: 'Lines of the log, a second.',
        unit: 'ops',
        queries: [[rate('plumbline_log_lines_total', 'level'), '{{level}}']],
      },
    ],
  ],
  [
    'How fast',
    [
      {
        title: 'Requests, p95 by route',
        what: 'Routes as written, without ids.',
        unit: 's',
        queries: [[quantile(0.95, 'plumbline_request_seconds', 'route'), '{{route}}']],
      },
      {
        title: 'Requests that failed',
        what: 'Answered 5xx, a second.',
        unit: 'reqps',
        queries: [
          ['sum by (route) (rate(plumbline_request_seconds_count{status=~"5.."}[$__rate_interval]))', '{{route}}'],
        ],
      },
      {
        title: 'Jobs, p95 by name',
        what: 'Time of the work alone, without the wait.',
        unit: 's',
        queries: [[quantile(0.95, 'plumbline_job_seconds', 'job'), '{{job}}']],
      },
      {
        title: 'Jobs that failed a try',
        what: 'A second; each is tried again.',
        unit: 'ops',
        queries: [['sum by (job) (rate(plumbline_job_seconds_count{outcome="failed"}[$__rate_interval]))', '{{job}}']],
      },
      { title: 'Search', what: 'For candidates.', unit: 's', queries: percentiles('plumbline_search_seconds') },
      {
        title: 'Embedder',
        what: 'A call, of one text or some.',
        unit: 's',
        queries: percentiles('plumbline_embed_seconds'),
      },
      {
        title: 'Texts embedded',
        what: 'A second.',
        unit: 'ops',
        queries: [['sum(rate(plumbline_embedded_texts_total[$__rate_interval]))', 'texts']],
      },
    ],
  ],
  [
    'What it runs on',
    [
      {
        title: 'Database answers',
        what: '1 while it does, by process.',
        unit: 'short',
        queries: [['plumbline_database_up', '{{instance}}']],
      },
      {
        title: 'Empty query',
        what: 'The wait for a free connection included.',
        unit: 's',
        queries: [['plumbline_database_ping_seconds', '{{instance}}']],
      },
      {
        title: 'Connections',
        what: 'Of our role, all processes together.',
        unit: 'short',
        queries: [['max by (state) (plumbline_database_connections)', '{{state}}']],
      },
      {
        title: 'Search engine left out',
        what: '1 while answers come from what is kept in the process.',
        unit: 'short',
        queries: [['plumbline_search_degraded', '{{instance}}']],
      },
      {
        title: 'Fact-checks in the index',
        what: 'Processes should agree.',
        unit: 'short',
        queries: [['plumbline_search_documents', '{{instance}}']],
      },
      {
        title: 'Event loop, p99 delay',
        what: 'Above 0.1 s, pages and webhooks wait for something else.',
        unit: 's',
        queries: [['plumbline_event_loop_delay_seconds{quantile="0.99"}', '{{instance}}']],
      },
      {
        title: 'Jobs running',
        what: 'By process.',
        unit: 'short',
        queries: [['plumbline_jobs_running', '{{instance}}']],
      },
      {
        title: 'Memory',
        what: 'Resident, and of JavaScript objects.',
        unit: 'bytes',
        queries: [
          ['process_resident_memory_bytes', '{{instance}} resident'],
          ['nodejs_heap_size_used_bytes', '{{instance}} objects'],
          ['nodejs_external_memory_bytes', '{{instance}} buffers'],
        ],
      },
      {
        title: 'Processor',
        what: 'Cores in use.',
        unit: 'short',
        queries: [['rate(process_cpu_seconds_total[$__rate_interval])', '{{instance}}']],
      },
      {
        title: 'Running since',
        what: 'Restarts show as steps.',
        unit: 's',
        queries: [['time() - process_start_time_seconds', '{{instance}}']],
      },
    ],
  ],
];

const source = { type: 'prometheus', uid: '$source' };
/** Every measure of a query is narrowed to the processes chosen at the top. */
const narrowed = (query: string) =>
  query.replace(/\b((?:plumbline|process|nodejs)_\w+)(?:\{([^}]*)\})?/g, (_, name: string, words?: string) => {
    const all = [words, 'instance=~"$instance"'].filter(Boolean).join(',');
    return `${name}{${all}}`;
  });

/** The dashboard over what `/metrics` gives, as Grafana imports it. */
export function dashboard(): object {
  let id = 0;
  let y = 0;
  const panels = rows.flatMap(([title, inRow]) => {
    const header = {
      id: ++id,
      type: 'row',
      title,
      collapsed: false,
      gridPos: { h: 1, w: 24, x: 0, y: y++ },
      panels: [],
    };
    const top = y;
    y += Math.ceil(inRow.length / 3) * 8;
    return [
      header,
      ...inRow.map((panel, index) => ({
        id: ++id,
        type: 'timeseries',
        title: panel.title,
        description: panel.what,
        datasource: source,
        gridPos: { h: 8, w: 8, x: (index % 3) * 8, y: top + Math.floor(index / 3) * 8 },
        fieldConfig: { defaults: { unit: panel.unit, min: 0 }, overrides: [] },
        options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
        targets: panel.queries.map(([expr, legendFormat], nth) => ({
          refId: String.fromCharCode(65 + nth),
          datasource: source,
          expr: narrowed(expr),
          legendFormat,
        })),
      })),
    ];
  });

  return {
    uid: 'plumbline',
    title: 'Plumbline',
    tags: ['plumbline'],
    schemaVersion: 39,
    version: 1,
    editable: true,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    templating: {
      list: [
        { name: 'source', label: 'Prometheus', type: 'datasource', query: 'prometheus' },
        {
          name: 'instance',
          label: 'Process',
          type: 'query',
          datasource: source,
          query: 'label_values(plumbline_database_up, instance)',
          refresh: 2,
          includeAll: true,
          multi: true,
          allValue: '.*',
        },
      ],
    },
    panels,
  };
}
