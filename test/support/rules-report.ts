import type { Reporter, TestModule } from 'vitest/node';
import { type ChannelRule, channelRules } from '../whatsapp-rules.ts';

/**
 * Ends a whole run with a table: each rule of the channel, and what became of the tests that fail without its guard.
 * Silent when only some files were run.
 */
export const rulesReport: Reporter = {
  onTestRunEnd(modules) {
    const files = new Set(channelRules.flatMap(({ tests }) => tests.map(([file]) => file)).filter(isTestFile));
    const results = resultsOf(modules);
    if ([...files].some((file) => !results.has(file))) return;
    console.log('\n WhatsApp: each rule, and the tests that fail without its guard');
    for (const rule of channelRules) console.log(lineOf(rule, results));
  },
};

const isTestFile = (file: string) => /\.test\.tsx?$/.test(file);

type Results = Map<string, { name: string; state: string }[]>;

function resultsOf(modules: readonly TestModule[]): Results {
  const results: Results = new Map();
  for (const module of modules) {
    const file = module.relativeModuleId;
    results.set(
      file,
      [...module.children.allTests()].map((one) => ({ name: one.fullName, state: one.result().state })),
    );
  }
  return results;
}

function lineOf({ row, without, tests, note }: ChannelRule, results: Results): string {
  const shown = tests.map(([file, name]) => {
    // Names of tables hold placeholders; a contract's tests run in the files that use it.
    const parts = name.split(/%[a-z]/).map((part) => part.trim());
    const fits = (one: { name: string }) => parts.every((part) => one.name.includes(part));
    const found = isTestFile(file) ? (results.get(file) ?? []).filter(fits) : [...results.values()].flat().filter(fits);
    const count = (state: string) => found.filter((one) => one.state === state).length;
    const state = count('failed') > 0 ? 'FAILED' : count('passed') > 0 ? `${count('passed')} passed` : 'not run';
    return `            ${state.padEnd(10)} ${file}: ${name}`;
  });
  return [` ${row.padEnd(9)} ${without}${note ? ` (${note})` : ''}`, ...shown].join('\n');
}
