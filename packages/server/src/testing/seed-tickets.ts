import type { EntitlementSnapshot } from '@codepushgo/contract';
import { sql, type SQL } from 'drizzle-orm';
import { accounts } from '#accounts';
import { organisations } from '#organisations';
import { projects } from '#projects';
import { scheduleOf, seedPolicy } from '#support-policy';
import { keepSchedule, slaClocks } from '#ticket-clocks';
import { ticketEvents, ticketMessages, tickets } from '#ticket-store';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';

/** What a seeded desk is made of. */
export interface SeededDesk {
  /** One of the staff; a twentieth of the tickets are theirs. */
  agentId: string;
  /** One of the organisations. */
  orgId: string;
  projectId: string;
  /** An open ticket. */
  ticketId: string;
}

/** Tickets of one organisation. */
const PER_ORG = 500;
const AGENTS = 20;

/**
 * Fills the tables of tickets by SQL alone: ten events a ticket, one ticket in ten open, a fifth of those late. Queues,
 * severities, rows, tags and people are spread, so that each filter finds something and some combinations nothing.
 */
export async function seedTickets(db: Db, clock: Clock, count: number): Promise<SeededDesk> {
  const now = sql`${clock.now().toISOString()}::timestamptz`;
  const prefix = newId('org', clock);
  const orgs = Math.max(1, Math.ceil(count / PER_ORG));
  const scheduleId = await db.transaction((tx) =>
    keepSchedule(tx, scheduleOf(seedPolicy.policy, null, 'Europe/Paris')),
  );
  const agent = (n: SQL): SQL => sql`'acc_agent' || ${n} || ${prefix}`;
  await db.execute(sql`
    INSERT INTO ${accounts} (id, email, email_verified, user_name, name, staff, language, created_at, updated_at)
    SELECT ${agent(sql`n`)}, 'agent' || n || ${prefix} || '@example.com', true, 'agent' || n || ${prefix}, 'Agent ' || n, 'agent', 'en', ${now}, ${now}
    FROM generate_series(1, ${AGENTS}::int) n`);
  const org = (n: SQL): SQL => sql`${prefix} || '_' || ${n}`;
  await db.execute(sql`
    INSERT INTO ${organisations} (id, slug, name, created_at)
    SELECT ${org(sql`n`)}, 'desk-' || n || '-' || lower(${prefix}), 'Customer ' || n, ${now} FROM generate_series(0, ${orgs}::int - 1) n`);
  await db.execute(sql`
    INSERT INTO ${projects} (id, org_id, slug, name, created_at)
    SELECT 'prj_' || n || ${prefix}, ${org(sql`n`)}, 'shop', 'Shop', ${now} FROM generate_series(0, ${orgs}::int - 1) n`);
  const ticketOf = (n: SQL): SQL => sql`'tkt_' || lpad(${n}::text, 8, '0') || ${prefix}`;
  const made: Making = { db, now, count, orgs, ticketOf, orgOf: (n) => org(sql`${n} % ${orgs}::int`) };
  await insertTickets(made, prefix, scheduleId, agent);
  await insertHistory(made, scheduleId);
  await insertClocks(made);
  await db.execute(sql`ANALYZE`);
  return {
    agentId: `acc_agent1${prefix}`,
    orgId: `${prefix}_0`,
    projectId: `prj_0${prefix}`,
    ticketId: `tkt_${String(orgs * 10).padStart(8, '0')}${prefix}`,
  };
}

const snapshot: EntitlementSnapshot = {
  at: '2026-11-01T00:00:00.000Z',
  channel: 'console',
  authenticated: true,
  registered: true,
  category: 'technical',
  orgRole: 'developer',
  project: null,
  plan: null,
  paidBy: [],
  policyVersion: 1,
  entitlement: {
    row: 10,
    outcome: 'accepted',
    clock: { kind: 'response', starts: 'now', queue: null, responseRow: 'team', promise: 'target' },
    kept: 'ticket',
    acknowledgement: 'automatic',
    owesAnswer: true,
    mayHearAmounts: false,
    needsSignIn: false,
    projectId: null,
    choices: [],
    reason: { code: 'eligible', params: {} },
  },
};

interface Making {
  db: Db;
  now: SQL;
  count: number;
  orgs: number;
  ticketOf(n: SQL): SQL;
  orgOf(n: SQL): SQL;
}

// One in ten is open, whatever organisation it is of.
const isOpen = (orgs: number): SQL => sql`(n / ${orgs}::int % 10 = 0)`;
const age = sql`(CASE WHEN open THEN n % 30 ELSE n % 400 END + 1) * interval '1 day'`;
/** Half of the open ones wait for an answer, due some hours ago or to come. */
const due = sql`CASE WHEN open AND n % 2 = 0 THEN base + ((n / 2 % 100) - 20) * interval '1 hour' END`;

async function insertTickets(
  { db, now, count, orgs, ticketOf, orgOf }: Making,
  prefix: string,
  scheduleId: string,
  agent: (n: SQL) => SQL,
): Promise<void> {
  const terms = sql`jsonb_build_object('policyVersion', 1, 'scheduleId', ${scheduleId}::text, 'promise', 'target',
    'responseRow', (ARRAY['team', 'payg', 'priority_plus'])[n % 3 + 1])`;
  await db.execute(sql`
    INSERT INTO ${tickets} (id, org_id, requester_id, language, subject, category, queue, channel, status, severity, project_id,
      assignee_id, tags, snapshot, terms, last_seq, last_event_at, created_at, updated_at, solved_at, due_at, awaits_reply, rating_score)
    SELECT ${ticketOf(sql`n`)}, ${orgOf(sql`n`)}, ${agent(sql`(n % 20 + 1)`)}, 'en', 'Ticket number ' || n || ' does not start', 'technical',
      CASE WHEN n % 53 = 0 THEN 'security' WHEN n % 17 = 0 THEN 'billing' ELSE 'technical' END, 'console',
      CASE WHEN NOT open THEN 'solved' WHEN n % 2 = 0 THEN 'open' ELSE 'pending_customer' END,
      (ARRAY['urgent', 'high', 'normal', 'low'])[n % 4 + 1], 'prj_' || (n % ${orgs}::int) || ${prefix},
      CASE WHEN n % 21 = 0 THEN NULL ELSE ${agent(sql`(n % 20 + 1)`)} END,
      CASE WHEN n % 40 = 0 THEN '["hermes"]'::jsonb ELSE '[]'::jsonb END, ${JSON.stringify(snapshot)}::jsonb, ${terms}, 10,
      base - ${age}, base - ${age}, base - ${age}, CASE WHEN NOT open THEN base - ${age} + interval '10 hours' END, ${due}, open AND n % 2 = 0,
      CASE WHEN NOT open AND n % 5 = 0 THEN 'good' WHEN NOT open AND n % 11 = 0 THEN 'bad' END
    FROM (SELECT n, ${isOpen(orgs)} AS open, ${now} AS base FROM generate_series(1, ${count}::int) n) s ORDER BY n`);
  await db.execute(sql`
    INSERT INTO ${ticketMessages} (id, org_id, ticket_id, text, channel, secrets, created_at)
    SELECT 'msg_' || id, org_id, id, repeat('What I wrote, and what I expected. ', 10), 'console', '[]'::jsonb, created_at
    FROM ${tickets} WHERE id LIKE ${`tkt_%${prefix}`}`);
}

/** Ten events: asked, answered, asked and answered again; then solved, silently now and then, or asked once more. */
async function insertHistory(
  { db, now, count, orgs, ticketOf, orgOf }: Making,
  scheduleId: string,
): Promise<void> {
  const id = sql`'msg_' || ${ticketOf(sql`n`)}`;
  const message = sql`jsonb_build_object('kind', 'message', 'messageId', ${id})`;
  const reply = sql`jsonb_build_object('kind', 'reply', 'messageId', ${id}, 'status', CASE WHEN seq = 9 AND n % 2 = 1 THEN 'pending_customer' ELSE 'open' END)`;
  const solved = sql`jsonb_build_object('kind', 'status', 'from', 'open', 'to', 'solved') || CASE WHEN n % 40 = 1 THEN '{"silence": "spam"}'::jsonb ELSE '{}'::jsonb END`;
  await db.execute(sql`
    INSERT INTO ${ticketEvents} (org_id, ticket_id, seq, id, at, side, account_id, change)
    SELECT ${orgOf(sql`n`)}, ${ticketOf(sql`n`)}, seq, 'tev_' || lpad(n::text, 8, '0') || '_' || seq, base - ${age} + seq * interval '1 hour',
      CASE WHEN seq IN (1, 2, 5, 8) OR seq = 10 AND open THEN 'customer' ELSE 'agent' END, NULL,
      CASE seq
        WHEN 1 THEN jsonb_build_object('kind', 'terms', 'policyVersion', 1, 'scheduleId', ${scheduleId}::text)
        WHEN 2 THEN jsonb_build_object('kind', 'opened', 'severity', (ARRAY['urgent', 'high', 'normal', 'low'])[n % 4 + 1], 'queue', NULL,
          'qualified', true, 'messageId', ${id}, 'promise', 'target', 'responseRow', (ARRAY['team', 'payg', 'priority_plus'])[n % 3 + 1])
        WHEN 3 THEN jsonb_build_object('kind', 'assigned', 'accountId', NULL)
        WHEN 5 THEN ${message} WHEN 8 THEN ${message}
        WHEN 7 THEN jsonb_build_object('kind', 'tagged', 'tags', '[]'::jsonb)
        WHEN 10 THEN CASE WHEN open THEN ${message} ELSE ${solved} END
        ELSE ${reply}
      END
    FROM (SELECT n, seq, ${isOpen(orgs)} AS open, ${now} AS base FROM generate_series(1, ${count}::int) n, generate_series(1, 10) seq) s`);
}

/** A first answer and a next one of each ticket, a tenth of them late; and what the open ones owe. */
async function insertClocks({ db, now, count, orgs, ticketOf, orgOf }: Making): Promise<void> {
  const target = sql`'{"value": 1, "unit": "h"}'::jsonb`;
  const columns = sql`org_id, ticket_id, clock, seq, kind, state, started_at, due_at, satisfied_at, breached_at, elapsed_seconds, target, severity,
    response_row, policy_version, time_zone`;
  const severity = sql`(ARRAY['urgent', 'high', 'normal', 'low'])[n % 4 + 1], (ARRAY['team', 'payg', 'priority_plus'])[n % 3 + 1], 1, 'Europe/Paris'`;
  await db.execute(sql`
    INSERT INTO ${slaClocks} (${columns})
    SELECT ${orgOf(sql`n`)}, ${ticketOf(sql`n`)}, (ARRAY['first_response', 'next_response'])[c], 1, 'target',
      CASE WHEN n % 10 = 3 THEN 'breached_late' ELSE 'met' END, start, start + interval '1 hour', start + (n % 60) * interval '1 minute',
      CASE WHEN n % 10 = 3 THEN start + interval '1 hour' END, n % 60 * 60, ${target}, ${severity}
    FROM (
      SELECT n, c, base - ${age} + c * interval '2 hours' AS start
      FROM (SELECT n, c, ${isOpen(orgs)} AS open, ${now} AS base FROM generate_series(1, ${count}::int) n, generate_series(1, 2) c) a
    ) s`);
  await db.execute(sql`
    INSERT INTO ${slaClocks} (${columns})
    SELECT ${orgOf(sql`n`)}, ${ticketOf(sql`n`)}, 'next_response', 2, 'target', 'running', due - interval '1 day', due, NULL, NULL, NULL,
      ${target}, ${severity}
    FROM (SELECT n, ${due} AS due FROM (SELECT n, ${isOpen(orgs)} AS open, ${now} AS base FROM generate_series(1, ${count}::int) n) a) s
    WHERE due IS NOT NULL`);
}
