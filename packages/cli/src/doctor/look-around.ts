import type { Cli } from '../cli.ts';
import { CliError } from '../errors.ts';
import { findProject, type Project } from '../react-native/find-project.ts';
import { readNativeSettings } from '../react-native/native-settings.ts';
import { checkKeys } from './check-keys.ts';
import { checkNative, checkProject } from './check-project.ts';
import { checkServer } from './check-server.ts';
import { broken, type Check } from './check.ts';
import type { Findings } from './write-diagnostics.ts';

/** Looks at the server, and at the project in a folder if there is one. */
export async function lookAround(cli: Cli, folder: string): Promise<Findings> {
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
