import { createAccount } from '#accounts';
import { setPlan } from '#billing';
import { createOrganisation } from '#organisations';
import { createProject } from '#projects';
import { openTicket } from '#tickets';
import { loadConfig } from '../config.ts';
import type { Actor } from '../context.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { openLog } from '../platform/log.ts';
import { assemble } from '../server.ts';
import { playMissedMonth, type MissedMonth } from './demo-availability.ts';
import type { DemoPlace } from './demo-process.ts';

const DAYS_AGO = 3;
const DAY_MS = 24 * 60 * 60 * 1000;
const PASSWORD = 'update-me-over-the-air';

/** What was there when the story began. */
export interface DemoPast {
  /** Somebody of the platform who answers tickets. */
  agent: { email: string; password: string; accessKey: string };
  /** A ticket of another customer that nobody has answered. */
  late: string;
  /** An access key of somebody whose organisation has a contract. */
  contractKey: string;
}

/**
 * Writes what happened some days before the story: a ticket whose answer is late by now, and a month that was frozen
 * below the commitment. A clock cannot be told to hurry on a real server, so that a server with the time of that day
 * does it, before the real one starts.
 */
export async function playPast({ dataDir, url }: DemoPlace, missed: MissedMonth): Promise<DemoPast> {
  const clock: Clock = {
    now: () => new Date(systemClock.nowMs() - DAYS_AGO * DAY_MS),
    nowMs: () => systemClock.nowMs() - DAYS_AGO * DAY_MS,
  };
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', PUBLIC_URL: url });
  const server = await assemble({ config, clock, log: openLog('error') });
  await server.start();
  try {
    const somebody = async (email: string, name: string, staff: 'operator' | 'agent' | null) => {
      const system = server.ctx({ kind: 'system', name: 'demo' });
      const more = { operator: staff === 'operator', agent: staff === 'agent', password: PASSWORD };
      const made = await createAccount(system, { email, name, ...more, accessKeyName: 'demo' });
      const { id: accountId, userName } = made.account;
      const scope = { level: 'full' as const, organisationId: null };
      const actor: Actor = { kind: 'account', accountId, email, userName, staff, scope, accessKeyId: null };
      return { ctx: server.ctx(actor), accessKey: made.accessKey!.secret };
    };
    const olga = await somebody('olga@codepushgo.example', 'Olga Operator', 'operator');
    const sam = await somebody('sam@codepushgo.example', 'Sam of support', 'agent');
    const lin = await somebody('lin@globex.example', 'Lin Chen', null);
    const org = 'globex';
    await createOrganisation(lin.ctx, { name: 'Globex', slug: org });
    await createProject(lin.ctx, { org, name: 'Field app', slug: 'field' });
    await setPlan(olga.ctx, { customer: org, plan: 'team', interval: 'month', reason: 'Demo' });
    const { ticket } = await openTicket(lin.ctx, {
      org,
      project: 'field',
      category: 'technical',
      severity: 'urgent',
      subject: 'No device gets updates since this morning',
      text: 'All our devices say that they are up to date. The newest release is two days old.',
      channel: 'console',
      isDifferent: false,
    });
    const system = server.ctx({ kind: 'system', name: 'demo' });
    await playMissedMonth({ owner: lin.ctx, operator: olga.ctx, system }, missed);
    const agent = { email: 'sam@codepushgo.example', password: PASSWORD, accessKey: sam.accessKey };
    return { agent, late: ticket!.reference, contractKey: lin.accessKey };
  } finally {
    await server.stop();
  }
}
