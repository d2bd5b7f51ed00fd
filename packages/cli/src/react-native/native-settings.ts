import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './find-project.ts';
import { findInfoPlist } from './ios-files.ts';
import { readPlist, setPlistTexts } from './plist-file.ts';
import { EMPTY_RESOURCES, readStringResource, setStringResources } from './strings-xml.ts';

/** What the SDK reads from the binary, and the file it stands in. */
export interface NativeSettings {
  platform: 'ios' | 'android';
  file: string;
  serverUrl: string | null;
  deploymentKey: string | null;
  publicKey: string | null;
}

/** A file and its text before and after. */
export interface Edit {
  file: string;
  before: string;
  after: string;
}

/** The settings of each platform that the project has. */
export async function readNativeSettings(project: Project): Promise<NativeSettings[]> {
  const ios = await findInfoPlist(project);
  const android = stringsFile(project);
  return [...(ios ? [iosSettings(ios)] : []), ...(android ? [androidSettings(android)] : [])];
}

/** The edit that gives a platform its server and key; `before` equals `after` when they are there. */
export function editNativeSettings(
  at: Pick<NativeSettings, 'platform' | 'file'>,
  values: { serverUrl: string; deploymentKey: string },
): Edit {
  const there = existsSync(at.file);
  const before = there ? readFileSync(at.file, 'utf8') : '';
  const { serverUrl, deploymentKey } = values;
  const after =
    at.platform === 'ios'
      ? setPlistTexts(before, { CodePushServerURL: serverUrl, CodePushDeploymentKey: deploymentKey })
      : setStringResources(there ? before : EMPTY_RESOURCES, {
          CodePushServerUrl: serverUrl,
          CodePushDeploymentKey: deploymentKey,
        });
  return { file: at.file, before, after };
}

function stringsFile(project: Project): string | null {
  const main = join(project.root, 'android', 'app', 'src', 'main');
  return existsSync(main) ? join(main, 'res', 'values', 'strings.xml') : null;
}

function iosSettings(file: string): NativeSettings {
  const plist = readPlist(file);
  const text = (key: string): string | null => (typeof plist[key] === 'string' ? plist[key] : null);
  return {
    platform: 'ios',
    file,
    serverUrl: text('CodePushServerURL'),
    deploymentKey: text('CodePushDeploymentKey'),
    publicKey: text('CodePushPublicKey'),
  };
}

function androidSettings(file: string): NativeSettings {
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return {
    platform: 'android',
    file,
    serverUrl: readStringResource(source, 'CodePushServerUrl'),
    deploymentKey: readStringResource(source, 'CodePushDeploymentKey'),
    publicKey: readStringResource(source, 'CodePushPublicKey'),
  };
}
