import { valueOf, valuesOf, type HeadField } from './read-head.ts';

/** What a message is, before anybody asks what it is about. */
export type MailKind =
  /** Sent by ourselves. */
  | 'own'
  /** A delivery report. */
  | 'bounce'
  /** Written by a program: an absence, a list, an acknowledgement. */
  | 'automatic'
  /** An answer to an invitation. */
  | 'calendar'
  | 'person';

/** What {@link classifyMail} looks at. */
export interface Classifiable {
  fields: readonly HeadField[];
  /** Null where it is not known. */
  envelopeFrom: string | null;
  senderAddress: string | null;
  /** Decoded. */
  subject: string;
  contentType: { value: string; params: Record<string, string> };
  calendarMethod: string | null;
  /** Whether mail from this address is ours. */
  isOurs: (address: string) => boolean;
}

/** A kind, and why. */
export interface Classification {
  kind: MailKind;
  /** Names of the signs that decided; for people who ask why. */
  signs: string[];
  /** A person by all headers, but the subject reads like an absence: staff decides. */
  looksAutomatic: boolean;
}

const ROBOTS = /^(?:mailer-?daemon|postmaster|no-?reply|do-?not-?reply|ne-?pas-?repondre)(?:[+._-].*)?@/i;
const PRECEDENCES = new Set(['bulk', 'list', 'junk', 'auto_reply', 'auto-reply']);
const PRESENT = ['x-auto-response-suppress', 'x-autoreply', 'x-autorespond', 'x-loop'];
const REPLIES = new Set(['REPLY', 'COUNTER', 'REFRESH', 'DECLINECOUNTER']);
const HINTS = [
  /^(?:auto(?:matic)?[ -]?(?:reply|response|answer)|out of (?:the )?office|away from (?:the )?office|on (?:vacation|leave))\b/i,
  /^(?:r[ée]ponse automatique|absen(?:ce|te?) (?:du|de) bureau|(?:message|r[ée]ponse) d[’']absence|absence\s*:|en cong[ée]s?\b|hors du bureau)/i,
];

/**
 * The first that fits: our own, a delivery report, automatic, an answer to an invitation, a person.
 *
 * @example classifyMail({
 *   fields: [{ name: 'auto-submitted', value: 'auto-replied' }],
 *   envelopeFrom: 'zoe@example.com',
 *   senderAddress: 'zoe@example.com',
 *   subject: 'Away',
 *   contentType: { value: 'text/plain', params: {} },
 *   calendarMethod: null,
 *   isOurs: () => false,
 * }).kind; // 'automatic'
 */
export function classifyMail(mail: Classifiable): Classification {
  const found = (kind: MailKind, ...signs: string[]): Classification => ({
    kind,
    signs,
    looksAutomatic: false,
  });
  if (mail.senderAddress !== null && mail.isOurs(mail.senderAddress)) return found('own', 'sender');
  if (isReport(mail)) return found('bounce', 'report');
  const signs = automaticSigns(mail);
  if (signs.length > 0) return found('automatic', ...signs);
  if (REPLIES.has(mail.calendarMethod ?? '')) return found('calendar', 'calendar');
  const bare = mail.subject.replace(/^(?:\s*(?:re|tr|fwd?|aw|sv)\s*:)+\s*/i, '');
  const looksAutomatic = HINTS.some((hint) => hint.test(bare));
  return { kind: 'person', signs: looksAutomatic ? ['subject'] : [], looksAutomatic };
}

function isReport({ contentType: { value, params } }: Classifiable): boolean {
  return value === 'multipart/report' && params['report-type']?.toLowerCase() === 'delivery-status';
}

function automaticSigns({ fields, envelopeFrom, senderAddress, contentType }: Classifiable): string[] {
  const signs = PRESENT.filter((name) => fields.some((field) => field.name === name));
  const submitted = valuesOf(fields, 'auto-submitted').map((value) =>
    value.split(/[;\s(]/)[0]!.toLowerCase(),
  );
  if (submitted.some((value) => value !== 'no' && value !== '')) signs.push('auto-submitted');
  if (PRECEDENCES.has(valueOf(fields, 'precedence').toLowerCase())) signs.push('precedence');
  if (fields.some(({ name }) => name.startsWith('list-'))) signs.push('list');
  if (envelopeFrom === '' || valuesOf(fields, 'return-path').includes('<>')) signs.push('empty-return-path');
  if (senderAddress !== null && ROBOTS.test(senderAddress)) signs.push('robot-sender');
  if (contentType.value === 'multipart/report') signs.push('report');
  return signs;
}
