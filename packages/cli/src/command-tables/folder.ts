import { arg, command, flag, text, withFallback, type CommandSpec } from '../command.ts';
import { parseWord } from '../parse-values.ts';

const folder = text(
  '--folder <path>',
  'The React Native project; found from the current folder unless given',
);

/** Commands that work on the React Native project in the current folder. */
export const folderCommands: CommandSpec[] = [
  command({
    name: 'init',
    summary: 'Write the server and deployment keys into a React Native project',
    details:
      'Finds Info.plist and strings.xml, shows what changes and asks first. Doing it again changes nothing.',
    examples: ['codepushgo init --ios-app shop-ios --android-app shop-android'],
    options: {
      iosApp: text('--ios-app <app>', 'The app for iOS; <project>-ios unless given'),
      androidApp: text('--android-app <app>', 'The app for Android; <project>-android unless given'),
      channel: withFallback<string>(
        text('-d, --channel <name>', 'The channel whose key is written', ['deployment-name']),
        'Staging',
      ),
      create: flag('--create', 'Make apps that are not there yet'),
      folder,
      dryRun: flag('--dry-run', 'Show what would change, and change nothing'),
    },
    load: async () => (await import('../commands/init.ts')).init,
  }),
  command({
    name: 'doctor',
    summary: 'Check the project, its keys, the server and this machine',
    details: 'Exit code 1 when something is broken. The diagnostics file holds no secrets.',
    options: {
      folder,
      bundle: text('--bundle <file>', 'Write a diagnostics file, for instance for a support ticket'),
    },
    load: async () => (await import('../commands/doctor.ts')).doctor,
  }),
  command({
    name: 'open',
    summary: 'Open your account on the server in the browser',
    options: { print: flag('--print', 'Only print the address') },
    load: async () => (await import('../commands/open.ts')).open,
  }),
  command({
    name: 'debug',
    summary: 'Show what the CodePush SDK logs on a connected device or simulator',
    args: { platform: arg('android or ios', parseWord('android', 'ios')) },
    load: async () => (await import('../commands/debug.ts')).debug,
  }),
];
