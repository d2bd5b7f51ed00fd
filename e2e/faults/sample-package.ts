import { createHash } from 'node:crypto';
import { packageHash } from '@codepushgo/bundle';
import { buildZip } from '@codepushgo/bundle/testing';
import { seeded } from './seeded.ts';

/** A package with what the server must make of it. */
export interface SamplePackage {
  zip: Uint8Array<ArrayBuffer>;
  /** Of the zip's bytes: the name under which it is downloaded. */
  sha256: string;
  packageHash: string;
}

const LOGO = seeded('logo').bytes(60_000);

/** A package that differs from all others by its main file, and shares a picture with them. */
export function samplePackage(name: string, mainBytes = 30_000): SamplePackage {
  const files = { 'CodePush/main.jsbundle': seeded(name).bytes(mainBytes), 'CodePush/logo.png': LOGO };
  const entries = Object.entries(files).map(([path, data]) => ({
    name: path,
    data,
    method: 'store' as const,
  }));
  const zip = new Uint8Array(buildZip(entries));
  const manifest = Object.fromEntries(Object.entries(files).map(([path, data]) => [path, sha256(data)]));
  return { zip, sha256: sha256(zip), packageHash: packageHash(manifest) };
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
