import { mkdirSync, writeFileSync } from 'node:fs';
import { dashboard } from './dashboard.rules.ts';

/** `npx tsx scripts/dashboard.ts`: writes the Grafana dashboard anew from `dashboard.rules.ts`. */
mkdirSync('deploy/grafana', { recursive: true });
writeFileSync('deploy/grafana/plumbline.json', `${JSON.stringify(dashboard(), null, 2)}\n`);
