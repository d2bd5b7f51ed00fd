import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@codepushgo/contract/client';
import { createAccessKey } from '../packages/server/src/modules/access-keys/index.ts';
import { recomputeAllClocks } from '../packages/server/src/modules/ticket-store/index.ts';
import { loadConfig } from '../packages/server/src/config.ts';
import { systemClock } from '../packages/server/src/platform/clock.ts';
import { openLog } from '../packages/server/src/platform/log.ts';
import { assemble } from '../packages/server/src/server.ts';
import { seedTickets, type SeededDesk } from '../packages/server/src/testing/seed-tickets.ts';
import { startPostgres } from '../packages/server/src/testing/start-postgres.ts';
import { measure } from './measure.ts';

type Assembly = Awaited<ReturnType<typeof assemble>>;
type Client = ReturnType<typeof createClient>;

const RECOMPUTED = 2000;

/**
 * Measures how long the clocks of all tickets take to be made again, of so many and of twice as many; then pages of the
 * desk, what a change of one ticket costs, and reports, over HTTP on a real PostgreSQL.
 */
export async function benchDesk({ tickets }: { tickets: number }): Promise<void> {
  const postgres = await startPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'codepushgo-bench-'));
  const folder = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0' };
  const config = loadConfig({ ...folder, DATABASE_URL: await postgres.createDatabase('bench') });
  const assembly = await assemble({ config, clock: systemClock, log: openLog('error') });
  try {
    await assembly.start();
    // Of all tickets it is as long as there are many: twice as many must take twice as long.
    for (let round = 0; round < 2; round++) {
      await seed(assembly, RECOMPUTED / 2);
      await recompute(assembly);
    }
    const seeded = await seed(assembly, tickets);
    console.log(`${tickets} tickets with ${tickets * 10} events`);
    const { port } = await assembly.listen();
    const accessKey = await keyOf(assembly, seeded);
    const api = createClient({ serverUrl: `http://127.0.0.1:${port}`, accessKey });
    for (const [name, ask] of questions(api, seeded)) await measure(name, ask);
  } finally {
    await assembly.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function seed({ platform }: Assembly, tickets: number): Promise<SeededDesk> {
  return seedTickets(platform.db, systemClock, tickets);
}

async function recompute({ platform }: Assembly): Promise<void> {
  const begun = performance.now();
  const done = await recomputeAllClocks(platform);
  const tookMs = performance.now() - begun;
  const each = (tookMs / done).toFixed(2);
  console.log(`  clocks of ${done} tickets made again in ${(tookMs / 1000).toFixed(1)} s, ${each} ms each`);
}

async function keyOf({ ctx }: Assembly, { agentId }: SeededDesk): Promise<string> {
  const scope = { level: 'full', organisationId: null } as const;
  const actor = {
    accountId: agentId,
    email: '',
    userName: '',
    staff: 'agent',
    scope,
    accessKeyId: null,
  } as const;
  return (await createAccessKey(ctx({ kind: 'account', ...actor }), { name: 'bench' })).secret;
}

function questions(
  api: Client,
  { orgId: organisation, projectId: project, ticketId: ticket }: SeededDesk,
): [string, () => Promise<unknown>][] {
  const queue = (filter: object) => () => api.desk.list(filter);
  const [from, to] = [daysAgo(29), daysAgo(0)];
  let isOnHold = false;
  const change = (): Promise<unknown> => {
    isOnHold = !isOnHold;
    return api.desk.setStatus({ ticket, status: isOnHold ? 'on_hold' : 'open' });
  };
  return [
    ['queue, first page', queue({})],
    ['queue, my own', queue({ assignee: 'me' })],
    ['queue, of nobody', queue({ assignee: 'none' })],
    ['queue, late ones', queue({ breached: true })],
    ['queue, waiting for customers', queue({ state: 'waiting' })],
    ['queue, of an organisation', queue({ organisation })],
    ['queue, of a project', queue({ organisation, project })],
    ['queue, a row and a severity', queue({ tier: 'payg', severity: 'urgent' })],
    ['queue, words that none has', queue({ text: 'nowhere' })],
    ['queue, by reference', queue({ text: 'CPG-77' })],
    ['solved ones', queue({ state: 'solved' })],
    ['what is owed, by organisation', () => api.desk.owed({})],
    ['one ticket', () => api.desk.get({ ticket })],
    ['its timeline', () => api.desk.timeline({ ticket })],
    ['its customer', () => api.desk.context({ ticket })],
    ['a change of one ticket', change],
    ['report of 30 days', () => api.desk.report({ from, to })],
  ];
}

function daysAgo(days: number): string {
  return new Date(systemClock.nowMs() - days * 86_400_000).toISOString().slice(0, 10);
}
