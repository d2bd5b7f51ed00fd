import { resolve } from 'node:path';
import type { Cli } from '../cli.ts';
import { lookAround } from '../doctor/look-around.ts';
import { diagnosticsOf } from '../doctor/write-diagnostics.ts';
import { count } from '../format.ts';
import type { Attachment } from './attach-files.ts';

/** What `codepushgo doctor --bundle` writes, as a file to attach; says what is in it. */
export async function doctorAttachment(cli: Cli, folder: string | undefined): Promise<Attachment> {
  const findings = await lookAround(cli, resolve(cli.outside.cwd, folder ?? '.'));
  const text = diagnosticsOf(cli, findings);
  const faults = findings.checks.filter(({ state }) => state === 'broken').length;
  const of = findings.project ? `the project ${findings.project.name}` : 'this machine, with no project';
  cli.say(
    `Attached: what codepushgo doctor finds out about ${of} (${count(findings.checks.length, 'check')}, ${faults} broken). It holds no keys.`,
  );
  return { name: 'codepushgo-doctor.json', read: async () => new TextEncoder().encode(text) };
}
