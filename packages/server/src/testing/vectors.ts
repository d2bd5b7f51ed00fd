import { readFileSync } from 'node:fs';
import type { HistoryEntry } from '#releases';

/** A release as the recorded checks describe it. */
export interface VectorRelease {
  label: string;
  appVersion: string;
  packageHash: string;
  isDisabled: boolean;
  isMandatory: boolean;
  rollout: number | null;
  description: string;
  size: number;
  blobUrl: string;
  diffPackageMap?: Record<string, { size: number; url: string }>;
}

/** The fields of an answer, as the current route spells them. */
export interface UpdateInfo {
  download_url: string;
  description: string;
  is_available: boolean;
  is_mandatory: boolean;
  app_version: string;
  package_hash: string;
  label: string;
  package_size: number;
  update_app_version: boolean;
  should_run_binary_version: boolean;
  target_binary_range: string;
}

/** A history with checks and their exact answers. */
export interface VectorCase {
  name: string;
  history: VectorRelease[];
  checks: { query: Record<string, string>; status: number; update_info: UpdateInfo }[];
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));

/** 499 recorded update checks over 20 histories. */
export function updateCheckVectors(): VectorCase[] {
  return (read('update-check') as { cases: VectorCase[] }).cases;
}

/** Recorded places of clients in rollouts. */
export function rolloutVectors(): {
  client_unique_id: string;
  label: string;
  hash: number;
  bucket: number;
}[] {
  return (
    read('rollout') as { rows: { client_unique_id: string; label: string; hash: number; bucket: number }[] }
  ).rows;
}

/** The recorded history as the decision takes it; addresses of files stand in for their contents. */
export function historyOf({ history }: VectorCase): HistoryEntry[] {
  return history.map((release, index) => ({
    id: `rel_${index}`,
    label: release.label,
    number: Number(release.label.slice(1)),
    appVersion: release.appVersion,
    packageHash: release.packageHash,
    isDisabled: release.isDisabled,
    isHalted: false,
    isMandatory: release.isMandatory,
    rollout: release.rollout,
    blob: release.blobUrl,
    sizeBytes: release.size,
    description: release.description,
    diffs: new Map(
      Object.entries(release.diffPackageMap ?? {}).map(([hash, { size, url }]) => [
        hash,
        { blob: url, sizeBytes: size },
      ]),
    ),
  }));
}
