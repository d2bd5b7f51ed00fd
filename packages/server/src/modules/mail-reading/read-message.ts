import libmime from 'libmime';
import { cleanHtml } from './clean-html.ts';
import { decodeText } from './decode-text.ts';
import { describeAttachments, type Attachment } from './describe-attachments.ts';
import { readReport, type DeliveryReport } from './read-report.ts';
import { showText, textOfHtml } from './show-text.ts';
import { splitParts, type Part, type Parts } from './split-parts.ts';

/** The content of a message, safe to show. */
export interface MessageContent {
  root: Parts['root'];
  /** Everything that was written, quotes and signature included. */
  text: string;
  /** The text without quotes and signature. */
  shownText: string;
  hasHidden: boolean;
  /** Clean HTML; null when there is none, or none that can be handled. */
  html: string | null;
  hasRemoteImages: boolean;
  /** Something of it can only be seen in the original: too many parts, too deep, too long, or unreadable. */
  needsOriginal: boolean;
  /** Neither text nor attachment. */
  isEmpty: boolean;
  /** `opaque`: the text is inside the signature. */
  protection: 'none' | 'signed' | 'opaque' | 'smime' | 'pgp';
  calendarMethod: string | null;
  report: DeliveryReport | null;
  attachments: Attachment[];
  /** Attachments beyond the limits; they are in the original. */
  attachmentsLeftOut: number;
}

const MOST_TEXT = 256 * 1024;

/** Reads a whole message; for hostile ones in a thread of its own, see `readInThread`. */
export async function readMessage(raw: Buffer): Promise<MessageContent> {
  const { root, parts, isTruncated } = await splitParts(raw);
  const bodies = parts.filter(isBody);
  const { attachments, leftOut } = await describeAttachments(parts.filter((part) => !isBody(part)));
  const markup = bodies.filter(({ type }) => type === 'text/html').map(textOf);
  const clean = markup.length === 0 ? null : cleanHtml(markup.join('<hr>'), numberIn(attachments));
  const plain = bodies.filter(({ type }) => type !== 'text/html').map(textOf);
  const written = plain.join('\n').replace(/\r\n?/g, '\n').trim() || (clean ? textOfHtml(clean.html) : '');
  const text = written.slice(0, MOST_TEXT);
  const shown = showText(text);
  const protection = protectionOf(root, parts, text);
  return {
    root,
    text,
    shownText: shown.text,
    hasHidden: shown.hasHidden,
    html: clean?.html ?? null,
    hasRemoteImages: clean?.hasRemoteImages ?? false,
    needsOriginal:
      isTruncated ||
      leftOut > 0 ||
      written.length > MOST_TEXT ||
      (markup.length > 0 && !clean) ||
      protection === 'opaque',
    isEmpty: !isTruncated && text === '' && isBlank(markup) && attachments.length + leftOut === 0,
    protection,
    calendarMethod: calendarMethodOf(parts),
    report: reportOf(root, parts),
    attachments,
    attachmentsLeftOut: leftOut,
  };
}

function isBlank(markup: string[]): boolean {
  return !/<img\b/i.test(markup.join('')) && markup.join('').replace(/<[^<>]*>|&nbsp;|\s/gi, '') === '';
}

function isBody({ type, disposition, fileName }: Part): boolean {
  return /^text\/(?:plain|html)$/.test(type) && disposition !== 'attachment' && fileName === null;
}

function textOf({ type, params, content }: Part): string {
  const isHtml = type === 'text/html';
  const text = decodeText(content, params['charset'] ?? '', isHtml);
  const isFlowed = !isHtml && params['format']?.toLowerCase() === 'flowed';
  return isFlowed ? libmime.decodeFlowed(text, params['delsp']?.toLowerCase() === 'yes') : text;
}

function numberIn(attachments: Attachment[]): (contentId: string) => number | undefined {
  const numbers = new Map(
    attachments.filter(({ isImage }) => isImage).map(({ contentId, number }) => [contentId, number]),
  );
  return (contentId) => numbers.get(contentId);
}

function protectionOf(root: Parts['root'], parts: Part[], text: string): MessageContent['protection'] {
  const inner = parts.find(({ type }) => /^application\/(?:x-)?pkcs7-mime$/.test(type));
  const kind = inner?.params['smime-type']?.toLowerCase();
  if (root.value === 'multipart/encrypted') return 'pgp';
  if (/^-----BEGIN PGP MESSAGE-----/m.test(text)) return 'pgp';
  if (inner) return kind === 'signed-data' ? 'opaque' : 'smime';
  return root.value === 'multipart/signed' ? 'signed' : 'none';
}

function calendarMethodOf(parts: Part[]): string | null {
  const part = parts.find(({ type }) => type === 'text/calendar');
  if (!part) return null;
  const start = part.content.subarray(0, 4096).toString('latin1');
  return (part.params['method'] ?? /^METHOD:(\w+)/im.exec(start)?.[1] ?? '').toUpperCase() || null;
}

function reportOf(root: Parts['root'], parts: Part[]): DeliveryReport | null {
  if (root.value !== 'multipart/report') return null;
  const status = parts.find(({ type }) => type === 'message/delivery-status');
  const returned = parts.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  return status ? readReport(status.content, returned?.content ?? Buffer.alloc(0)) : null;
}
