import type { CommandSpec } from './command.ts';
import { accountCommands } from './command-tables/account.ts';
import { appCommands } from './command-tables/app.ts';
import { channelCommands } from './command-tables/channel.ts';
import { deviceCommands } from './command-tables/device.ts';
import { folderCommands } from './command-tables/folder.ts';
import { organisationCommands } from './command-tables/organisation.ts';
import { releaseCommands } from './command-tables/release.ts';
import { ticketCommands } from './command-tables/ticket.ts';

/** The first words of commands of two words, with what is below them. */
export const groups: Record<string, string> = {
  session: 'Where you are logged in',
  'access-key': 'Access keys for automation',
  organisation: 'Organisations',
  project: 'Projects',
  app: 'Apps',
  collaborator: 'Who works on an app',
  channel: 'Channels of an app (CodePush calls them deployments)',
  ticket: 'Requests for help, and their answers',
};

/**
 * Every command. The parser, the help and the reference are made from this table; a command's code is loaded when
 * it is called.
 */
export const commands: CommandSpec[] = [
  ...accountCommands,
  ...folderCommands,
  ...releaseCommands,
  ...deviceCommands,
  ...appCommands,
  ...channelCommands,
  ...organisationCommands,
  ...ticketCommands,
];
