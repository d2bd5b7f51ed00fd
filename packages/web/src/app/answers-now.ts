const LONGEST_ANSWER_MS = 10_000;

/** Whether the server answers at present; a line that carries nothing any more counts as no. */
export async function answersNow(): Promise<boolean> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_ANSWER_MS);
  const answer = await fetch('/livez', { cache: 'no-store', signal: stop.signal }).catch(() => null);
  clearTimeout(timer);
  return answer?.ok ?? false;
}
