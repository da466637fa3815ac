import { table } from '../src/app/config.ts';

/** Prints every setting: name, default, what it does. */
for (const setting of Object.values(table)) {
  const standing = setting.secret
    ? '(secret)'
    : setting.default === '' || setting.default === null
      ? '(unset)'
      : setting.default;
  console.log(`${setting.env.padEnd(32)} ${standing.padEnd(20)} ${setting.doc}`);
}
