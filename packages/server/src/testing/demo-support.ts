import { createClient, type Client } from '@codepushgo/contract/client';
import type { Ticket } from '@codepushgo/contract';
import type { DemoLog } from './demo-log.ts';
import type { DemoPast } from './demo-past.ts';

/** Who asks for help about what. */
export interface DemoAsking {
  url: string;
  log: DemoLog;
  past: DemoPast;
  /** Of Acme, as its owner and an operator. */
  ada: Client;
  grace: Client;
  place: { org: string; project: string; app: string; channel: string; release: string; device: string };
}

/** What the chapter leaves to look at. */
export interface DemoTickets {
  answered: string;
  late: string;
}

const PLAN = { plan: 'team', interval: 'month' as const, reason: 'Demo' };

/** Plays the chapter of support: one who is covered, one who is not, and one who waits too long. */
export async function playSupport(asking: DemoAsking): Promise<DemoTickets> {
  const { log, past } = asking;
  log.chapter('6. Support: an answer that is owed, a refusal with the way out, an answer that is late');
  const answered = await askCovered(asking);
  await askUncovered(asking);
  await lookAtLate(asking);
  return { answered, late: past.late };
}

async function askCovered({ log, url, past, ada, place }: DemoAsking): Promise<string> {
  const { org, project, app, channel, release, device } = place;
  await ada.customers.setPlan({ customer: org, ...PLAN });
  const { text } = await ada.support.entitlement({ organisation: org, project });
  log.line(`before typing: ${text.en.summary}`);
  const { ticket } = await ada.tickets.open({
    org,
    project,
    severity: 'high',
    subject: 'v3 crashes at the first start on every third device',
    text: 'We halted it and rolled back. What do these devices have in common?',
    evidence: {
      share: ['project', 'releases', 'device', 'diff'],
      app,
      channel,
      release,
      device,
    },
  });
  if (!ticket) throw new Error('The demo’s covered request was declined.');
  const shared = await ada.tickets.getEvidence({ org, ticket: ticket.id });
  log.good(
    `${ticket.reference} of Acme (Team): ${owed(ticket)}; shared: ${shared.consents.map(({ item }) => item).join(', ')}`,
  );
  const decisions = shared.device?.channels.flatMap((one) => one.decisions) ?? [];
  const held = decisions.find(({ outcome }) => outcome.reason === 'halted');
  log.line(
    `evidence: ${shared.diff?.label} changed ${count(shared.diff?.changed ?? 0, 'file')} of the bundle`,
  );
  log.line(
    `evidence: ${device} was ${held ? `held at ${held.request.label} once that was halted` : 'not held'}`,
  );
  const sam = createClient({ serverUrl: url, accessKey: past.agent.accessKey });
  await sam.desk.reply({
    ticket: ticket.id,
    text: 'They were all updated from v1 by a file diff. Please try the full package on one of them.',
  });
  const { clocks } = await ada.tickets.get({ org, ticket: ticket.id });
  log.good(`Sam answered from the desk: the first answer is ${clocks[0]?.state ?? 'not counted'}`);
  return ticket.reference;
}

async function askUncovered({ log, ada, grace }: DemoAsking): Promise<void> {
  await grace.organisations.create({ name: 'Pocket', slug: 'pocket' });
  await grace.projects.create({ org: 'pocket', name: 'Notes', slug: 'notes' });
  await ada.customers.setPlan({ customer: 'pocket', plan: 'free', reason: 'Demo' });
  const { ticket, kept, text } = await grace.tickets.open({
    org: 'pocket',
    project: 'notes',
    subject: 'How do I test an update?',
    text: 'Before all users get it.',
  });
  if (ticket || !kept) throw new Error('The demo’s uncovered request was taken.');
  log.bad(`declined on the free plan: ${text.en.summary}`);
  log.line(`kept as ${kept.id}: it is sent by itself once the project is paid`);
}

async function lookAtLate({ log, url, past }: DemoAsking): Promise<void> {
  const sam = createClient({ serverUrl: url, accessKey: past.agent.accessKey });
  const late = await sam.desk.get({ ticket: past.late });
  log.bad(`${late.reference} of Globex, opened three days ago and never answered: ${owed(late)}`);
}

function owed({ owed: clock }: Pick<Ticket, 'owed'>): string {
  if (!clock?.dueAt) return 'nothing is owed by a fixed time';
  const at = `${clock.dueAt.slice(0, 16).replace('T', ' ')} UTC`;
  return clock.state === 'breached'
    ? `breached, the first answer was due ${at}`
    : `a first answer is due ${at}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
