import { resolve } from 'node:path';
import type { EvidenceWish } from '@codepushgo/contract';
import type { Cli } from '../cli.ts';
import { lookAround } from '../doctor/look-around.ts';
import { diagnosticsOf } from '../doctor/write-diagnostics.ts';
import { count } from '../format.ts';
import type { Attachment } from './attach-files.ts';

type Diagnostics = NonNullable<EvidenceWish['doctor']>;

/** What `codepushgo doctor --bundle` writes, to share with a ticket; says what is in it. */
export async function doctorEvidence(cli: Cli, folder: string | undefined): Promise<EvidenceWish> {
  const findings = await lookAround(cli, resolve(cli.outside.cwd, folder ?? '.'));
  const faults = findings.checks.filter(({ state }) => state === 'broken').length;
  const of = findings.project ? `the project ${findings.project.name}` : 'this machine, with no project';
  cli.say(
    `Attached: what codepushgo doctor finds out about ${of} (${count(findings.checks.length, 'check')}, ${faults} broken). It holds no keys.`,
  );
  return { share: ['doctor'], doctor: fitting(JSON.parse(diagnosticsOf(cli, findings)) as Diagnostics) };
}

/**
 * The same as a file of a reply: what is shared with a ticket is decided by who asked, but a colleague may show what
 * their own machine says.
 */
export function doctorFile({ doctor }: EvidenceWish): Attachment {
  const text = JSON.stringify(doctor, null, 2);
  return { name: 'codepushgo-diagnostics.json', read: async () => new TextEncoder().encode(text) };
}

/** As much of it as a ticket takes. */
function fitting(found: Diagnostics): Diagnostics {
  const words = (some: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(some).map(([name, word]) => [name.slice(0, 300), word.slice(0, 300)]));
  const line = (text: string): string => text.slice(0, 2000);
  const { project, settings, checks } = found;
  return {
    ...found,
    project: project && { ...project, dependencies: project.dependencies && words(project.dependencies) },
    settings: settings.slice(0, 20),
    checks: checks.slice(0, 200).map(({ id, state, detail, fix }) => {
      return { id, state, detail: line(detail), ...(fix !== undefined && { fix: line(fix) }) };
    }),
  };
}
