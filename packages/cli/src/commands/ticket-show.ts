import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain, when } from '../format.ts';
import { facts } from '../table.ts';
import { organisation } from '../target.ts';
import { describeEntry, owedOf, statusOf } from '../ticket/describe-ticket.ts';

/** Shows a ticket: where it stands, what is owed, why, and all that was written. */
export async function ticketShow(cli: Cli, input: { ticket: string }): Promise<Answer> {
  const named = { org: await organisation(cli), ticket: input.ticket };
  const api = cli.api();
  const ticket = await api.tickets.get(named);
  const timeline = await allPages((cursor) => api.tickets.timeline({ ...named, cursor }));
  const now = cli.outside.nowMs();
  const people = ticket.participants.map(({ name }) => name ?? '').join(', ');
  const head = facts([
    [ticket.reference, ticket.subject],
    ['Status', statusOf(ticket)],
    ['Severity', ticket.severity],
    ['Project', ticket.project?.name],
    ['Requester', ticket.requester.name],
    ['Taking part', people || null],
    ['Opened', when(ticket.createdAt, now)],
    ['Owed', owedOf(ticket.owed, now) || 'nothing by a fixed time'],
    ['Goes on as', ticket.mergedInto?.reference],
    ...ticket.explanation.en.map(({ label, value }): [string, string] => [label, value]),
  ]);
  const history = timeline.map((entry) => describeEntry(entry, now)).join('\n\n');
  return {
    json: { ticket, timeline },
    text: `${head}\n\n${history}\n${actions(ticket.reference, ticket.may)}`,
  };
}

function actions(reference: string, { reply, solve }: { reply: boolean; solve: boolean }): string {
  const can = [
    ...(reply ? [`codepushgo ticket reply ${reference}`] : []),
    ...(solve ? [`codepushgo ticket close ${reference}`] : []),
  ];
  return can.length > 0 ? `\nGo on with: ${can.map(plain).join(', ')}` : '';
}
