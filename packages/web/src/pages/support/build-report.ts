import { maskSecrets } from './mask-secrets.ts';

/** What somebody knows of a fault. */
export interface Report {
  title: string;
  did: string;
  expected: string;
  happened: string;
  messages: string;
  code: string;
  config: string;
  versions: string;
}

// English, as readers everywhere expect of an issue.
const PARTS: [keyof Report, string, isCode?: boolean][] = [
  ['did', 'What I did'],
  ['expected', 'What I expected'],
  ['happened', 'What happened instead'],
  ['messages', 'Messages and logs', true],
  ['code', 'Smallest reproduction', true],
  ['config', 'Configuration', true],
  ['versions', 'Versions', true],
];

/** A report in Markdown, without secrets; empty while nothing is filled in. */
export function buildReport(report: Report): { body: string; masked: number } {
  const parts = PARTS.filter(([name]) => report[name].trim() !== '').map(
    ([name, heading, isCode]) =>
      `### ${heading}\n\n${isCode ? fenced(report[name].trim()) : report[name].trim()}\n`,
  );
  const { text, count } = maskSecrets(parts.join('\n'));
  return { body: text, masked: count };
}

function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

// Beyond this GitHub answers that the address is too long.
const LONGEST = 7500;

/**
 * Where an issue begins with the report filled in.
 *
 * @param place the address of the community, such as `https://github.com/acme/updates`
 * @returns null where that is no repository on GitHub; `isWhole` false where the report did not fit
 */
export function issueAddress(
  place: string,
  title: string,
  body: string,
): { url: string; isWhole: boolean } | null {
  const repository = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+/.exec(place)?.[0];
  if (!repository) return null;
  const of = (values: Record<string, string>): string =>
    `${repository}/issues/new?${new URLSearchParams(values).toString()}`;
  const whole = of({ title, body });
  return whole.length <= LONGEST ? { url: whole, isWhole: true } : { url: of({ title }), isWhole: false };
}
