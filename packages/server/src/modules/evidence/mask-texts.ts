import { findShapes, maskOf } from '#ticket-store';

/** The same value with each of its texts, names of members included, as `change` gives it. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  const map = (one: unknown): unknown => {
    if (typeof one === 'string') return change(one);
    if (Array.isArray(one)) return one.map(map);
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [change(name), map(inner)]));
  };
  return map(value) as T;
}

// jsonb keeps neither.
const UNKEPT = /\0/g;

/** A text without what has the shape of a secret. */
export function maskSecrets(text: string): string {
  const clean = text.toWellFormed().replace(UNKEPT, '');
  let [kept, at] = ['', 0];
  for (const { kind, from, to } of findShapes(clean)) {
    kept += clean.slice(at, from) + maskOf(kind, clean.slice(from, to));
    at = to;
  }
  return kept + clean.slice(at);
}
