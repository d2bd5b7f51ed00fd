const MOST_META = 2048;
const ISO_2022_JP = /\x1B(?:\$[@B]|\([BJ])/; // oxlint-disable-line no-control-regex -- the escape is what tells it
// Never decoded: they carry markup past what looks for it (WHATWG leaves them out for the same reason).
const FALLBACK = 'windows-1252';

/**
 * Bytes as text, whatever they are labelled: escapes of ISO-2022-JP, then the label, a `meta` of HTML, valid UTF-8,
 * and windows-1252 for the rest. NUL bytes are left out.
 *
 * @param label the charset of the part, or an empty text
 */
export function decodeText(bytes: Uint8Array, label: string, isHtml = false): string {
  return decodeBytes(bytes, label, isHtml).replaceAll('\0', '').toWellFormed();
}

function decodeBytes(bytes: Uint8Array, label: string, isHtml: boolean): string {
  const latin = Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1');
  const labels = [label, isHtml ? metaCharset(latin) : ''].map((one) => one.trim().toLowerCase());
  const isAscii = labels.every((one) => one === '' || one === 'us-ascii' || one === 'ascii');
  if (isAscii && ISO_2022_JP.test(latin)) return new TextDecoder('iso-2022-jp').decode(bytes);
  const named = labels.find((one) => one !== '' && one !== 'us-ascii' && one !== 'ascii');
  const isUnicode = named === undefined || /^utf-?8$/.test(named);
  return (
    (isUnicode ? undefined : decodeAs(named, bytes)) ??
    decodeAs('utf-8', bytes) ??
    new TextDecoder(FALLBACK).decode(bytes)
  );
}

function metaCharset(text: string): string {
  const start = text.slice(0, MOST_META);
  return /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(start)?.[1] ?? '';
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
