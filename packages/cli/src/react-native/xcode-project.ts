import xcode, { type PbxprojObjects } from 'xcode';
import { CliError } from '../errors.ts';

/** Which target and configuration to read. */
export interface XcodeOptions {
  xcodeTargetName?: string | undefined;
  buildConfigurationName?: string | undefined;
}

type Row = Record<string, unknown>;

/**
 * A build setting of the app as Xcode would resolve it: of the target, else of the project.
 *
 * @throws CliError when the project, target or configuration cannot be read
 */
export function readBuildSetting(file: string, name: string, options: XcodeOptions): string | undefined {
  const objects = readObjects(file);
  const target = findTarget(objects, file, options.xcodeTargetName);
  const project = rows(objects, 'PBXProject')[0];
  const wanted = options.buildConfigurationName ?? 'Release';
  const scopes = [target, project].map((owner) => settingsOf(objects, owner, wanted));
  if (options.buildConfigurationName && scopes.every((scope) => scope === undefined)) {
    throw new CliError(
      'failed',
      `${file} has no build configuration ${wanted}. Check --build-configuration-name.`,
    );
  }
  return resolveSetting(
    name,
    scopes.filter((scope) => scope !== undefined),
    0,
  );
}

function readObjects(file: string): PbxprojObjects {
  try {
    return xcode.project(file).parseSync().hash.project.objects;
  } catch (cause) {
    throw new CliError(
      'failed',
      `${file} cannot be read as an Xcode project. Give the version with --target-binary-version.`,
      { cause },
    );
  }
}

function rows(objects: PbxprojObjects, section: string): Row[] {
  return Object.values(objects[section] ?? {}).filter((row): row is Row => typeof row === 'object');
}

function unquoted(value: unknown): string {
  return String(value ?? '').replace(/^"(.*)"$/s, '$1');
}

function findTarget(objects: PbxprojObjects, file: string, name: string | undefined): Row | undefined {
  const targets = rows(objects, 'PBXNativeTarget');
  if (name === undefined) {
    return targets.find((row) => unquoted(row['productType']) === 'com.apple.product-type.application');
  }
  const target = targets.find((row) => unquoted(row['name']) === name);
  if (target) return target;
  const names = targets.map((row) => unquoted(row['name'])).join(', ');
  throw new CliError('failed', `${file} has no target ${name}, but ${names}. Check --xcode-target-name.`);
}

function settingsOf(objects: PbxprojObjects, owner: Row | undefined, configuration: string): Row | undefined {
  const lists = objects['XCConfigurationList'] ?? {};
  const list = lists[String(owner?.['buildConfigurationList'] ?? '')];
  if (typeof list !== 'object') return undefined;
  const ids = (list['buildConfigurations'] as { value: string }[]).map((one) => one.value);
  const all = ids
    .map((id) => objects['XCBuildConfiguration']?.[id])
    .filter((row): row is Row => typeof row === 'object');
  return all.find((row) => unquoted(row['name']) === configuration)?.['buildSettings'] as Row | undefined;
}

function resolveSetting(name: string, scopes: Row[], depth: number): string | undefined {
  const found = scopes.find((scope) => scope[name] !== undefined)?.[name];
  if (found === undefined || depth > 10) return undefined;
  return unquoted(found).replace(
    /\$[({](\w+)[)}]/g,
    (whole, inner: string) => resolveSetting(inner, scopes, depth + 1) ?? whole,
  );
}
