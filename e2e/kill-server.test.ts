import { expect, test } from 'vitest';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { isLongForm } from '../packages/server/src/testing/long-form.ts';
import { makeServerHome, type ServerHome } from '../packages/server/src/testing/server-home.ts';
import { spawnServer, type SpawnedServer } from '../packages/server/src/testing/spawn-server.ts';
import { makeCustomer, toolsOf, type Customer } from './faults/customer.ts';
import { openLedger, type Ledger } from './faults/ledger.ts';
import { seeded } from './faults/seeded.ts';
import {
  allReleases,
  auditIds,
  resumeUploads,
  temporaryFiles,
  verifyFileStore,
  verifyReleases,
  verifyReports,
  verifyRotations,
  withoutDiffs,
} from './faults/verify-survivors.ts';
import { runWorkload, type Work } from './faults/workload.ts';

// The server is killed in the middle of uploads, releases and reports, and must have lost nothing of what it
// acknowledged. Runs on PGlite and on PostgreSQL, as every file does that names make-server.ts.

const KILLS = 5;
const DIFFS_DEADLINE_MS = 300_000;
const lives = Array.from({ length: isLongForm() ? 10 : 1 }, (_, index) => index + 1);

test.each(lives)(
  'life %i: killed five times at random moments, it keeps what it acknowledged',
  async (life) => {
    const home = await makeServerHome();
    let server = await start(home);
    try {
      const customer = await makeCustomer(home.env, server.url);
      const ledger = openLedger();
      const downloaded = new Set<string>();
      for (let kill = 1; kill <= KILLS; kill++) {
        const round = life * 100 + kill;
        await workUntilKilled(server, customer, ledger, round);
        expect(ledger.faults).toEqual([]);
        const cutOff = leftBehind(home);
        server = await start(home);
        // New ones may be there already: the start goes on with the work.
        expect(leftBehind(home).filter((name) => cutOff.includes(name))).toEqual([]);
        const work: Work = { customer, tools: toolsOf(customer, server.url), ledger, round, isOver: false };
        await verifyReleases(work, server.url, downloaded);
        await resumeUploads(work, server.url);
        await verifyReports(work);
        await verifyRotations(work);
        await verifyNewest(work);
      }
      verifyFileStore(home.dataDir);
      await verifyAudit({ customer, tools: toolsOf(customer, server.url), ledger, round: 0, isOver: true });
      await verifyDiffs(customer, server);
    } finally {
      await server.kill('SIGKILL');
      await home.drop();
    }
  },
);

// Servers on PostgreSQL may share the folder, so what is young there may be another one's.
function leftBehind({ engine, dataDir }: ServerHome): string[] {
  return engine === 'pglite' ? temporaryFiles(dataDir) : [];
}

function start(home: ServerHome): Promise<SpawnedServer> {
  return spawnServer({ ...home.env, LOG_LEVEL: 'info', DIFF_PACKAGE_COUNT: '2' });
}

async function workUntilKilled(
  server: SpawnedServer,
  customer: Customer,
  ledger: Ledger,
  round: number,
): Promise<void> {
  const work: Work = { customer, tools: toolsOf(customer, server.url), ledger, round, isOver: false };
  const chance = seeded(`kill ${round}`);
  const [count, laterMs] = [1 + chance.below(12), chance.below(40)];
  const reached = ledger.after(count);
  const worked = runWorkload(work);
  await reached;
  // The moment is what is tested: anywhere between two acknowledgements.
  await new Promise((done) => setTimeout(done, laterMs));
  work.isOver = true;
  await server.kill('SIGKILL');
  await worked;
  console.log(`seed ${round}: killed ${laterMs} ms after acknowledgement ${count}; ${summary(ledger)}`);
}

function summary({ released, uploads, reports, rotations }: Ledger): string {
  const open = reports.filter((report) => !report.isAcknowledged).length;
  return `${released.size} releases, ${uploads.size} open uploads, ${reports.length} reports, ${open} of them unanswered, ${rotations.length} new keys`;
}

async function verifyNewest({ tools, customer }: Work): Promise<void> {
  const newest = (await allReleases(tools, customer)).at(-1);
  const { json } = await tools.check('somebody new');
  expect(json.update_info).toMatchObject(
    newest ? { label: newest.label, package_hash: newest.packageHash } : { is_available: false },
  );
}

async function verifyAudit(work: Work): Promise<void> {
  const all = await allReleases(work.tools, work.customer);
  expect((await auditIds(work, 'release.created')).sort()).toEqual(all.map(({ id }) => id).sort());
}

// Jobs that were cut off are made again by themselves.
async function verifyDiffs(customer: Customer, { url }: SpawnedServer): Promise<void> {
  const tools = toolsOf(customer, url);
  await eventually(
    async () => withoutDiffs(await allReleases(tools, customer)).length,
    (missing) => missing === 0,
    DIFFS_DEADLINE_MS,
  );
}
