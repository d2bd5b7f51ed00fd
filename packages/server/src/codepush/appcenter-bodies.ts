import { refuseFaults, WireRefusal } from './wire-refusal.ts';
import { packageInfoFaults, toPackageInfo, type PackageInfo } from './wire-validation.ts';

/** Our member, by the name that the App Center surface gives it. */
type Names = Record<string, keyof PackageInfo>;

const MODIFICATION: Names = {
  target_binary_range: 'appVersion',
  description: 'description',
  label: 'label',
  is_disabled: 'isDisabled',
  is_mandatory: 'isMandatory',
  rollout: 'rollout',
};
const NEW_RELEASE: Names = {
  target_binary_version: 'appVersion',
  description: 'description',
  disabled: 'isDisabled',
  mandatory: 'isMandatory',
  rollout: 'rollout',
};

/** The checked body of a change or promotion. */
export function readModification(body: Record<string, unknown>): PackageInfo {
  return readInfo(body, MODIFICATION, 'change');
}

/** The checked body of a new release: what it says of itself, and the token of its upload. */
export function readNewRelease(
  body: Record<string, unknown>,
): PackageInfo & { appVersion: string; token: unknown } {
  const upload = body.release_upload;
  if (typeof upload !== 'object' || upload === null) {
    throw new WireRefusal(400, 'A deployment package must include a file.');
  }
  const info = readInfo(body, NEW_RELEASE, 'release');
  return { ...info, appVersion: info.appVersion ?? '', token: 'token' in upload ? upload.token : undefined };
}

function readInfo(body: Record<string, unknown>, names: Names, use: 'release' | 'change'): PackageInfo {
  const info = Object.fromEntries(Object.entries(names).map(([theirs, ours]) => [ours, body[theirs]]));
  const theirName = new Map(Object.entries(names).map(([theirs, ours]) => [ours as string, theirs]));
  const faults = packageInfoFaults(info, use);
  refuseFaults(faults.map((fault) => ({ ...fault, field: theirName.get(fault.field) ?? fault.field })));
  return toPackageInfo(info);
}
