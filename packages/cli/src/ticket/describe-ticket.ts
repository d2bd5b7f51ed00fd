import type { Ticket, TicketClock, TicketEntry } from '@codepushgo/contract';
import { bytes, deadline, paragraphs, plain, when } from '../format.ts';

const STATUS = {
  new: 'new',
  open: 'open',
  pending_customer: 'waits for you',
  on_hold: 'on hold',
  solved: 'solved',
  closed: 'closed',
};

/** Where a ticket stands, and what must happen first if anything. */
export function statusOf({ status, waits }: Pick<Ticket, 'status' | 'waits'>): string {
  if (waits === 'project') return 'waits for its project';
  if (waits === 'sponsor') return 'waits for a developer to confirm it';
  return STATUS[status];
}

const CLOCKS: Record<TicketClock['clock'], string> = {
  first_response: 'First answer',
  next_response: 'Next answer',
  resolution: 'Solution',
};

/** What is owed on a ticket, and by when. */
export function owedOf(clock: TicketClock | null, nowMs: number): string {
  if (!clock) return '';
  const what = CLOCKS[clock.clock];
  if (clock.dueAt === null) return `${what}: paused`;
  return `${what}: ${clock.state === 'breached' ? 'was due' : 'due'} ${deadline(clock.dueAt, nowMs)}`;
}

/** An entry of a ticket's history: a heading, and below it what was written. */
export function describeEntry(entry: TicketEntry, nowMs: number): string {
  const side = entry.by.side === 'agent' ? 'support' : entry.by.side;
  const who = entry.by.name === null ? side : `${plain(entry.by.name)} (${side})`;
  const head = `${who}, ${when(entry.at, nowMs)}`;
  if (entry.kind !== 'message') return `${head}: ${told(entry)}`;
  const { text, hidden, files } = entry.message;
  const shown = paragraphs(text).replace(/^/gm, '    ');
  const more = hidden === null ? [] : ['    (quotes and signatures are not shown)'];
  const attached = files.map(
    ({ name, sizeBytes, scan }) =>
      `    File: ${plain(name)} (${bytes(sizeBytes)}${scan === 'infected' ? ', infected: not given out' : ''})`,
  );
  return [head, shown, ...more, ...attached].join('\n');
}

const FIXES = {
  proposed: 'proposes a roll-back; a developer of the project decides in the console',
  applied: 'applied a fix',
  declined: 'declined the proposal',
  withdrawn: 'took the proposal back',
  arrived: 'the fix arrived on a device',
};

function told(entry: Exclude<TicketEntry, { kind: 'message' }>): string {
  switch (entry.kind) {
    case 'status_changed':
      return `${STATUS[entry.from]} → ${STATUS[entry.to]}`;
    case 'severity_changed':
      return `severity ${entry.from} → ${entry.to}${entry.reason ? `, ${plain(entry.reason)}` : ''}`;
    case 'project_chosen':
      return `project ${plain(entry.project.name)}`;
    case 'sponsored':
      return 'confirmed the request';
    case 'participant_invited':
      return `invited ${plain(entry.person.name ?? '')}`;
    case 'merged':
      return `goes on as ${entry.into.reference}`;
    case 'absorbed':
      return `${entry.ticket.reference} was merged into this`;
    case 'split':
      return `some messages went to ${entry.ticket.reference}`;
    case 'incident_linked':
      return `linked to the incident ${plain(entry.incident)}`;
    case 'rated':
      return `rated ${entry.score}`;
    case 'redacted':
      return 'took something out of what was written';
    case 'erased':
      return `${entry.messages} messages were erased`;
    case 'fix':
      return FIXES[entry.step];
    default:
      return entry satisfies never;
  }
}
