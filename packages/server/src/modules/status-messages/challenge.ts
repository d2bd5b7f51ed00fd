/**
 * What an endpoint is asked before it is subscribed; it sends the challenge back.
 *
 * @example const body = challengeBody('dBjftJeZ4CVP', '2026-11-23T10:00:00.000Z');
 */
export function challengeBody(challenge: string, generatedAt: string): string {
  return JSON.stringify({ meta: { generated_at: generatedAt }, challenge });
}

/**
 * Whether an answer sends the challenge back: as text, or as `challenge` of a JSON object.
 *
 * @example answersChallenge('abc', '{"challenge":"abc"}'); // true
 */
export function answersChallenge(challenge: string, answer: string): boolean {
  const text = answer.trim();
  if (text === challenge) return true;
  try {
    return (JSON.parse(text) as { challenge?: unknown } | null)?.challenge === challenge;
  } catch {
    return false;
  }
}
