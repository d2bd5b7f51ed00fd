import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { makeServerHome } from '../../packages/server/src/testing/server-home.ts';
import { spawnServer } from '../../packages/server/src/testing/spawn-server.ts';
import { makeCustomer, toolsOf, type Customer, type Tools } from './customer.ts';
import { samplePackage } from './sample-package.ts';

/** What a server has stored. */
export interface Stock {
  /** Rows by table. */
  rows: Record<string, number>;
  files: string[];
}

/** How a server is: what it stores, and how it answers ordinary requests. */
export interface State extends Stock {
  isUp: boolean;
  newest: string;
  apps: number;
}

/** A server on PostgreSQL under attack, and what is watched meanwhile. */
export interface Besieged {
  url: string;
  customer: Customer;
  tools: Tools;
  stock(): Promise<Stock>;
  /** What a server shows that is up, gives ordinary answers, and has stored nothing since. */
  state(): Promise<State>;
  /** The most memory that the process ever held; 0 where the system does not tell. */
  peakMb(): number;
  stop(): Promise<void>;
}

// What is written about requests as such.
const NOT_COUNTED = [
  'rate_limits',
  'device_decisions',
  'decision_traces',
  'decision_journal',
  'check_minutes',
  'counted_minutes',
];

/** Starts a server with one customer and one release. */
export async function besiege(env: Record<string, string>): Promise<Besieged> {
  const home = await makeServerHome();
  const server = await spawnServer({ ...home.env, ...env });
  const customer = await makeCustomer(home.env, server.url);
  const tools = toolsOf(customer, server.url);
  await tools.release(samplePackage('ordinary'));
  const database = new pg.Client({ connectionString: home.env['DATABASE_URL'] });
  await database.connect();
  const stock = async (): Promise<Stock> => ({
    rows: await countRows(database),
    files: readdirSync(join(home.dataDir, 'files'), { recursive: true, encoding: 'utf8' }).sort(),
  });
  return {
    url: server.url,
    customer,
    tools,
    stock,
    async state() {
      // Without an id, since devices are counted.
      const check = await tools.check('');
      const listed = await tools.ask('GET', `/api/v1/organisations/${customer.org}/apps`);
      return {
        ...(await stock()),
        isUp: server.process.exitCode === null,
        newest: check.json.update_info.label,
        apps: listed.json.items.length,
      };
    },
    peakMb: () => peakMb(server.process.pid!),
    async stop() {
      await database.end();
      await server.kill('SIGTERM');
      await home.drop();
    },
  };
}

async function countRows(database: pg.Client): Promise<Record<string, number>> {
  const { rows } = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all ($1) order by 1`,
    [NOT_COUNTED],
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await database.query<{ n: string }>(
      `select count(*) as n from ${pg.escapeIdentifier(name)}`,
    );
    counts[name] = Number(counted.rows[0]?.n);
  }
  return counts;
}

function peakMb(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  return Number(peak) / 1024;
}

/** Sends bytes as they are, and reads what comes until the server hangs up: the status and the whole text. */
export async function sendRaw(
  url: string,
  ...pieces: (string | Buffer)[]
): Promise<{ status: number; text: string }> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  // Being cut off in the middle of a flood is an answer, too.
  socket.on('error', () => undefined);
  for (const piece of pieces) socket.write(piece);
  const said = await text(socket).catch(() => '');
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(said)?.[1] ?? 0), text: said };
}
