/** Why a package is not worth sending: the server would refuse it, or devices could not use it. */
export type RefusalCode =
  | 'empty'
  | 'store-app'
  | 'source-map'
  | 'unsafe-path'
  | 'reserved-path'
  | 'duplicate-path'
  | 'special-entry'
  | 'encrypted'
  | 'unsupported'
  | 'broken'
  | 'too-many-files'
  | 'too-large-unpacked'
  | 'stale-signature';

/** The error of a package that is refused here already; the page words it. */
export class PackageRefusal extends Error {
  readonly code: RefusalCode;
  /** The path or file it is about. */
  readonly path: string;

  constructor(code: RefusalCode, path = '') {
    super(code);
    this.name = 'PackageRefusal';
    this.code = code;
    this.path = path;
  }
}
