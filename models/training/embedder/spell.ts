// Writes texts as the built-in embedder reads them: one JSON string a line from standard input to standard output.
// train.py calls it, so that training and serving spell by the same function.
import { createInterface } from 'node:readline';
import { withSounds } from '../../../src/adapters/embedder/sounds.rules.ts';

let out: string[] = [];
for await (const line of createInterface({ input: process.stdin })) {
  out.push(JSON.stringify(withSounds(JSON.parse(line) as string)));
  if (out.length === 1000) write();
}
write();

function write() {
  process.stdout.write(`${out.join('\n')}${out.length > 0 ? '\n' : ''}`);
  out = [];
}
