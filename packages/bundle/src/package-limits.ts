/** What a package may measure. Sizes in bytes. */
export interface PackageLimits {
  /** Bytes of the upload itself, a zip archive or a single file. */
  readonly maxSizeBytes: number;
  /** Bytes of all files after unpacking, counted while they are inflated. */
  readonly maxUnpackedBytes: number;
  /** Files in the archive; those that the hash ignores count too, folders do not. */
  readonly maxFiles: number;
}

/** The limits in force when nothing else is asked for: 200 MiB zipped, 1 GiB unpacked, 50,000 files. */
export const PACKAGE_LIMITS: PackageLimits = {
  maxSizeBytes: 200 * 1024 * 1024,
  maxUnpackedBytes: 1024 * 1024 * 1024,
  maxFiles: 50_000,
};
