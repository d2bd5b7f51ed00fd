/** A field of a message's head. */
export interface HeadField {
  /** In lower case. */
  name: string;
  /** Without folds; not decoded. */
  value: string;
}

/** A head beyond what any mail program writes. */
export class HeadTooLargeError extends Error {
  constructor() {
    super(`The head of the message is longer than ${MOST_HEAD_BYTES} bytes.`);
    this.name = 'HeadTooLargeError';
  }
}

// What canonicalises a long field for DKIM takes the square of its length.
const MOST_HEAD_BYTES = 256 * 1024;
const OWN_PREFIX = 'x-codepushgo-';

/**
 * The fields of a message, in order. What is no field is left out.
 *
 * @throws HeadTooLargeError
 * @example readHead(Buffer.from('Subject: Help\r\n\r\nHello')); // [{ name: 'subject', value: 'Help' }]
 */
export function readHead(raw: Buffer): HeadField[] {
  const fields: HeadField[] = [];
  for (const line of unfold(headOf(raw))) {
    const colon = line.indexOf(':');
    // Programs differ about spaces before the colon. A `From :` counts here, so that two senders are seen as two.
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name && !/\s/.test(name)) fields.push({ name, value: line.slice(colon + 1).trim() });
  }
  return fields;
}

function headOf(raw: Buffer): string {
  const start = raw.subarray(0, MOST_HEAD_BYTES).toString('latin1');
  const end = /\r?\n\r?\n/.exec(start);
  if (!end && raw.length > MOST_HEAD_BYTES) throw new HeadTooLargeError();
  const bytes = Buffer.from(end ? start.slice(0, end.index) : start, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

function* unfold(head: string): Generator<string> {
  let field: string[] = [];
  for (const line of head.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) {
      field.push(line);
      continue;
    }
    if (field.length > 0) yield field.join('');
    field = [line];
  }
  yield field.join('');
}

/**
 * Without what a stranger may not say: results of authentication in our name, and fields of our own.
 *
 * @param authserv our own name in `Authentication-Results`, in lower case
 * @example withoutForgeries([{ name: 'from', value: 'Zoe <zoe@example.com>' }], 'mx.example.com').length; // 1
 */
export function withoutForgeries(fields: readonly HeadField[], authserv: string): HeadField[] {
  return fields.filter(
    ({ name, value }) =>
      !name.startsWith(OWN_PREFIX) &&
      !(name.endsWith('authentication-results') && authservOf(value) === authserv),
  );
}

/** Who speaks in an `Authentication-Results`, in lower case. */
export function authservOf(value: string): string {
  const plain = value.replace(/\([^()]*\)/g, ' ').replace(/^\s*i=\d+\s*;/i, '');
  return (/^\s*"?([^\s;"]+)/.exec(plain)?.[1] ?? '').toLowerCase();
}

/**
 * The values of all fields of one name.
 *
 * @example valuesOf([{ name: 'from', value: 'Zoe <zoe@example.com>' }], 'from').length; // 1
 */
export function valuesOf(fields: readonly HeadField[], name: string): string[] {
  return fields.filter((field) => field.name === name).map((field) => field.value);
}

/**
 * The value of the first field of a name, or an empty text.
 *
 * @example valueOf([{ name: 'from', value: 'Zoe <zoe@example.com>' }], 'subject'); // ''
 */
export function valueOf(fields: readonly HeadField[], name: string): string {
  return fields.find((field) => field.name === name)?.value ?? '';
}
