import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { figuresOf, originOf, stateOf } from '../describe-release.ts';
import { short, when } from '../format.ts';
import { table } from '../table.ts';
import { channelTarget, nameOf } from '../target.ts';

/** Shows the releases of a channel, newest first, with their figures. */
export async function history(
  cli: Cli,
  input: { app: string; channel: string; displayAuthor: boolean; limit: number | undefined },
): Promise<Answer> {
  const target = await channelTarget(cli, input.app, input.channel);
  const api = cli.api();
  const most = input.limit ?? 50;
  const [releases, figures] = await Promise.all([
    allPages((cursor) => api.releases.list({ ...target, cursor, limit: Math.min(most, 100) }), most),
    api.metrics.channel(target),
  ]);
  const full = releases.map((release) => ({
    ...release,
    metrics: figures.items.find((one) => one.label === release.label) ?? null,
  }));
  const now = cli.outside.nowMs();
  const rows = full.map((release) => [
    release.label,
    `${when(release.createdAt, now)}${originOf(release)}`,
    release.appVersion,
    stateOf(release),
    ...(input.displayAuthor ? [release.releasedBy] : []),
    short(release.description),
    figuresOf(release.metrics ?? undefined, figures.totalActive),
  ]);
  const author = input.displayAuthor ? ['Released by'] : [];
  const head = ['Label', 'Released', 'Version', 'State', ...author, 'Description', 'Devices'];
  return { json: full, text: table(head, rows, `${nameOf(target)} has no releases yet.`) };
}
