import type { Ticket } from '@codepushgo/contract';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { plain } from '../format.ts';
import { organisation } from '../target.ts';
import { findAttachments, sendAttachments } from '../ticket/attach-files.ts';
import { owedOf, statusOf } from '../ticket/describe-ticket.ts';
import { doctorEvidence, doctorFile } from '../ticket/doctor-evidence.ts';
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
  const files = await findAttachments(cli, input.attach, input.doctor ? 1 : 0);
  const found = await cli.api().tickets.get({ org, ticket: input.ticket });
  const evidence = input.doctor ? await doctorEvidence(cli, input.folder) : undefined;
  const isShared = evidence !== undefined && (await isOwn(cli, found));
  if (evidence && !isShared) files.push(doctorFile(evidence));
  const about = [`${found.reference}: ${plain(found.subject)}`, ...files.map(({ name }) => `File: ${name}`)];
  const named = { org, ticket: found.id };
  const after = await sendText(cli, input.message, about, async (text) => {
    if (isShared) await cli.patientApi().tickets.shareEvidence({ ...named, evidence });
    const sent = await sendAttachments(cli, files);
    return cli.patientApi().tickets.reply({ ...named, text, channel: 'cli', files: sent });
  });
  const lines = [`Wrote on ${after.reference}: ${statusOf(after)}.`, owedOf(after.owed, cli.outside.nowMs())];
  return { json: after, text: lines.filter(Boolean).join('\n') };
}

// Only who asked may say what is shared with a ticket; a colleague sends what their own machine says as a file.
async function isOwn(cli: Cli, { requester }: Ticket): Promise<boolean> {
  return (await cli.api().accounts.me()).id === requester.accountId;
}
