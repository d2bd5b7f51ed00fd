/**
 * The files of a package: path (`/` between its parts) to the SHA-256 of the contents, 64 lower-case hex digits.
 * The release signature is in it; folders and {@link isIgnoredPath | ignored files} are not.
 *
 * Read it with `Object.entries`: a file may be called `constructor`.
 */
export type Manifest = Readonly<Record<string, string>>;

/**
 * The path as manifests spell it: every `\` becomes `/`.
 *
 * @example
 * ```ts
 * normalisePath("CodePush\\main.jsbundle"); // "CodePush/main.jsbundle"
 * ```
 */
export function normalisePath(path: string): string {
  return path.replaceAll('\\', '/');
}

/**
 * Whether a file is no part of an update: what macOS leaves behind in archives and folders, that is everything
 * below a top-level `__MACOSX/`, and `.DS_Store` at any depth. Devices leave out the same files.
 *
 * @param path - normalised by {@link normalisePath}
 * @example
 * ```ts
 * isIgnoredPath("__MACOSX/._main.jsbundle"); // true
 * isIgnoredPath("CodePush/__MACOSX/y"); // false
 * ```
 */
export function isIgnoredPath(path: string): boolean {
  return path.startsWith('__MACOSX/') || path === '.DS_Store' || path.endsWith('/.DS_Store');
}

/** Orders text by UTF-16 code units, in every locale alike. */
export function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
