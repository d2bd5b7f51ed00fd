// What issuers publish of the shapes of their secrets, and keys and passwords by the name that stands before them.
const SHAPES = [
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----|$)/g,
  /\bcpg_[\w-]{20,}/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{5,}\.[\w-]{10,}/g,
  /(?<=:\/\/)[^\s/@:]+:[^\s/@]+(?=@)/g,
  // `password = "…"`, `"DeploymentKey": "…"`
  /(?<=[\w-]*(?:secret|token|passw(?:or)?d|api[_-]?key|deployment[_-]?key|access[_-]?key|credential)[\w-]*["']?\s*[:=]\s*["']?)[^\s"',;]{4,}/gi,
  // `<key>CodePushDeploymentKey</key> <string>…</string>`, `<string name="CodePushDeploymentKey">…</string>`
  /(?<=(?:secret|token|password|api_?key|deploymentkey|access_?key)[\w-]*(?:<\/key>\s*<string>|"[^>]*>))[^<\s]{4,}/gi,
];
const MASK = '••••';

/**
 * Takes secrets out of a text that will be public.
 *
 * @returns the text, and how many were masked
 * @example maskSecrets('token=abcdef'); // { text: 'token=••••', count: 1 }
 */
export function maskSecrets(text: string): { text: string; count: number } {
  let count = 0;
  const masked = SHAPES.reduce(
    (rest, shape) =>
      rest.replace(shape, (found) => {
        if (found === MASK) return found;
        count += 1;
        return MASK;
      }),
    text,
  );
  return { text: masked, count };
}
