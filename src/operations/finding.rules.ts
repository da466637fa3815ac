/** One line of the doctor: a `fault` keeps the deployment from its work, a `warning` soon may. */
export type Finding = { name: string; state: 'ok' | 'warning' | 'fault' | 'skipped'; words: string; todo?: string };

/** As it should be. */
export const ok = (name: string, words: string): Finding => ({ name, state: 'ok', words });
/** Not looked at, and why. */
export const skipped = (name: string, words: string): Finding => ({ name, state: 'skipped', words });
/** What may soon keep it from its work, with what to do. */
export const warning = (name: string, words: string, todo: string): Finding => ({
  name,
  state: 'warning',
  words,
  todo,
});
/** A finding that keeps the deployment from its work, with what to do. */
export const fault = (name: string, words: string, todo: string): Finding => ({ name, state: 'fault', words, todo });

/** One line a finding, and what to do below it. */
export function written(findings: readonly Finding[]): string {
  const lines = findings.map(({ name, state, words, todo }) =>
    [`${state.padEnd(8)} ${name.padEnd(22)} ${words}`, ...(todo ? [`${' '.repeat(32)}${todo}`] : [])].join('\n'),
  );
  const of = (state: Finding['state']) => findings.filter((one) => one.state === state).length;
  return [...lines, `${findings.length} looked at: ${of('fault')} faults, ${of('warning')} warnings.`].join('\n');
}
