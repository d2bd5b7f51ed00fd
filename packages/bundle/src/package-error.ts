/**
 * Why a package, a file diff, a key or a signature was refused.
 *
 * - `unreadable`: the path is not there, or is not what was expected (a file, a folder)
 * - `not-empty`: the folder to write to holds something already
 * - `empty-package`: no file in it
 * - `zip-broken`: damaged, cut off, or its headers contradict its contents
 * - `zip-unsupported`: a compression method other than stored and deflate
 * - `zip-encrypted`: protected with a password
 * - `unsafe-path`: a name that leaves the package or that devices cannot store
 * - `reserved-path`: a name that devices give a meaning of their own
 * - `duplicate-path`: two entries that want the same place
 * - `special-entry`: a symbolic link, device, socket or pipe
 * - `too-large`, `too-large-unpacked`, `too-many-files`: beyond the limits
 * - `diff-invalid`: a file diff that cannot be written or applied
 * - `key-invalid`: not an RSA key in PEM form
 * - `signature-invalid`: the signature does not vouch for the package
 */
export type PackageErrorCode =
  | 'unreadable'
  | 'not-empty'
  | 'empty-package'
  | 'zip-broken'
  | 'zip-unsupported'
  | 'zip-encrypted'
  | 'unsafe-path'
  | 'reserved-path'
  | 'duplicate-path'
  | 'special-entry'
  | 'too-large'
  | 'too-large-unpacked'
  | 'too-many-files'
  | 'diff-invalid'
  | 'key-invalid'
  | 'signature-invalid';

/**
 * The one error that this package throws for bad input. `code` is for programs, `detail`
 * (also the message) is for people: what is wrong, with figures, and how to mend it.
 *
 * @example
 * ```ts
 * try {
 *   await inspectPackage("upload.zip");
 * } catch (error) {
 *   if (error instanceof PackageError) console.error(error.code, error.detail);
 *   else throw error;
 * }
 * ```
 */
export class PackageError extends Error {
  readonly code: PackageErrorCode;
  readonly detail: string;

  constructor(code: PackageErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'PackageError';
    this.code = code;
    this.detail = detail;
  }
}
