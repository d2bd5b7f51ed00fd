import { parseArgs } from 'node:util';
import {
  isUnresolved,
  readComponents,
  readIncidents,
  type ComponentState,
  type Impact,
  type Incident,
  type IncidentStatus,
  type StatusContext,
  type Words,
  COMPONENT_STATES,
} from '#status';
import { openIncident, postUpdate, type AffectedInput } from '#status-events';
import { Problem } from '../../platform/problem.ts';
import { STATUS_USAGE } from './status-usage.ts';

const OPTIONS = {
  impact: { type: 'string' },
  component: { type: 'string', multiple: true },
  title: { type: 'string' },
  status: { type: 'string' },
  fr: { type: 'string' },
} as const;
const STATES: Record<string, ComponentState> = {
  none: 'operational',
  minor: 'degraded_performance',
  major: 'major_outage',
  critical: 'major_outage',
};
const LONGEST_TITLE = 120;
const NO_FRENCH =
  'The French pages and mails show the same words. Give the French ones with --fr, also in the next update.';
const by = { author: 'break-glass' };

/** What a command printed, and whether the site has to be published. */
export interface StatusCommandResult {
  output: string;
  isChanged: boolean;
}

/**
 * The commands that work when everything else is down.
 *
 * @param args what follows `status`
 * @throws Problem that says what to write instead
 */
export function runStatusCommand(ctx: StatusContext, args: string[]): StatusCommandResult {
  const { values, positionals } = parsed(args);
  const [verb, act, ...rest] = positionals;
  if (verb === 'show') return { output: show(ctx), isChanged: false };
  if (verb === 'post') return told('Opened', post(ctx, values, positionals.slice(1)), values);
  if (verb === 'incident' && act === 'update')
    return told('Updated', update(ctx, values, rest, readStatus(values.status)), values);
  if (verb === 'incident' && act === 'resolve')
    return told('Resolved', update(ctx, values, rest, 'resolved'), values);
  throw wrongUse(
    verb ? `There is no command "status ${positionals.slice(0, 2).join(' ')}".` : 'Say what to do.',
  );
}

type Values = ReturnType<typeof parsed>['values'];

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw wrongUse((error as Error).message);
  }
}

function wrongUse(detail: string): Problem {
  return new Problem('invalid-input', `${detail}\n\n${STATUS_USAGE}`);
}

function told(what: string, { id, title, status }: Incident, { fr }: Values): StatusCommandResult {
  // One language now is better than two later; but whoever writes should know.
  const missing = fr?.trim() ? '' : `\n${NO_FRENCH}`;
  return { output: `${what} ${id}: ${title.en} (${status})${missing}`, isChanged: true };
}

function post(ctx: StatusContext, values: Values, texts: string[]): Incident {
  const { impact = 'major' } = values;
  if (!Object.hasOwn(STATES, impact)) throw wrongUse(`"${impact}" is no impact.`);
  const body = wordsOf(values, texts);
  const title = values.title ?? firstSentence(body.en);
  return openIncident(ctx, {
    ...by,
    title: { en: title, fr: values.title ?? firstSentence(body.fr) },
    body,
    components: affected(values.component, STATES[impact]),
    impactOverride: impact as Impact,
    origin: 'break-glass',
  });
}

function update(
  ctx: StatusContext,
  values: Values,
  rest: string[],
  status: Exclude<IncidentStatus, 'postmortem'> | undefined,
): Incident {
  const open = readIncidents(ctx, { newest: 0 }).filter((one) => isUnresolved(one.status));
  const named = rest.length > 1 ? rest[0] : undefined;
  if (named === undefined && open.length !== 1)
    throw wrongUse(
      open.length === 0
        ? 'No incident is open.'
        : `Name one of the open incidents:\n${open.map(({ id, title }) => `  ${id}  ${title.en}`).join('\n')}`,
    );
  return postUpdate(ctx, {
    ...by,
    incidentId: named ?? open[0]!.id,
    status,
    body: wordsOf(values, rest.slice(named === undefined ? 0 : 1)),
    components: affected(values.component, undefined),
  });
}

function readStatus(text: string | undefined): 'investigating' | 'identified' | 'monitoring' | undefined {
  if (text === undefined || text === 'investigating' || text === 'identified' || text === 'monitoring')
    return text;
  throw wrongUse(`"${text}" is no status of an open incident.`);
}

function affected(named: string[] = [], byDefault: ComponentState | undefined): AffectedInput {
  return Object.fromEntries(
    named.map((text) => {
      const [name = '', given] = text.split('=');
      const state = COMPONENT_STATES.find((one) => one === given) ?? byDefault;
      if (!state || (given !== undefined && given !== state))
        throw wrongUse(`Say a state, such as ${name}=operational.`);
      return [name.trim(), state];
    }),
  );
}

function wordsOf({ fr }: Values, texts: string[]): Words {
  const en = texts.join(' ').trim();
  if (!en) throw wrongUse('Say what happened.');
  return { en, fr: fr?.trim() || en };
}

function firstSentence(text: string): string {
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(text)?.[0].replace(/\.$/, '') ?? text;
  return sentence.length <= LONGEST_TITLE ? sentence : `${sentence.slice(0, LONGEST_TITLE - 1)}…`;
}

function show(ctx: StatusContext): string {
  const states = readComponents(ctx).map(
    ({ name, state, groupId }) => `${groupId ? '  ' : ''}${name.en}: ${state}`,
  );
  const open = readIncidents(ctx, { newest: 0 })
    .filter((one) => isUnresolved(one.status))
    .map(({ id, title, status, impact }) => `${id}  ${title.en} (${status}, ${impact})`);
  return [...states, '', ...(open.length > 0 ? open : ['No incident is open.'])].join('\n');
}
