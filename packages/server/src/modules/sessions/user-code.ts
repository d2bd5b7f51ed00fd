import { newPlainCode } from '../../platform/secrets.ts';

const LENGTH = 10;

/** The code that a person compares and types, without its hyphen: 45 bits, guarded by attempt limits. */
export function newUserCode(): string {
  return newPlainCode(LENGTH);
}

/** A user code as people read it: `ACDEF-GHJKM`. */
export function showUserCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** What somebody typed, as the code was made; upper case, without hyphens and blanks. */
export function readUserCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 50);
}
