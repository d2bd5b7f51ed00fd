import { resolve } from 'node:path';
import { styleText } from 'node:util';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import type { Check } from '../doctor/check.ts';
import { lookAround } from '../doctor/look-around.ts';
import { writeDiagnostics } from '../doctor/write-diagnostics.ts';
import { exitCodes } from '../exit-codes.ts';
import { plain } from '../format.ts';

/** Checks project, keys, server and machine. */
export async function doctor(
  cli: Cli,
  input: { folder: string | undefined; bundle: string | undefined },
): Promise<Answer> {
  const findings = await lookAround(cli, resolve(cli.outside.cwd, input.folder ?? '.'));
  const { checks } = findings;
  const file = input.bundle && resolve(cli.outside.cwd, input.bundle);
  if (file) await writeDiagnostics(cli, file, findings);
  const faults = checks.filter((check) => check.state === 'broken').length;
  const sum =
    faults === 0 ? 'Nothing is broken.' : `${faults} of ${checks.length} checks found something broken.`;
  const written = file ? `\nDiagnostics are in ${file}. Read it before you pass it on.` : '';
  return {
    json: { ok: faults === 0, checks, diagnostics: file ?? null },
    text: `${checks.map(line).join('\n')}\n\n${sum}${written}`,
    exitCode: faults === 0 ? exitCodes.ok.code : exitCodes.failed.code,
  };
}

const SIGNS = {
  ok: () => styleText('green', '✓'),
  warning: () => styleText('yellow', '!'),
  broken: () => styleText('red', '✗'),
  skipped: () => styleText('dim', '-'),
};

function line(check: Check): string {
  const fix = check.fix ? `\n    ${plain(check.fix)}` : '';
  return `${SIGNS[check.state]()} ${check.id}: ${plain(check.detail)}${fix}`;
}
