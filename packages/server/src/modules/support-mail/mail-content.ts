import { TICKET_SUBJECT_LENGTH, TICKET_TEXT_LENGTH } from '@codepushgo/contract';
import type { ReceivedMessage } from '#mail-intake';
import { attachStored, FILES_PATH, type FilePlace } from '#ticket-files';
import type { MailSign } from '@codepushgo/contract';
import { cleanText } from '#ticket-requests';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';

/** A mail as a message on a ticket. */
export interface MailContent {
  text: string;
  html: string | null;
  hidden: string | null;
  attach: (place: FilePlace) => Promise<void>;
}

/** What a mail says as a ticket keeps it: what is hidden is all of it, so that one click shows the whole. */
export async function mailContent(ctx: Ctx, tx: Tx, received: ReceivedMessage): Promise<MailContent> {
  const { shownText, text, html, hasHidden, attachments } = received;
  const shown = shownText.slice(0, TICKET_TEXT_LENGTH);
  const isCut = shown.length < shownText.length;
  const files = attachments.map(({ number, givenName, fileName, type, size, blob }) => ({
    id: newId('fil', ctx.clock),
    number,
    name: givenName || fileName,
    type,
    sizeBytes: size,
    blob,
  }));
  return {
    text: shown || '…',
    // Secrets that were pasted are taken out of every form of the text.
    html: html === null ? null : withImages((await cleanText(tx, html)).text, files),
    hidden: hasHidden || isCut ? (await cleanText(tx, text)).text : null,
    attach: (place) => attachStored(ctx, tx, files, place),
  };
}

/** Images of the message are shown from where its files are; what is not there shows nothing. */
function withImages(html: string, files: { id: string; number: number }[]): string {
  return html.replaceAll(/ src="attachment:(\d{1,4})"/g, (_all, number: string) => {
    const file = files.find((one) => one.number === Number(number));
    return file ? ` src="${FILES_PATH}/${file.id}"` : '';
  });
}

/** The subject, within the limit. */
export function subjectOf({ subject }: Pick<ReceivedMessage, 'subject'>): string {
  return subject.slice(0, TICKET_SUBJECT_LENGTH).trim() || '—';
}

/** What staff should know of a mail. */
export function signsOf(received: ReceivedMessage): MailSign[] {
  const { classification, authentication, sender, needsOriginal, protection, isEmpty } = received;
  const isProved = authentication.state === 'authenticated';
  const signs: [boolean, MailSign][] = [
    [classification.kind === 'automatic', 'automatic'],
    [classification.looksAutomatic, 'looks_automatic'],
    [classification.kind === 'calendar', 'calendar'],
    [classification.kind === 'bounce', 'bounce'],
    [sender?.nameIsAnotherAddress ?? false, 'name_is_another_address'],
    [needsOriginal, 'needs_original'],
    [isSealed({ protection }), 'encrypted'],
    [isEmpty, 'empty'],
    [!isProved, 'not_proved'],
    [isProved && authentication.strength === 'weak', 'weakly_proved'],
  ];
  return signs.flatMap(([holds, sign]) => (holds ? [sign] : []));
}

/** Nobody here can read it. */
export function isSealed({ protection }: Pick<ReceivedMessage, 'protection'>): boolean {
  return protection === 'smime' || protection === 'pgp';
}
