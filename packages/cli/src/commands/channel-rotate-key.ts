import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { channelTarget, nameOf } from '../target.ts';

/** Makes a new deployment key for a channel. */
export async function channelRotateKey(
  cli: Cli,
  input: { app: string; channel: string; overlapDays: number },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const days = input.overlapDays;
  const until =
    days === 0 ? 'The old one stops working at once.' : `The old one works for ${days} more days.`;
  await cli.confirm(`Make a new deployment key for ${nameOf(target)}? ${until}`);
  const key = await cli.api().apps.rotateDeploymentKey({ ...target, overlapDays: days });
  return {
    json: key,
    text: `${key.key}\n\nThis is the new deployment key of ${nameOf(target)}. ${until} \`codepushgo channel keys\` counts who still uses it.`,
  };
}
