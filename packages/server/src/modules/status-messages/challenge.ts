/** What an endpoint is asked before it is subscribed; it sends the challenge back. */
export function challengeBody(challenge: string, generatedAt: string): string {
  return JSON.stringify({ meta: { generated_at: generatedAt }, challenge });
}

/** Whether an answer sends the challenge back: as text, or as `challenge` of a JSON object. */
export function answersChallenge(challenge: string, answer: string): boolean {
  const text = answer.trim();
  if (text === challenge) return true;
  try {
    return (JSON.parse(text) as { challenge?: unknown } | null)?.challenge === challenge;
  } catch {
    return false;
  }
}
