import { readFileSync } from 'node:fs';
import type { CaseResult } from './case-result.ts';
import { runCreditCases } from './credit-cases.ts';
import { runSlaCases } from './sla-cases.ts';
import { runUptimeCases } from './uptime-cases.ts';

const WRONG_USE = 64;

/** What kinds of worked cases there are, by the word on the command line. */
const KINDS: Record<string, { about: string; run: (json: unknown) => CaseResult[] }> = {
  sla: { about: 'the clocks of tickets', run: runSlaCases },
  uptime: { about: 'measured availability, and what probes confirm', run: runUptimeCases },
  credits: { about: 'credits for months below the commitment', run: runCreditCases },
};

/** `npm run -s cases -- KIND FILE`: runs worked cases against the code that serves customers. */
function main([kind = '', file]: string[]): number {
  const cases = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!cases || !file) {
    const kinds = Object.entries(KINDS).map(([name, { about }]) => `  ${name}  ${about}`);
    console.error(['Usage: npm run -s cases -- KIND FILE', '', ...kinds].join('\n'));
    return WRONG_USE;
  }
  try {
    const results = cases.run(JSON.parse(readFileSync(file, 'utf8')));
    for (const { id, title, mismatches } of results)
      for (const mismatch of mismatches) console.log(`${id} (${title}): ${mismatch}`);
    const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
    console.log(`${results.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
