/**
 * The place of a device in the rollout of a release: 0–99; selected when it is below the share.
 *
 * Source: CodePush's own fold. Only the shift is cut to 32 bits; the running value is an ordinary
 * double, which is why this is not the usual string hash and must not be "mended" with `|0`.
 *
 * @param device the client's id
 * @param label the label of the release
 * @example rolloutBucket('a', 'v1'); // 79
 */
export function rolloutBucket(device: string, label: string): number {
  const text = `${device}-${label}`;
  let value = 0;
  for (let i = 0; i < text.length; i++) value = (value << 5) - value + text.charCodeAt(i);
  return Math.abs(value) % 100;
}
