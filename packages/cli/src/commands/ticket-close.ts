import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { organisation } from '../target.ts';

/** Says that a ticket is solved. */
export async function ticketClose(cli: Cli, input: { ticket: string }): Promise<Answer> {
  const org = await organisation(cli);
  const closed = await cli.api().tickets.solve({ org, ticket: input.ticket });
  return { json: closed, text: `${closed.reference} is solved. A reply opens it again.` };
}
