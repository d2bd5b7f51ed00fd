import { arg, command, flag, text, value, withFallback, type CommandSpec } from '../command.ts';
import { parseWhole } from '../parse-values.ts';
import { appArg, channelArg } from './shared-options.ts';

/** Channels of an app. */
export const channelCommands: CommandSpec[] = [
  command({
    name: 'channel add',
    summary: 'Add a channel',
    args: { app: appArg, name: arg('Name of the channel') },
    options: { key: text('-k, --key <key>', 'A deployment key of your own; one is made unless given') },
    load: async () => (await import('../commands/channel-add.ts')).channelAdd,
  }),
  command({
    name: 'channel list',
    aliases: ['ls'],
    summary: 'List the channels of an app with their newest release',
    args: { app: appArg },
    options: {
      displayKeys: flag('-k, --display-keys', 'Show the deployment keys'),
      deleted: flag('--deleted', 'List deleted channels that can be restored'),
    },
    load: async () => (await import('../commands/channel-list.ts')).channelList,
  }),
  command({
    name: 'channel rename',
    summary: 'Rename a channel; its key stays',
    args: { app: appArg, channel: channelArg, newName: arg('The new name') },
    load: async () => (await import('../commands/channel-rename.ts')).channelRename,
  }),
  command({
    name: 'channel move',
    summary: 'Move a channel in the order',
    args: {
      app: appArg,
      channel: channelArg,
      position: arg('Its new place, 1 is the first', parseWhole(1, 100)),
    },
    load: async () => (await import('../commands/channel-move.ts')).channelMove,
  }),
  command({
    name: 'channel remove',
    aliases: ['rm'],
    summary: 'Delete a channel; it can be restored for 30 days',
    args: { app: appArg, channel: channelArg },
    load: async () => (await import('../commands/channel-remove.ts')).channelRemove,
  }),
  command({
    name: 'channel restore',
    summary: 'Restore a deleted channel with its key',
    args: { app: appArg, id: arg('Id of the channel, from channel list --deleted') },
    load: async () => (await import('../commands/channel-restore.ts')).channelRestore,
  }),
  command({
    name: 'channel keys',
    summary: 'Show the deployment keys of a channel and how many devices use each',
    args: { app: appArg, channel: channelArg },
    load: async () => (await import('../commands/channel-keys.ts')).channelKeys,
  }),
  command({
    name: 'channel rotate-key',
    summary: 'Make a new deployment key; the old one works until the overlap ends',
    args: { app: appArg, channel: channelArg },
    options: {
      overlapDays: withFallback(
        value('--overlap-days <days>', 'How long the old key still works', parseWhole(0, 3650)),
        90,
      ),
    },
    load: async () => (await import('../commands/channel-rotate-key.ts')).channelRotateKey,
  }),
  command({
    name: 'channel clear',
    summary: 'Empty a channel: its releases and figures go, numbering starts at v1',
    args: { app: appArg, channel: channelArg },
    load: async () => (await import('../commands/channel-clear.ts')).channelClear,
  }),
];
