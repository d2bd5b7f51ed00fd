const RELEASE = /^v(\d+)$/;

/** Orders what devices run: releases from the newest, then native versions from the highest. */
export function byLabel(a: string, b: string): number {
  const [one, other] = [RELEASE.exec(a), RELEASE.exec(b)];
  if (one && other) return Number(other[1]) - Number(one[1]);
  if (one || other) return one ? -1 : 1;
  return b.localeCompare(a, 'en', { numeric: true });
}
