/** More than anybody needs. */
export const MILLION: string = 'a'.repeat(1_000_000);

/** Arrays in arrays. */
export function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** Objects in objects. */
export function nestedObjects(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** The status of a refusal that is a sentence or a problem without inner details; otherwise what it says. */
export function refusalOf({ status, text }: { status: number; text: string }): number | string {
  const isClear =
    /[A-Za-z]{2,}.*[ "]/.test(text) && text.length < 20_000 && !/\.ts:\d+|node_modules/.test(text);
  return isClear ? status : `${status}: ${text.slice(0, 300)}`;
}

/** A session that nobody has. */
export function forgedCookie(): Record<string, string> {
  return { cookie: `codepushgo.session_token=${encodeURIComponent('forged.value=')}` };
}
