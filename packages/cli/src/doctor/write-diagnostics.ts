import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import type { Cli } from '../cli.ts';
import type { NativeSettings } from '../react-native/native-settings.ts';
import type { Project } from '../react-native/find-project.ts';
import { version } from '../version.ts';
import type { Check } from './check.ts';
import { masked } from './check-keys.ts';

/** What a diagnostics file is made of. */
export interface Findings {
  checks: Check[];
  project: Project | null;
  settings: NativeSettings[];
}

/** Writes what was found for somebody else to read. */
export async function writeDiagnostics(cli: Cli, file: string, findings: Findings): Promise<void> {
  await writeFile(file, diagnosticsOf(cli, findings));
}

/** What was found, for somebody else to read: no keys, no names of people, no home folder. */
export function diagnosticsOf(cli: Cli, findings: Findings): string {
  const { project, settings, checks } = findings;
  const text = JSON.stringify(
    {
      format: 'codepushgo-diagnostics-1',
      madeAt: new Date(cli.outside.nowMs()).toISOString(),
      versions: {
        codepushgo: version,
        node: process.versions.node,
        platform: process.platform,
        arch: process.arch,
      },
      serverUrl: withoutLogin(cli.config.serverUrl ?? null),
      project: project && {
        name: project.name,
        reactNative: project.reactNative,
        dependencies: project.dependencies,
      },
      settings: settings.map((one) => ({
        platform: one.platform,
        serverUrl: withoutLogin(one.serverUrl),
        deploymentKey: one.deploymentKey && masked(one.deploymentKey),
        hasPublicKey: one.publicKey !== null,
      })),
      checks: checks
        .filter((check) => check.id !== 'login')
        .map(({ id, state, detail, fix }) => ({ id, state, detail, fix })),
      loggedIn: checks.some((check) => check.id === 'login' && check.state === 'ok'),
    },
    null,
    2,
  );
  return `${hideSecrets(cli, text, settings)}\n`;
}

function hideSecrets(cli: Cli, text: string, settings: NativeSettings[]): string {
  const keys = settings.map((one) => one.deploymentKey).filter((key) => key !== null);
  const secrets = [...keys, ...(cli.config.accessKey ? [cli.config.accessKey] : [])];
  const hidden = secrets.reduce((left, secret) => left.replaceAll(secret, masked(secret)), text);
  return hidden.replaceAll(homedir(), '~').replace(/([a-z][a-z0-9+.-]*:\/\/)[^/@\s"]+@/gi, '$1…@');
}

// Addresses sometimes carry a name and password.
function withoutLogin(url: string | null): string | null {
  return url && url.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
}
