import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { packageOf, type Project } from '../react-native/find-project.ts';
import { findHermes } from '../react-native/find-hermes.ts';
import { isHermesOn } from '../react-native/is-hermes-on.ts';
import { readNativeVersion } from '../react-native/read-native-version.ts';
import { broken, ok, skipped, warning, type Check } from './check.ts';
import { findReadinessCall } from './find-readiness-call.ts';
import { sdksOf } from './sdk-packages.ts';

/** Looks at the JavaScript side: React Native, the SDK, its readiness call, the tools to bundle with. */
export async function checkProject(project: Project): Promise<Check[]> {
  return [
    project.isInstalled
      ? ok('react-native', `react-native ${project.reactNative} in ${project.root}`)
      : broken(
          'react-native',
          `react-native ${project.reactNative} is declared but not installed`,
          "Install the project's packages.",
        ),
    ...(await checkSdk(project)),
    checkBundler(project),
    ...checkHermes(project),
  ];
}

async function checkSdk(project: Project): Promise<Check[]> {
  const [sdk, ...more] = sdksOf(project);
  if (!sdk) {
    return [
      broken(
        'sdk',
        'No CodePush SDK is among the dependencies',
        'Run npm install @code-push-next/react-native-code-push and follow its native setup.',
      ),
      skipped('readiness-call', 'Needs the SDK'),
    ];
  }
  const version = packageOf(project.root, sdk)?.version;
  const found =
    more.length > 0
      ? broken(
          'sdk',
          `Several SDKs are among the dependencies: ${[sdk, ...more].join(', ')}`,
          'Keep one; they clash in the binary.',
        )
      : version
        ? ok('sdk', `${sdk} ${version}`)
        : broken('sdk', `${sdk} is declared but not installed`, "Install the project's packages.");
  const call = await findReadinessCall(project.root, sdk);
  const readiness = call
    ? ok('readiness-call', `${call.call} in ${call.file}`)
    : broken(
        'readiness-call',
        `No file that imports ${sdk} calls notifyAppReady() or sync(), or wraps the app`,
        'Call notifyAppReady() once the app has started, or wrap the root component with codePush(...). Without it every update is taken back at the next start.',
      );
  return [found, readiness];
}

function checkBundler(project: Project): Check {
  const cli = packageOf(project.root, '@react-native-community/cli');
  if (cli) return ok('bundler', `@react-native-community/cli ${cli.version}`);
  const own = packageOf(project.root, 'react-native');
  if (own && existsSync(join(own.folder, 'local-cli'))) return ok('bundler', 'the one inside react-native');
  return warning(
    'bundler',
    '@react-native-community/cli is not installed',
    '`codepushgo release-react` needs it: npm install --save-dev @react-native-community/cli.',
  );
}

function checkHermes(project: Project): Check[] {
  const on = (['ios', 'android'] as const).filter(
    (platform) => existsSync(join(project.root, platform)) && isHermesOn(project, platform, {}),
  );
  if (on.length === 0) return [skipped('hermes', 'The app does not run Hermes')];
  try {
    return [ok('hermes', `on for ${on.join(' and ')}, compiler ${findHermes(project)}`)];
  } catch (error) {
    return [
      warning(
        'hermes',
        `on for ${on.join(' and ')}, but no compiler for this machine`,
        (error as Error).message,
      ),
    ];
  }
}

/** Looks at what is needed of the native code for updates to be loaded at all. */
export async function checkNative(project: Project, platform: 'ios' | 'android'): Promise<Check[]> {
  const version = await readNativeVersion(project, platform, {}).then(
    (found) => ok(`${platform}-version`, `native version ${found}`),
    (error: Error) => warning(`${platform}-version`, 'The native version cannot be read', error.message),
  );
  return [version, await checkWiring(project, platform)];
}

const WIRING = {
  ios: {
    files: 'ios/*/AppDelegate.{m,mm,swift}',
    sign: /CodePush/,
    what: 'AppDelegate loads its bundle through CodePush',
    fix: 'Return CodePush.bundleURL() from bundleURL in AppDelegate.',
  },
  android: {
    files: 'android/app/src/main/**/MainApplication.{java,kt}',
    sign: /CodePush/,
    what: 'MainApplication loads its bundle through CodePush',
    fix: 'Override getJSBundleFile in MainApplication to return CodePush.getJSBundleFile().',
  },
};

async function checkWiring(project: Project, platform: 'ios' | 'android'): Promise<Check> {
  const { files, sign, what, fix } = WIRING[platform];
  const id = `${platform}-wiring`;
  for await (const file of glob(files, { cwd: project.root })) {
    const uses = sign.test(readFileSync(join(project.root, file), 'utf8'));
    return uses ? ok(id, what) : broken(id, `${file} does not mention CodePush`, fix);
  }
  return skipped(id, `No ${files} to look at`);
}
