/**
 * The anchor of a heading, as code hosts make it: links in the documents go by it on both.
 *
 * @example headingSlug('`code-push` and others'); // 'code-push-and-others'
 */
export function headingSlug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}
