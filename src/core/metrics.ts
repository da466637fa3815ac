/** Words on a series, such as `{ job: 'send-words' }`. Never a number of an asker, a token or a text. */
export type Labels = Record<string, string>;

/** Grows only; reset by a restart. */
export type Counter = { add(labels?: Labels, by?: number): void };
/** What stands now. Each `set` replaces; `clear` forgets every series of this name. */
export type Gauge = { set(value: number, labels?: Labels): void; clear(): void };
/** How long things take. Seconds. */
export type Histogram = { observe(seconds: number, labels?: Labels): void };

/** Measures of one process, by name, and their text for whoever collects them. */
export type Metrics = {
  /** Throws an Error for a name that is taken, or that a collector would not read. */
  counter(name: string, help: string): Counter;
  gauge(name: string, help: string): Gauge;
  /** `bounds`: upper ends of the buckets in seconds, ascending. */
  histogram(name: string, help: string, bounds?: readonly number[]): Histogram;
  /** Names of all measures, in the order they were made. */
  names(): string[];
  /** Prometheus text format 0.0.4. Source: prometheus.io, exposition formats, read 2026-11. */
  text(): string;
};

/** Upper ends of buckets for what takes milliseconds to seconds. Seconds. Chosen 2026-11. */
const everydayBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** Series of one name. More would be a label that holds what it must not, and would cost the collector its memory. */
const mostSeries = 2_000;

type Series<T> = { labels: Labels; value: T };
type Family = { name: string; help: string; kind: 'counter' | 'gauge' | 'histogram'; lines(): string[] };

/** An empty set of measures. What goes beyond `mostSeries` of one name is left out. */
export function openMetrics(): Metrics {
  const families = new Map<string, Family>();
  const add = (family: Family) => {
    if (!/^[a-z][a-z0-9_]*$/.test(family.name)) throw new Error(`${family.name} is no name of a measure.`);
    if (families.has(family.name)) throw new Error(`There is a measure ${family.name} already.`);
    families.set(family.name, family);
  };
  return {
    counter(name, help) {
      const held = openSeries(() => ({ sum: 0 }));
      add({ name, help, kind: 'counter', lines: () => held.all().map((one) => line(name, one.labels, one.value.sum)) });
      return {
        add(labels = {}, by = 1) {
          const one = held.of(labels);
          if (one) one.sum += by;
        },
      };
    },
    gauge(name, help) {
      const held = openSeries(() => ({ now: 0 }));
      add({ name, help, kind: 'gauge', lines: () => held.all().map((one) => line(name, one.labels, one.value.now)) });
      return {
        set(value, labels = {}) {
          const one = held.of(labels);
          if (one) one.now = value;
        },
        clear: held.clear,
      };
    },
    histogram(name, help, bounds = everydayBounds) {
      const held = openSeries(() => ({ below: bounds.map(() => 0), count: 0, sum: 0 }));
      const linesOf = ({ labels, value }: Series<{ below: number[]; count: number; sum: number }>) => [
        ...bounds.map((le, index) => line(`${name}_bucket`, { ...labels, le: String(le) }, value.below[index] ?? 0)),
        line(`${name}_bucket`, { ...labels, le: '+Inf' }, value.count),
        line(`${name}_sum`, labels, value.sum),
        line(`${name}_count`, labels, value.count),
      ];
      add({ name, help, kind: 'histogram', lines: () => held.all().flatMap(linesOf) });
      return {
        observe(seconds, labels = {}) {
          const one = held.of(labels);
          if (!one) return;
          one.count++;
          one.sum += seconds;
          for (const [index, le] of bounds.entries()) if (seconds <= le) one.below[index] = (one.below[index] ?? 0) + 1;
        },
      };
    },
    names: () => [...families.keys()],
    text: () =>
      [...families.values()]
        .map(
          ({ name, help, kind, lines }) =>
            `${[`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${kind}`, ...lines()].join('\n')}\n`,
        )
        .join(''),
  };
}

/** Values by their labels, in whatever order the labels are given. */
function openSeries<T>(fresh: () => T) {
  const held = new Map<string, Series<T>>();
  return {
    of(labels: Labels): T | null {
      const sorted = Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
      const key = JSON.stringify(sorted);
      const found = held.get(key);
      if (found) return found.value;
      if (held.size >= mostSeries) return null;
      const made = { labels: sorted, value: fresh() };
      held.set(key, made);
      return made.value;
    },
    all: () => [...held.values()],
    clear: () => held.clear(),
  };
}

function line(name: string, labels: Labels, value: number): string {
  const words = Object.entries(labels).map(([key, word]) => `${key}="${escaped(word).replaceAll('"', '\\"')}"`);
  return `${name}${words.length > 0 ? `{${words.join(',')}}` : ''} ${value}`;
}

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
