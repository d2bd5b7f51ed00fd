import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../packages/server/src/platform/clock.ts';
import { openDb } from '../packages/server/src/platform/db.ts';
import { openLog } from '../packages/server/src/platform/log.ts';
import { migrate } from '../packages/server/src/platform/migrate.ts';
import { findDrift } from '../packages/server/src/testing/drift.ts';

// npm run db:new -- NAME: a new migration file with the SQL that brings the database to schema.ts.

const FOLDER = new URL('../packages/server/src/migrations/', import.meta.url);
const NAME = /^[a-z][a-z0-9_]{2,60}$/;

const [name] = process.argv.slice(2);
if (!name || !NAME.test(name)) {
  console.error('Usage: npm run db:new -- NAME, with a name such as add_release_notes (a-z, 0-9 and _).');
  process.exit(64);
}

const database = await openDb({}, openLog('warn'));
await migrate(database);
const drift = await findDrift(database);
await database.close();

const file = new URL(`${freshStamp()}_${name}.sql`, FOLDER);
const body = drift.map(({ what, sql }) => `-- ${what}\n${sql}\n`).join('\n');
writeFileSync(file, body || '-- schema.ts and the migrations agree; write what else must happen here.\n');
console.log(
  `${drift.length} differences written to ${fileURLToPath(file)}. Read it, order it, keep data; then run the drift test.`,
);

// Names are applied in their order, so a new one must come last, even when several are made in one minute.
function freshStamp(): string {
  const now = systemClock.now().toISOString().replace(/[-:]/g, '').slice(0, 13);
  const last = readdirSync(FOLDER).sort().at(-1)?.slice(0, 13) ?? '';
  const stamp = now > last ? now : nextMinute(last);
  if (existsSync(new URL(`${stamp}_${name}.sql`, FOLDER))) throw new Error(`${stamp}_${name}.sql exists`);
  return stamp;
}

function nextMinute(stamp: string): string {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})$/
    .exec(stamp)!
    .map(Number);
  const next = new Date(Date.UTC(year!, month! - 1, day!, hour!, minute! + 1));
  return next.toISOString().replace(/[-:]/g, '').slice(0, 13);
}
