const drafts = new Map<string, string>();
const PREFIX = 'desk.draft ';

/** What somebody had begun to write on a ticket; it outlives the way to another ticket and a reload. */
export function readDraft(key: string): string {
  const known = drafts.get(key);
  if (known !== undefined) return known;
  try {
    return sessionStorage.getItem(PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(key: string, text: string): void {
  drafts.set(key, text);
  try {
    if (text === '') sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // Then it is kept as long as the page is open.
  }
}
