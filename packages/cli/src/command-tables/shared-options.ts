import { arg, flag, text, value, withFallback, yesNo } from '../command.ts';
import { parsePercent, parseRange } from '../parse-values.ts';

/** Arguments and options that several commands take. */

export const appArg = arg('The app: its name, or organisation/name');
export const channelArg = arg('The channel, for instance Staging');
const channelOption = withFallback<string>(
  text('-d, --channel <name>', 'The channel to release to', ['deployment-name']),
  'Staging',
);
export const labelOption = text(
  '-l, --label <label>',
  'The release, for instance v3; the newest unless given',
);

/** What a new release is given. */
export const newReleaseOptions = {
  channel: channelOption,
  description: text('--description <text>', 'What changed, shown to whoever asks', ['des']),
  disabled: flag('-x, --disabled', 'Do not offer the release to devices yet'),
  mandatory: flag('-m, --mandatory', 'Devices install the release at once'),
  rollout: value('-r, --rollout <percent>', 'The share of devices that get it, 1 to 100', parsePercent),
  skipDuplicate: flag(
    '--skip-duplicate',
    'Only warn when devices already get these contents; the exit code is 0',
    ['no-duplicate-release-error'],
  ),
  privateKeyPath: text('-k, --private-key-path <file>', 'Sign the release with this RSA private key (PEM)'),
  commit: text('--commit <hash>', 'The commit that the release was made from'),
  dryRun: flag('--dry-run', 'Say what the release would meet and what devices would fetch; release nothing'),
};

/** What may be changed of a release. */
export const changeOptions = {
  label: labelOption,
  description: text('--description <text>', 'New description', ['des']),
  disabled: yesNo('-x, --disabled', 'Stop offering the release; --no-disabled offers it'),
  mandatory: yesNo('-m, --mandatory', 'Devices install it at once; --no-mandatory takes that back'),
  rollout: value('-r, --rollout <percent>', 'The share of devices that get it, 1 to 100', parsePercent),
  targetBinaryVersion: value(
    '-t, --target-binary-version <range>',
    'Native versions that the release is for',
    parseRange,
  ),
};
