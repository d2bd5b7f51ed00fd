import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { when } from '../format.ts';
import { table } from '../table.ts';
import { organisation } from '../target.ts';

/** Lists apps of the organisation with their channels, or those that can be restored. */
export async function appList(cli: Cli, input: { deleted: boolean }): Promise<Answer> {
  const org = await organisation(cli);
  const api = cli.api();
  const apps = await allPages((cursor) => api.apps.list({ org, cursor, deleted: String(input.deleted) }));
  if (input.deleted) {
    const now = cli.outside.nowMs();
    const rows = apps.map((app) => [app.name, app.deletedAt ? when(app.deletedAt, now) : '', app.id]);
    return { json: apps, text: table(['Name', 'Deleted', 'Id'], rows, 'No app waits to be restored.') };
  }
  const channels = await Promise.all(apps.map((app) => api.apps.listChannels({ org, app: app.id })));
  const full = apps.map((app, at) => ({ ...app, channels: channels[at]!.items.map((one) => one.name) }));
  const rows = full.map((app) => [app.name, app.os ?? '', app.channels.join(', '), app.role]);
  return {
    json: full,
    text: table(
      ['Name', 'Platform', 'Channels', 'Your role'],
      rows,
      `${org} has no apps yet. Run \`codepushgo app add\`.`,
    ),
  };
}
