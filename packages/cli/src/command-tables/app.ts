import { arg, command, flag, text, value, type CommandSpec } from '../command.ts';
import { parseWord } from '../parse-values.ts';
import { appArg } from './shared-options.ts';

const email = arg('E-mail address of the account');

/** Apps and who works on them. */
export const appCommands: CommandSpec[] = [
  command({
    name: 'app add',
    summary: 'Make an app with the channels Staging and Production',
    details:
      'The platform is read off the name when it says it (shop-ios, Shop Android). Without --project the only project of the organisation is taken; the first app makes one.',
    examples: ['codepushgo app add shop-ios --os ios'],
    args: { name: arg('Name of the app, or organisation/name') },
    options: {
      os: value(
        '--os <platform>',
        'ios, android, windows or macos',
        parseWord('ios', 'android', 'windows', 'macos'),
      ),
      project: text('--project <slug>', 'The project that it belongs to'),
    },
    load: async () => (await import('../commands/app-add.ts')).appAdd,
  }),
  command({
    name: 'app list',
    aliases: ['ls'],
    summary: 'List apps',
    options: { deleted: flag('--deleted', 'List deleted apps that can be restored') },
    load: async () => (await import('../commands/app-list.ts')).appList,
  }),
  command({
    name: 'app rename',
    summary: 'Rename an app',
    args: { app: appArg, newName: arg('The new name') },
    load: async () => (await import('../commands/app-rename.ts')).appRename,
  }),
  command({
    name: 'app remove',
    aliases: ['rm'],
    summary: 'Delete an app; it can be restored for 30 days',
    args: { app: appArg },
    load: async () => (await import('../commands/app-remove.ts')).appRemove,
  }),
  command({
    name: 'app restore',
    summary: 'Restore a deleted app with its keys',
    args: { id: arg('Id of the app, from app list --deleted') },
    load: async () => (await import('../commands/app-restore.ts')).appRestore,
  }),
  command({
    name: 'app transfer',
    summary: "Move an app to another account's personal organisation",
    args: { app: appArg, email },
    load: async () => (await import('../commands/app-transfer.ts')).appTransfer,
  }),
  command({
    name: 'app set',
    summary: 'Set the key that releases must be signed with',
    examples: ['codepushgo app set shop-ios --signing-key public.pem'],
    args: { app: appArg },
    options: {
      signingKey: text(
        '--signing-key <file>',
        'RSA public key (PEM); unsigned releases are refused from then on',
      ),
      clearSigningKey: flag('--clear-signing-key', 'Accept unsigned releases again'),
    },
    load: async () => (await import('../commands/app-set.ts')).appSet,
  }),
  command({
    name: 'collaborator add',
    summary: 'Let an account work on an app as developer',
    args: { app: appArg, email },
    load: async () => (await import('../commands/collaborator-add.ts')).collaboratorAdd,
  }),
  command({
    name: 'collaborator list',
    aliases: ['ls'],
    summary: 'List who works on an app',
    args: { app: appArg },
    load: async () => (await import('../commands/collaborator-list.ts')).collaboratorList,
  }),
  command({
    name: 'collaborator remove',
    aliases: ['rm'],
    summary: 'Take an account off an app',
    args: { app: appArg, email },
    load: async () => (await import('../commands/collaborator-remove.ts')).collaboratorRemove,
  }),
];
