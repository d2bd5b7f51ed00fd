import { toAppCenterPermission, toWireRole } from './wire-roles.ts';
import type { WireApp } from './wire-names.ts';
import type { WirePackage } from './wire-shapes.ts';

/** A release in the names of the App Center surface. */
export function toAppCenterRelease(release: WirePackage): Record<string, unknown> {
  return {
    label: release.label,
    target_binary_range: release.appVersion,
    description: release.description,
    is_disabled: release.isDisabled,
    is_mandatory: release.isMandatory,
    rollout: release.rollout,
    package_hash: release.packageHash,
    blob_url: release.blobUrl,
    size: release.size,
    ...(release.diffPackageMap && { diff_package_map: release.diffPackageMap }),
    ...(release.originalLabel && { original_label: release.originalLabel }),
    ...(release.originalDeployment && { original_deployment: release.originalDeployment }),
    released_by: release.releasedBy,
    release_method: release.releaseMethod,
    upload_time: release.uploadTime,
  };
}

const OS: Record<string, string> = {
  ios: 'iOS',
  android: 'Android',
  windows: 'Windows',
  macos: 'macOS',
  linux: 'Linux',
};

/** An app; its owner is the organisation, which for a personal one is the person. */
export function toAppCenterApp(app: WireApp): Record<string, unknown> {
  const { org, owner } = app;
  const isPerson = org.kind === 'personal';
  return {
    id: app.id,
    name: app.name,
    display_name: app.displayName,
    os: app.os === null ? 'Custom' : (OS[app.os.toLowerCase()] ?? app.os),
    platform: app.framework ?? 'React-Native',
    owner: {
      id: isPerson ? owner.accountId : org.id,
      name: org.slug,
      display_name: org.name,
      email: owner.email,
      type: isPerson ? 'user' : 'org',
    },
  };
}

/**
 * Somebody who works on an app. The SDKs know an Owner by a `name` that is the owner in the address that they asked,
 * and a team has no person of its name: so everybody whom the wire calls Owner bears it.
 */
export function toAppCenterUser(
  one: WireApp['collaborators'][number],
  owner: string,
): Record<string, unknown> {
  const { name, email } = one;
  const userName = toWireRole(one) === 'Owner' ? owner : one.userName;
  return { name: userName, display_name: name, email, permissions: [toAppCenterPermission(one)] };
}
