/** A file that somebody picked, with its path in the package. */
export interface PickedFile {
  path: string;
  file: File;
}

/** Tells how far reading or packing has come. */
export type Report = (progress: { doneBytes: number; totalBytes: number }) => void;

/** What is in a package. */
export interface Contents {
  /** The SHA-256 of each file by its path. */
  hashes: Map<string, string>;
  unpackedSizeBytes: number;
  /** The text of the release signature; null where there is none. */
  signature: string | null;
}

/** A file ready to be sent. */
export interface Sendable {
  blob: Blob;
  /** What it is called on its way. */
  fileName: string;
  /** Of the bytes that are sent. */
  sha256: string;
  sizeBytes: number;
}

/** A package ready to be sent. */
export interface PreparedPackage extends Sendable {
  kind: 'zip' | 'file';
  /** The package hash, 64 lower-case hex digits. */
  hash: string;
  unpackedSizeBytes: number;
  fileCount: number;
  isSigned: boolean;
}
