import { importOrganisation } from '../src/app/backup.ts';
import { readSettings } from '../src/app/config.ts';
import { openBar } from './bar.ts';

/** `npm run import -- --backup FILE [--restore]`: an organisation into an empty database, and a table of what is there. */
export async function importBackupFile(file: string, restore: boolean): Promise<void> {
  const bar = openBar(null);
  const { header, end, found, done, setAside } = await importOrganisation(readSettings(process.env), {
    file,
    restore,
    onProgress: (rows, table) => bar.show(rows, `${rows} rows, ${table}`),
  }).finally(() => bar.end());
  const width = Math.max(...Object.keys(end.tables).map((name) => name.length));
  console.log(`${'table'.padEnd(width)}       rows  checksum`);
  for (const [name, said] of Object.entries(end.tables)) {
    const same = found[name]?.sha256 === said.sha256 ? 'equal' : 'moved on since';
    console.log(`${name.padEnd(width)}  ${String(found[name]?.rows ?? 0).padStart(9)}  ${same}`);
  }
  console.log(`${'media'.padEnd(width)}  ${String(end.media.rows).padStart(9)}  equal`);
  if (end.media.missing > 0) console.log(`${end.media.missing} pictures or sounds were missing when it was exported.`);
  if (!done) return console.log('This backup is here already: nothing to do.');
  console.log(`${header.publisher}, as of ${header.createdAt}, is here.`);
  if (setAside > 0)
    console.log(`${setAside} jobs wait on the operations page for a person: the service may have done them since.`);
  console.log(
    'Never start the old service again beside it. Staff sign in anew: npm run staff -- add EMAIL --role ROLE',
  );
}
