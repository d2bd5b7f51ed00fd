import vectors from '../fixtures/package-hash.json' with { type: 'json' };

interface PackageVector {
  readonly files: Readonly<Record<string, string>>;
  readonly manifest: Readonly<Record<string, string>>;
  readonly packageHash: string;
}

/** Archives whose hashes are known from the wire protocol. */
export const KNOWN_ZIPS = vectors.zips as unknown as readonly PackageVector[];

/** A package that is a single file. */
export const KNOWN_FILE: { readonly contents: string; readonly packageHash: string } = vectors.flatFile;
