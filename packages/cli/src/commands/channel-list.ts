import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { figuresOf, originOf, stateOf } from '../describe-release.ts';
import { when } from '../format.ts';
import { table } from '../table.ts';
import { appTarget, nameOf } from '../target.ts';

/** Lists the channels of an app with newest release and figures. */
export async function channelList(
  cli: Cli,
  input: { app: string; displayKeys: boolean; deleted: boolean },
): Promise<Answer> {
  const target = await appTarget(cli, input.app);
  const api = cli.api();
  const now = cli.outside.nowMs();
  const channels = await allPages((cursor) =>
    api.apps.listChannels({ ...target, cursor, deleted: String(input.deleted) }),
  );
  if (input.deleted) {
    const rows = channels.map((one) => [one.name, one.deletedAt ? when(one.deletedAt, now) : '', one.id]);
    return {
      json: channels,
      text: table(['Name', 'Deleted', 'Id'], rows, 'No channel waits to be restored.'),
    };
  }
  const full = await Promise.all(
    channels.map(async (channel) => {
      const at = { ...target, channel: channel.id };
      const [releases, figures] = await Promise.all([
        api.releases.list({ ...at, limit: 1 }),
        api.metrics.channel(at),
      ]);
      const newest = releases.items[0] ?? null;
      const metrics = figures.items.find((one) => one.label === newest?.label) ?? null;
      return { ...channel, newest, metrics, totalActive: figures.totalActive };
    }),
  );
  const rows = full.map(({ name, deploymentKey, newest, metrics, totalActive }) => [
    name,
    ...(input.displayKeys ? [deploymentKey] : []),
    newest
      ? `${newest.label} for ${newest.appVersion}, ${when(newest.createdAt, now)}${originOf(newest)}`
      : 'no releases yet',
    newest ? stateOf(newest) : '',
    newest ? figuresOf(metrics ?? undefined, totalActive) : '',
  ]);
  const head = [
    'Name',
    ...(input.displayKeys ? ['Deployment key'] : []),
    'Newest release',
    'State',
    'Devices',
  ];
  return { json: full, text: table(head, rows, `${nameOf(target)} has no channels.`) };
}
