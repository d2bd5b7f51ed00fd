import type { OpenedTicket, Severity, TicketCategory } from '@codepushgo/contract';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { plain } from '../format.ts';
import { organisation } from '../target.ts';
import { findAttachments, sendAttachments } from '../ticket/attach-files.ts';
import { owedOf, statusOf } from '../ticket/describe-ticket.ts';
import { doctorEvidence } from '../ticket/doctor-evidence.ts';
import { tellBefore } from '../ticket/tell-before.ts';
import { sendText } from '../ticket/written-text.ts';

interface NewTicketInput {
  subject: string;
  project: string | undefined;
  category: TicketCategory;
  severity: Severity;
  message: string | undefined;
  attach: string[];
  doctor: boolean;
  folder: string | undefined;
  different: boolean;
  followUpOf: string | undefined;
}

/** Asks for help: says what becomes of it, takes the text, sends it. */
export async function ticketNew(cli: Cli, input: NewTicketInput): Promise<Answer> {
  const { subject, project, category, severity, followUpOf } = input;
  const org = await organisation(cli);
  const files = await findAttachments(cli, input.attach);
  const { entitlement } = await tellBefore(cli, { org, project, category, severity });
  if (entitlement.outcome === 'declined' && cli.outside.isInteractive)
    await cli.confirm('Write it all the same? The text is kept, and sent when it becomes eligible.');
  const evidence = input.doctor ? await doctorEvidence(cli, input.folder) : undefined;
  const about = [
    `Subject: ${plain(subject)}`,
    `Severity: ${severity}`,
    ...files.map(({ name }) => `File: ${name}`),
  ];
  const opened = await sendText(cli, input.message, about, async (text) =>
    cli.patientApi().tickets.open({
      org,
      subject,
      text,
      category,
      severity,
      channel: 'cli',
      ...(project === undefined ? {} : { project }),
      ...(followUpOf === undefined ? {} : { followUpOf }),
      ...(evidence === undefined ? {} : { evidence }),
      isDifferent: input.different,
      files: await sendAttachments(cli, files),
    }),
  );
  return answerOf(opened, cli.outside.nowMs());
}

function answerOf(opened: OpenedTicket, nowMs: number): Answer {
  const { ticket, kept, text } = opened;
  if (ticket) {
    const lines = [`Opened ${ticket.reference}: ${statusOf(ticket)}.`, owedOf(ticket.owed, nowMs)];
    return { json: opened, text: lines.filter(Boolean).join('\n') };
  }
  const became = kept
    ? `The text is kept as ${kept.id}, and sent by itself once it is eligible.`
    : 'Nothing was kept.';
  const lines = [plain(text.en.summary), text.en.next && plain(text.en.next), became];
  return { json: opened, text: lines.filter(Boolean).join('\n'), exitCode: exitCodes.failed.code };
}
