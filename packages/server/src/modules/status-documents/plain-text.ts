// A name right after the bracket: `a < b` is no tag.
const TAG = /<\/?[a-z][^<>]*>/gi;
// What XML 1.0 has no way to write.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A text without tags and control characters, lines ended by `\n`; readers put it into pages of their own.
 *
 * @example plainText('Back <b>soon</b>\r\nThanks'); // 'Back soon\nThanks'
 */
export function plainText(text: string): string {
  const lines = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(CONTROLS, '');
  return withoutTags(lines);
}

// Where tags stood inside tags, one pass leaves others; then no bracket opens one any more.
function withoutTags(text: string): string {
  const less = text.replaceAll(TAG, '');
  return less.search(TAG) === -1 ? less : less.replaceAll('<', '');
}
