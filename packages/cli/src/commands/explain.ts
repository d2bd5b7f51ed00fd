import type { Decision } from '@codepushgo/contract';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { usageError } from '../errors.ts';
import { plain, when } from '../format.ts';
import { channelTarget, nameOf, type ChannelTarget } from '../target.ts';

interface ExplainInput {
  app: string;
  channel: string;
  device: string | undefined;
  appVersion: string | undefined;
  label: string | undefined;
  packageHash: string | undefined;
}

type Told = Pick<Decision, 'request' | 'outcome' | 'rules'>;

/** Tells why a device got what it got, or what a device of a version would get. */
export async function explain(cli: Cli, input: ExplainInput): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  if (input.appVersion !== undefined) return await preview(cli, target, input, input.appVersion);
  if (input.device === undefined)
    throw usageError('Say which device: --device <id>, or --app-version <version> for what it would get.');
  const found = await cli.api().acquisition.explain({ ...target, device: input.device });
  const now = cli.outside.nowMs();
  const checks = found.decisions.map((one) => {
    const times = one.count > 1 ? `, ${one.count} times until ${when(one.lastAt, now)}` : '';
    return `${plain(one.at)} (${when(one.at, now)}${times})\n${tell(one)}`;
  });
  const held = found.override
    ? `Override: ${found.override.label ?? 'stays where it is'} (${plain(found.override.reason)})\n\n`
    : '';
  const none = `${nameOf(target)} has no check of the device ${plain(input.device)}. Check the id, the channel and the deployment key in the app.`;
  return { json: found, text: held + (checks.join('\n\n') || none) };
}

async function preview(
  cli: Cli,
  target: ChannelTarget,
  input: ExplainInput,
  appVersion: string,
): Promise<Answer> {
  const { device, label, packageHash } = input;
  const given = Object.fromEntries(
    Object.entries({ device, label, packageHash }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  );
  const decision = await cli.api().acquisition.preview({ ...target, appVersion, ...given });
  return { json: decision, text: tell(decision) };
}

function tell({ request, outcome, rules }: Told): string {
  const runs =
    request.label ?? (request.packageHash ? `package ${request.packageHash.slice(0, 12)}…` : 'the binary');
  const got =
    outcome.kind === 'update'
      ? `gets ${outcome.label} as ${outcome.form === 'file-diff' ? 'file diff' : 'full package'}`
      : outcome.kind === 'binary'
        ? 'gets the binary'
        : 'gets nothing';
  const lines = rules.map((rule) => {
    const seen = Object.entries(rule.facts).map(([name, fact]) => `${name} ${String(fact)}`);
    const about = rule.label ? `${rule.label}: ` : '';
    return plain(
      `${about}${rule.rule} ${rule.applied ? 'applied' : 'did not apply'}${seen.length ? ` (${seen.join(', ')})` : ''}`,
    );
  });
  const first = `  ${plain(request.appVersion)} running ${plain(runs)} ${got}: ${outcome.reason}`;
  return [first, ...lines.map((line) => `    ${line}`)].join('\n');
}
