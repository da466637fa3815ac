import { readSettings } from '../src/app/config.ts';
import { endQuietly } from '../src/app/end-quietly.ts';
import { serveSimulator } from '../src/app/serve-simulator.ts';
import { wordsOf } from '../src/core/errors.ts';

/**
 * `npm run simulator`: the simulated provider and its phones alone, to rehearse an arrangement of several processes. Give
 * it their `PUBLIC_URL` and `WHATSAPP_…` settings, and them `WHATSAPP_PROVIDER=cloud` and its address with
 * `/simulator/graph` as `WHATSAPP_GRAPH_URL`.
 */
endQuietly();
try {
  const settings = readSettings(process.env);
  const running = await serveSimulator(settings);
  console.log(`The simulator is ready, its phones: http://${settings.host}:${settings.port}/simulator`);
  const stop = () => void running.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
