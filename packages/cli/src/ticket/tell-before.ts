import type { EntitlementAnswer, Severity, TicketCategory } from '@codepushgo/contract';
import type { Cli } from '../cli.ts';
import { usageError } from '../errors.ts';
import { deadline, plain } from '../format.ts';

interface Asked {
  org: string;
  project: string | undefined;
  category: TicketCategory;
  severity: Severity;
}

/**
 * Says, before anything is typed, whether a request will be processed and when an answer is due.
 *
 * @throws CliError `usage` when it must be said which project it is about
 */
export async function tellBefore(cli: Cli, asked: Asked): Promise<EntitlementAnswer> {
  const { org, project, category } = asked;
  const answer = await cli.api().support.entitlement({
    organisation: org,
    ...(project === undefined ? {} : { project }),
    category: category === 'premium' ? 'technical' : category,
    channel: 'cli',
  });
  const { outcome, choices } = answer.entitlement;
  if (outcome === 'choose_project')
    throw usageError(
      `Several projects of yours are covered. Say with --project which one it is about: ${choices.map(({ name, id }) => `${plain(name)} (${id})`).join(', ')}.`,
    );
  const { summary, next } = answer.text.en;
  for (const line of [summary, next, owedLine(answer, asked.severity, cli.outside.nowMs())])
    if (line) cli.say(plain(line));
  return answer;
}

function owedLine({ owed, timeZone }: EntitlementAnswer, severity: Severity, nowMs: number): string | null {
  const one = owed.find((target) => target.severity === severity || target.severity === null);
  if (!one) return null;
  const due = one.dueAt === null ? '' : `: due ${deadline(one.dueAt, nowMs)}`;
  const zone = ['bh', 'bd', 'mo'].includes(one.target.unit) && timeZone ? `, in the zone ${timeZone}` : '';
  return `An answer is owed within ${one.text.en}${zone}${due}.`;
}
