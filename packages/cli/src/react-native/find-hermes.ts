import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../errors.ts';
import { packageOf, type Project } from './find-project.ts';

const FOLDERS: Record<string, string> = { darwin: 'osx-bin', linux: 'linux64-bin', win32: 'win64-bin' };

/**
 * The Hermes compiler that belongs to the project's React Native.
 *
 * @throws CliError when there is none for this machine
 */
export function findHermes(project: Project): string {
  const places = hermesPlaces(project);
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  throw new CliError(
    'failed',
    `The Hermes compiler was not found (looked for ${places.join(', ') || 'hermesc'}). Install the project's packages first, or add --no-use-hermes if the app does not run Hermes.`,
  );
}

// In the order of React Native's own history, newest first; the pods hold one that was built for this machine.
function hermesPlaces(project: Project): string[] {
  const folder = FOLDERS[process.platform] ?? 'linux64-bin';
  const program = process.platform === 'win32' ? 'hermesc.exe' : 'hermesc';
  const reactNative = packageOf(project.root, 'react-native')?.folder;
  const compiler =
    packageOf(reactNative ?? project.root, 'hermes-compiler') ?? packageOf(project.root, 'hermes-compiler');
  const engine = packageOf(project.root, 'hermes-engine');
  return [
    ...(compiler ? [join(compiler.folder, 'hermesc', folder, program)] : []),
    ...(reactNative ? [join(reactNative, 'sdks', 'hermesc', folder, program)] : []),
    ...(engine ? [join(engine.folder, folder, program)] : []),
    join(project.root, 'ios', 'Pods', 'hermes-engine', 'destroot', 'bin', program),
  ];
}
