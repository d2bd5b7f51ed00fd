import { join } from 'node:path';
import { writeFileDiff, type Manifest } from '@codepushgo/bundle';
import type { DiffBase } from '@codepushgo/contract';
import type { Cli } from '../cli.ts';
import type { PreparedPackage } from './prepare-package.ts';
import type { Publication } from './publish.ts';

/** What some devices would fetch. */
export interface TransferForm {
  /** The release that they run; null for all others. */
  from: string | null;
  /** Those of the version range, whatever the rollout. */
  devices: number;
  form: 'file-diff' | 'full' | 'none';
  /** For each of them. */
  sizeBytes: number;
}

/** What the devices of the version range would fetch. */
export interface TransferForecast {
  reached: number;
  total: number;
  forms: TransferForm[];
}

// A list of files beyond this is refused; such a package is told as if all fetched the whole of it.
const LONGEST_MANIFEST = 5 * 1024 * 1024;

/** Asks who would fetch what, and makes each file diff that the server will make, to know its size. */
export async function forecastTransfer(
  cli: Cli,
  { target, appVersion }: Publication,
  ready: PreparedPackage,
  workFolder: string,
): Promise<TransferForecast> {
  const { hash: packageHash, manifest, sizeBytes } = ready.inspected;
  const isTold = manifest !== null && JSON.stringify(manifest).length <= LONGEST_MANIFEST;
  const asked = { ...target, appVersion, packageHash, ...(isTold ? { manifest } : {}) };
  const { reached, total, upToDate, bases, others } = await cli.api().releases.forecast(asked);
  const forms: TransferForm[] = [];
  for (const base of bases) {
    const diff = await diffSize(base, manifest!, ready.file, join(workFolder, 'diff.zip'));
    // The server offers none that is not smaller.
    const isSmaller = diff !== null && diff < sizeBytes;
    const form = isSmaller ? 'file-diff' : 'full';
    forms.push({
      from: base.label,
      devices: base.devices,
      form,
      sizeBytes: isSmaller ? diff : sizeBytes,
    });
  }
  forms.push({ from: null, devices: others, form: 'full', sizeBytes });
  if (upToDate > 0) forms.push({ from: null, devices: upToDate, form: 'none', sizeBytes: 0 });
  return { reached, total, forms };
}

// Of the older package no more counts than where it differs, so it need not be here.
async function diffSize(
  { changedFiles, deletedFiles }: DiffBase,
  newManifest: Manifest,
  newPackageZip: string,
  outFile: string,
): Promise<number | null> {
  const changed = new Set(changedFiles);
  const kept = Object.entries(newManifest).filter(([path]) => !changed.has(path));
  const oldManifest = Object.fromEntries([...kept, ...deletedFiles.map((path) => [path, ''])]);
  const diff = await writeFileDiff({ newPackageZip, oldManifest, newManifest, outFile });
  return diff?.sizeBytes ?? null;
}
