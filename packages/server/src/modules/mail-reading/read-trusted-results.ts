import type { CheckResult, Findings } from './judge-authentication.ts';
import { authservOf, valueOf, type HeadField } from './read-head.ts';

/**
 * What the server in front found out, from the topmost `Authentication-Results`.
 *
 * @param fields without forgeries of our own name
 * @param trusted names that are believed, in lower case
 * @param senderDomain of whom the message says that it is from; a verdict about another domain counts for nothing
 * @returns null when the topmost one is not of a trusted server
 * @example readTrustedResults([{ name: 'from', value: 'Zoe <zoe@example.com>' }], ['mx.example.com'], 'example.com'); // null
 */
export function readTrustedResults(
  fields: readonly HeadField[],
  trusted: readonly string[],
  senderDomain: string,
): Findings | null {
  const value = valueOf(fields, 'authentication-results');
  if (!trusted.includes(authservOf(value))) return null;
  const results = splitResults(value).slice(1).map(readResult);
  const [dmarc, ...others] = results.filter(({ method }) => method === 'dmarc');
  // Two verdicts: somebody may have written one into an address that the server repeats.
  const isOurs = others.length === 0 && hostOf(dmarc?.properties['header.from']) === senderDomain;
  const passes = dmarc?.result === 'pass' && isOurs;
  const spf = results.find(({ method }) => method === 'spf');
  return {
    // Without a word on DMARC nobody knows whether there is a record.
    dmarc: { result: dmarc && isOurs ? dmarc.result : 'permerror', bySpf: passes, byDkim: false },
    spf: { result: spf?.result ?? 'none', domain: hostOf(spf?.properties['smtp.mailfrom']) },
    dkim: results
      .filter(({ method }) => method === 'dkim')
      .map(({ result, properties }) => ({
        result,
        domain: hostOf(properties['header.d'] ?? properties['header.i']),
        isPartial: false,
      })),
  };
}

/** At semicolons outside quotes and comments, which are left out; nothing when they do not end. */
function splitResults(value: string): string[] {
  const results = [''];
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < value.length; i++) {
    const char = value[i]!;
    if (char === '\\') i++;
    else if (char === '"' && depth === 0) quoted = !quoted;
    else if (char === '(' && !quoted) depth++;
    else if (char === ')' && !quoted) depth--;
    else if (quoted || depth > 0) continue;
    else if (char === ';') results.push('');
    else results[results.length - 1] += char;
    if (depth < 0) return [];
  }
  return depth === 0 && !quoted ? results : [];
}

interface Result {
  method: string;
  result: CheckResult;
  properties: Record<string, string>;
}

function readResult(text: string): Result {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const [method = '', result = ''] = first.toLowerCase().split('=');
  const properties = rest.map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).toLowerCase(), pair.slice(at + 1).toLowerCase()];
  });
  return { method, result: result as CheckResult, properties: Object.fromEntries(properties) };
}

function hostOf(value = ''): string {
  return value.slice(value.lastIndexOf('@') + 1);
}
