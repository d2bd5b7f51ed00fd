import { publicUrl } from './session.tsx';

/**
 * Commands to copy, from the log-in on, for those who have not yet used the command line here.
 *
 * @example commandLine(`app add shop-ios --org ${org}`); // 'codepushgo login https://…\ncodepushgo app add …'
 */
export function commandLine(...commands: string[]): string {
  return [`login ${publicUrl}`, ...commands].map((command) => `codepushgo ${command}`).join('\n');
}

/** An argument as a shell takes it: in quotes where it holds more than plain letters. */
export function shellWord(text: string): string {
  return /^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
