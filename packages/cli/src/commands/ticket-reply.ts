import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain } from '../format.ts';
import { organisation } from '../target.ts';
import { findAttachments, sendAttachments } from '../ticket/attach-files.ts';
import { owedOf, statusOf } from '../ticket/describe-ticket.ts';
import { doctorAttachment } from '../ticket/doctor-attachment.ts';
import { sendText } from '../ticket/written-text.ts';

interface ReplyInput {
  ticket: string;
  message: string | undefined;
  attach: string[];
  doctor: boolean;
  folder: string | undefined;
}

/** Writes on a ticket; a solved one is open again. */
export async function ticketReply(cli: Cli, input: ReplyInput): Promise<Answer> {
  const org = await organisation(cli);
  const files = await findAttachments(cli, input.attach);
  const found = await cli.api().tickets.get({ org, ticket: input.ticket });
  if (input.doctor) files.push(await doctorAttachment(cli, input.folder));
  const about = [`${found.reference}: ${plain(found.subject)}`, ...files.map(({ name }) => `File: ${name}`)];
  const after = await sendText(cli, input.message, about, async (text) =>
    cli.patientApi().tickets.reply({
      org,
      ticket: found.id,
      text,
      channel: 'cli',
      files: await sendAttachments(cli, files),
    }),
  );
  const lines = [`Wrote on ${after.reference}: ${statusOf(after)}.`, owedOf(after.owed, cli.outside.nowMs())];
  return { json: after, text: lines.filter(Boolean).join('\n') };
}
