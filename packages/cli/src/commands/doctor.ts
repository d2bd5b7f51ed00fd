import { resolve } from 'node:path';
import { styleText } from 'node:util';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { checkKeys } from '../doctor/check-keys.ts';
import { checkNative, checkProject } from '../doctor/check-project.ts';
import { checkServer } from '../doctor/check-server.ts';
import { broken, type Check } from '../doctor/check.ts';
import { writeDiagnostics, type Findings } from '../doctor/write-diagnostics.ts';
import { CliError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { plain } from '../format.ts';
import { findProject, type Project } from '../react-native/find-project.ts';
import { readNativeSettings } from '../react-native/native-settings.ts';

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

async function lookAround(cli: Cli, folder: string): Promise<Findings> {
  const server = await checkServer(cli);
  try {
    const project = findProject(folder);
    return { ...(await lookAtProject(cli, project, server)), project };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const none = broken('project', error.message, "Run this in the project's folder.");
    return { checks: [...server, none], project: null, settings: [] };
  }
}

async function lookAtProject(
  cli: Cli,
  project: Project,
  server: Check[],
): Promise<Omit<Findings, 'project'>> {
  const checks = [...server, ...(await checkProject(project))];
  const settings = await readNativeSettings(project);
  for (const one of settings) {
    checks.push(...(await checkNative(project, one.platform)), ...(await checkKeys(cli, one)));
  }
  return { checks, settings };
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
