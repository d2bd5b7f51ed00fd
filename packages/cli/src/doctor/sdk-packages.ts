import type { Project } from '../react-native/find-project.ts';

const PACKAGES = [
  '@code-push-next/react-native-code-push',
  '@revopush/react-native-code-push',
  '@appzung/react-native-code-push',
  '@bravemobile/react-native-code-push',
  'react-native-code-push',
];

/** The CodePush SDKs that a project depends on. */
export function sdksOf(project: Project): string[] {
  return PACKAGES.filter((name) => name in project.dependencies);
}
