import { arg, command, text, value, withFallback, type CommandSpec } from '../command.ts';
import { parseRange, parseWhole } from '../parse-values.ts';
import { appArg, channelArg } from './shared-options.ts';

const activeWithinDays = withFallback(
  value('--active-within-days <days>', 'Count devices seen in so many days', parseWhole(1, 365)),
  30,
);

/** What devices do. */
export const deviceCommands: CommandSpec[] = [
  command({
    name: 'metrics',
    summary: 'Show how many devices run, downloaded, installed and failed each release',
    args: { app: appArg, channel: channelArg },
    load: async () => (await import('../commands/metrics.ts')).metrics,
  }),
  command({
    name: 'audience',
    summary: 'Count the devices that a version range reaches',
    examples: ['codepushgo audience shop-ios Production "^1.2"'],
    args: { app: appArg, channel: channelArg, range: arg('A version or range', parseRange) },
    options: { activeWithinDays },
    load: async () => (await import('../commands/audience.ts')).audience,
  }),
  command({
    name: 'explain',
    summary: 'Show the last update checks of a device, and why each ended as it did',
    details: 'Without --device it tells what a device of a version would get now.',
    examples: [
      'codepushgo explain shop-ios Production --device 5F1C…',
      'codepushgo explain shop-ios Production --app-version 1.2.0',
    ],
    args: { app: appArg, channel: channelArg },
    options: {
      device: text('--device <id>', 'Id of the device, as its update checks send it'),
      appVersion: text('--app-version <version>', 'Native version to decide for'),
      label: text('-l, --label <label>', 'Release that it runs, with --app-version'),
      packageHash: text('--package-hash <hash>', 'Package that it runs, with --app-version'),
    },
    load: async () => (await import('../commands/explain.ts')).explain,
  }),
];
