/** A drawing with the words that stand above it and say what it shows. */
export type Plot = { title: string; svg: string };

type Scale = { from: number; to: number };
type Frame = { x: Scale; y: Scale; xName: string; yName: string; label: string };

/** Units of the drawing: it stretches with the page. */
const width = 640;
const height = 340;
const left = 64;
const right = 16;
const top = 12;
const bottom = 64;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter);
const at = (value: number): string => (Math.round(value * 10) / 10).toString();
const short = (value: number): string => Number(value.toFixed(3)).toString();
const across = ({ x }: Frame, value: number) => left + ((value - x.from) / (x.to - x.from)) * (width - left - right);
const down = ({ y }: Frame, value: number) =>
  height - bottom - ((value - y.from) / (y.to - y.from)) * (height - top - bottom);

/** Round values along an axis, five or so. */
function steps({ from, to }: Scale): number[] {
  const step = [0.02, 0.05, 0.1, 0.2, 0.25].find((one) => (to - from) / one <= 6) ?? 0.5;
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}

function framed(frame: Frame, inner: string): string {
  const rows = steps(frame.y).map(
    (value) =>
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${at(down(frame, value))}" y2="${at(down(frame, value))}"/>` +
      `<text x="${left - 8}" y="${at(down(frame, value) + 4)}" text-anchor="end">${short(value)}</text>`,
  );
  const columns = steps(frame.x).map(
    (value) =>
      `<text x="${at(across(frame, value))}" y="${height - bottom + 24}" text-anchor="middle">${short(value)}</text>`,
  );
  const names =
    `<text x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle">${escaped(frame.xName)}</text>` +
    `<text transform="translate(14 ${(height - bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(frame.yName)}</text>`;
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(frame.label)}">${rows.join('')}${columns.join('')}${names}${inner}</svg>`;
}

/** Precision over coverage, with the shipped policy as a dot and a dashed line at the precision wanted. */
export function riskCoveragePlot(input: {
  curve: readonly (readonly [number, number])[];
  policy: { coverage: number; precision: number };
  goal: number;
}): string {
  const { curve, policy, goal } = input;
  const lowest = Math.min(0.9, ...curve.map(([, precision]) => precision));
  const frame: Frame = {
    x: { from: 0, to: Math.max(0.1, Math.ceil(Math.max(...curve.map(([coverage]) => coverage), 0) * 10) / 10) },
    y: { from: Math.floor(lowest * 10) / 10, to: 1 },
    xName: 'coverage: answerable messages answered rightly',
    yName: 'precision',
    label: `Precision against coverage; the shipped policy stands at coverage ${short(policy.coverage)}, precision ${short(policy.precision)}`,
  };
  const path = curve.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${at(across(frame, x))} ${at(down(frame, y))}`).join('');
  const wanted = at(down(frame, goal));
  const [x, y] = [across(frame, policy.coverage), down(frame, policy.precision)];
  return framed(
    frame,
    `<line class="goal" x1="${left}" x2="${width - right}" y1="${wanted}" y2="${wanted}"/><path class="line" d="${path}"/>` +
      `<circle class="dot" cx="${at(x)}" cy="${at(y)}" r="5"/><text class="mark" x="${at(x + 9)}" y="${at(y + 32)}">shipped</text>`,
  );
}

/** What came true over what was promised, per bin; the area of a dot grows with its messages. */
export function reliabilityPlot(bins: readonly { count: number; promised: number; right: number }[]): string {
  const frame: Frame = {
    x: { from: 0, to: 1 },
    y: { from: 0, to: 1 },
    xName: 'promised probability',
    yName: 'came true',
    label: 'Share that came true against promised probability, in ten bins',
  };
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const dots = bins
    .filter((bin) => bin.count > 0)
    .map((bin) => {
      const radius = at(3 + 11 * Math.sqrt(bin.count / most));
      return `<circle class="bin" cx="${at(across(frame, bin.promised))}" cy="${at(down(frame, bin.right))}" r="${radius}"/>`;
    });
  const even = `<line class="goal" x1="${at(across(frame, 0))}" y1="${at(down(frame, 0))}" x2="${at(across(frame, 1))}" y2="${at(down(frame, 1))}"/>`;
  return framed(frame, even + dots.join(''));
}

/** Units of a bar plot: a line for the name, then a bar per value. */
const nameLine = 30;
const barLine = 26;
const figureRoom = 84;

/** Lying bars of shares, each under its name; a second value is drawn pale. An optional bound is a dashed line. */
export function barPlot(input: {
  rows: readonly { name: string; values: readonly number[] }[];
  bound: number | null;
  label: string;
}): string {
  const { bound } = input;
  const most = Math.max(0.01, ...input.rows.flatMap((one) => one.values), bound ?? 0);
  const reach = (value: number) => (value / most) * (width - figureRoom);
  let y = 0;
  const bars = input.rows.map((one) => {
    const name = `<text x="0" y="${y + 21}">${escaped(one.name)}</text>`;
    y += nameLine;
    const each = one.values.map((value, j) => {
      const bar = `<rect class="bar-${j}" x="0" y="${y}" width="${at(Math.max(1, reach(value)))}" height="${barLine - 7}" rx="2"/>`;
      const figure = `<text x="${at(reach(value) + 8)}" y="${y + barLine - 8}">${short(value)}</text>`;
      y += barLine;
      return bar + figure;
    });
    y += 8;
    const goal =
      bound === null
        ? ''
        : `<line class="goal" x1="${at(reach(bound))}" x2="${at(reach(bound))}" y1="${y - 11 - barLine * one.values.length}" y2="${y - 12}"/>`;
    return name + each.join('') + goal;
  });
  const words =
    bound === null
      ? ''
      : `<text class="mark" x="0" y="${y + 18}">dashed: at most ${short(bound)} wanted of the first bar</text>`;
  const tall = y + (bound === null ? 0 : 30);
  return `<svg viewBox="0 0 ${width} ${tall}" role="img" aria-label="${escaped(input.label)}">${bars.join('')}${words}</svg>`;
}
