// Ten requests over about an hour; then the endpoint counts as gone.
const POST_PAUSES_S = [5, 15, 30, 60, 120, 240, 480, 900, 1800];
// Grey lists want some minutes, broken mail servers hours. The first pause keeps the distance between two mails.
const MAIL_PAUSES_S = [300, 900, 1800, 3600, 7200, 14_400, 28_800];
// The first two are for a server that was only restarted.
const BROKEN_PAUSES_S = [5, 60, 300, 900, 1800, 3600, 7200, 14_400];
const PAUSES_S = { post: POST_PAUSES_S, mail: MAIL_PAUSES_S, broken: BROKEN_PAUSES_S };
const LONGEST_WISH_MS = 60 * 60 * 1000;

/**
 * When something is tried again; null when it is given up.
 *
 * @param plan `broken`: a mail with which the connection ended
 * @param tries attempts so far, the failed one included
 * @param wishMs how long the other side asked us to wait, or 0
 * @example planRetry('post', 1, 0, 0); // 5000
 */
export function planRetry(
  plan: keyof typeof PAUSES_S,
  tries: number,
  nowMs: number,
  wishMs: number,
): number | null {
  const pause = PAUSES_S[plan][tries - 1];
  if (pause === undefined) return null;
  return nowMs + Math.max(pause * 1000, Math.min(wishMs, LONGEST_WISH_MS));
}
