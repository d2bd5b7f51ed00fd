import { arg, command, flag, list, text, value, yesNo, type CommandSpec } from '../command.ts';
import { parsePercent, parseRange, parseWhole, parseWord } from '../parse-values.ts';
import { appArg, changeOptions, channelArg, labelOption, newReleaseOptions } from './shared-options.ts';

const historyRow = {
  summary: 'Show the releases of a channel with their figures',
  args: { app: appArg, channel: channelArg },
  options: {
    displayAuthor: flag('-a, --display-author', 'Show who released'),
    limit: value('--limit <number>', 'How many, newest first; 50 unless given', parseWhole(1, 1000)),
  },
  load: async () => (await import('../commands/history.ts')).history,
};

/** Making releases and steering them. */
export const releaseCommands: CommandSpec[] = [
  command({
    name: 'release',
    summary: 'Release a folder, a zip or a file',
    details: 'An upload that broke off goes on where it was when the same command runs again.',
    examples: ['codepushgo release shop-ios ./build/CodePush "1.2.x" -d Production --rollout 10%'],
    args: {
      app: appArg,
      path: arg('Folder, zip archive or bundle file'),
      targetBinaryVersion: arg('Native versions that it is for: 1.2.3, 1.2.x, ^1.2', parseRange),
    },
    options: {
      ...newReleaseOptions,
      sourceMap: text('--source-map <file>', 'Keep this source map with the release; devices never get it'),
    },
    load: async () => (await import('../commands/release.ts')).release,
  }),
  command({
    name: 'release-react',
    summary: 'Bundle a React Native project with Metro and Hermes, and release it',
    details: 'Runs in the folder of the project. The native version is read from the project unless given.',
    examples: ['codepushgo release-react shop-ios ios -d Production --mandatory'],
    args: {
      app: appArg,
      platform: arg('ios, android or windows', parseWord('ios', 'android', 'windows')),
    },
    options: {
      ...newReleaseOptions,
      targetBinaryVersion: value(
        '-t, --target-binary-version <range>',
        'Native versions that it is for; read from the project unless given',
        parseRange,
      ),
      bundleName: text('-b, --bundle-name <name>', 'Name of the bundle file'),
      development: flag('--development', 'Make a development bundle', ['dev']),
      entryFile: text('-e, --entry-file <file>', 'Entry file; index.<platform>.js or index.js unless given'),
      gradleFile: text('-g, --gradle-file <file>', 'The build.gradle that holds the version'),
      plistFile: text('-p, --plist-file <file>', 'The Info.plist that holds the version'),
      plistFilePrefix: text('--plist-file-prefix <prefix>', 'Prefix of the name of the Info.plist', ['pre']),
      sourcemapOutput: text('-s, --sourcemap-output <file>', 'Write the source map here as well'),
      uploadSourceMap: yesNo(
        '--upload-source-map',
        'Keep the source map with the release; --no-upload-source-map does not',
      ),
      outputDir: text('-o, --output-dir <folder>', 'Leave the bundle and assets here'),
      useHermes: yesNo('-h, --use-hermes', 'Compile with Hermes; as the project does unless given'),
      podFile: text('--pod-file <file>', 'The Podfile that says whether Hermes is on', ['pod']),
      extraHermesFlags: list('--extra-hermes-flags <flag>', 'Further flag for the Hermes compiler', ['hf']),
      extraBundlerOptions: list('--extra-bundler-option <option>', 'Further option for Metro'),
      xcodeProjectFile: text('--xcode-project-file <file>', 'The project.pbxproj that holds the version', [
        'xp',
      ]),
      xcodeTargetName: text('--xcode-target-name <name>', 'Its target', ['xt']),
      buildConfigurationName: text('-c, --build-configuration-name <name>', 'Its build configuration'),
    },
    load: async () => (await import('../commands/release-react.ts')).releaseReact,
  }),
  command({
    name: 'promote',
    summary: 'Release the same package on another channel',
    args: { app: appArg, source: arg('The channel it is on'), destination: arg('The channel it goes to') },
    options: {
      ...changeOptions,
      skipDuplicate: newReleaseOptions.skipDuplicate,
    },
    load: async () => (await import('../commands/promote.ts')).promote,
  }),
  command({
    name: 'rollback',
    summary: 'Make an earlier release current again, as a new label',
    args: { app: appArg, channel: channelArg },
    options: {
      targetRelease: text(
        '-r, --target-release <label>',
        'The release to go back to; the one before unless given',
      ),
    },
    load: async () => (await import('../commands/rollback.ts')).rollback,
  }),
  command({
    name: 'rollout',
    summary: 'Raise the share of devices that get a release',
    examples: ['codepushgo rollout shop-ios Production 50%', 'codepushgo rollout halt shop-ios Production'],
    args: { app: appArg, channel: channelArg, percent: arg('The new share, 1 to 100', parsePercent) },
    options: { label: labelOption },
    load: async () => (await import('../commands/rollout.ts')).rollout,
  }),
  command({
    name: 'rollout halt',
    summary: 'Stop offering a release; devices on it stay there',
    args: { app: appArg, channel: channelArg },
    options: { label: labelOption, reason: text('--reason <text>', 'Why, for those who come after') },
    load: async () => (await import('../commands/rollout-halt.ts')).rolloutHalt,
  }),
  command({
    name: 'rollout resume',
    summary: 'Offer a halted release again',
    args: { app: appArg, channel: channelArg },
    options: { label: labelOption },
    load: async () => (await import('../commands/rollout-resume.ts')).rolloutResume,
  }),
  command({
    name: 'patch',
    summary: 'Change a release: description, range, mandatory, disabled, rollout',
    examples: ['codepushgo patch shop-ios Production --label v3 --no-mandatory'],
    args: { app: appArg, channel: channelArg },
    options: changeOptions,
    load: async () => (await import('../commands/patch.ts')).patch,
  }),
  command({ ...historyRow, name: 'history' }),
  command({ ...historyRow, name: 'channel history', aliases: ['h'] }),
];
