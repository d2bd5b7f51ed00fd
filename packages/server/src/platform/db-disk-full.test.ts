// engine: pglite
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { makeServer } from '../testing/make-server.ts';
import { makeSmallDisk } from '../testing/small-disk.ts';
import { openDb } from './db.ts';
import { openLog } from './log.ts';

// The embedded database on a disk that fills up; the disk of a PostgreSQL server is not ours to fill.
// A full disk stops a table from growing, which the engine survives; with a little room left it is
// the write-ahead log that cannot grow, and the engine must be given up and opened again.
test.each([0, 8])(
  'with %i MB left writes are refused, nothing acknowledged is lost, and it recovers by itself',
  async (leaveMb) => {
    const disk = makeSmallDisk(160);
    const log = openLog('silent');
    const database = await openDb({ folder: join(disk.folder, 'pg') }, log);
    const server = await makeServer({ database, log, config: { dataDir: disk.folder } });
    try {
      await database.executeSql('create table ballast (n int primary key, text text)');
      // Random text, for what repeats is stored small.
      const add = (n: number) =>
        server.db.execute(
          sql`insert into ballast select ${n}, string_agg(md5(random()::text || i), '') from generate_series(1, 8000) i`,
        );
      let acknowledged = 0;
      await add(++acknowledged);
      disk.fill(leaveMb);
      let refused: unknown;
      for (let n = 2; n < 400 && !refused; n++) {
        await add(n).then(
          () => acknowledged++,
          (error: unknown) => (refused = error),
        );
      }
      expect(refused).toMatchObject({
        code: 'unavailable',
        extra: { retryAfterSeconds: expect.any(Number) },
      });
      expect((refused as Error).cause).toMatchObject({
        message: expect.stringMatching(/No space left|File too large/),
      });
      expect((await server.fetch('/readyz')).status).toBe(200);

      disk.free();
      await recovered(server.url);
      const { rows } = await server.db.execute(sql`select count(*) as n from ballast`);
      expect(rows[0]?.['n']).toBe(acknowledged);
      await add(1000);
    } finally {
      disk.free();
      await server.stop();
      disk.drop();
    }
  },
);

async function recovered(url: string): Promise<void> {
  const ask = async () => (await (await fetch(`${url}/readyz`)).json()) as { status: string };
  await eventually(ask, ({ status }) => status === 'ok');
}
