import type { Release } from '@codepushgo/contract';
import { client } from '../../app/api.ts';
import { randomKey } from '../../app/random-key.ts';
import type { PreparedPackage, Sendable } from './package-shapes.ts';
import { persist } from './persist.ts';
import { sendUpload, type UploadProgress } from './send-upload.ts';
import { uploadMemory } from './upload-memory.ts';

/** What a release is made with besides its package. */
export interface ReleaseValues {
  appVersion: string;
  description: string;
  isMandatory: boolean;
  isDisabled: boolean;
  /** In percent. */
  rollout: number;
  commit: string;
}

/** Where a release goes and how its way there is followed. */
export interface Publication {
  at: { org: string; app: string; channel: string };
  prepared: PreparedPackage;
  /** Kept with the release; devices never get it. */
  sourceMap: Sendable | undefined;
  values: ReleaseValues;
  signal: AbortSignal;
  onProgress: (progress: UploadProgress) => void;
  /** All bytes are there; the server reads them and makes the release. */
  onReleasing: () => void;
}

/** Sends a package and releases it. A lost answer is asked for again, so that nothing is released twice. */
export async function publish(publication: Publication): Promise<Release> {
  const { at, prepared, sourceMap, values, signal, onProgress, onReleasing } = publication;
  const { org, app } = at;
  const upload = await sendUpload({ org, app, purpose: 'package', file: prepared, signal, onProgress });
  const onMapProgress = ({ sentBytes, isWaiting }: UploadProgress): void =>
    onProgress({ sentBytes: prepared.sizeBytes + sentBytes, isWaiting });
  const map = { org, app, purpose: 'source-map', signal, onProgress: onMapProgress } as const;
  const sourceMapUpload = sourceMap && (await sendUpload({ ...map, file: sourceMap }));
  onReleasing();
  const { rollout, commit, ...rest } = values;
  const input = {
    ...at,
    ...rest,
    appVersion: values.appVersion.trim(),
    upload,
    packageHash: prepared.hash,
    ...(sourceMapUpload && { sourceMapUpload }),
    ...(rollout < 100 && { rollout }),
    ...(commit.trim() && { commit: commit.trim() }),
  };
  const context = { idempotencyKey: randomKey() };
  const wait = (isWaiting: boolean): void => onProgress({ sentBytes: prepared.sizeBytes, isWaiting });
  const release = await persist(() => client.releases.create(input, { signal, context }), signal, wait);
  uploadMemory({ org, app, purpose: 'package', sha256: prepared.sha256 }).forget();
  if (sourceMap) uploadMemory({ ...map, sha256: sourceMap.sha256 }).forget();
  return release;
}
