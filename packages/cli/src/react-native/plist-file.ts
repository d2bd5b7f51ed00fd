import { readFileSync } from 'node:fs';
import { parse } from 'plist';
import { CliError } from '../errors.ts';

/**
 * Reads a property list, XML or binary.
 *
 * @throws CliError when it is damaged
 */
export function readPlist(file: string): Record<string, unknown> {
  const data = readFileSync(file);
  try {
    const binary = data.subarray(0, 6).toString('latin1') === 'bplist';
    const value: unknown = parse(binary ? new Uint8Array(data) : data.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new CliError('failed', `${file} is not a valid property list. Open it in Xcode and mend it.`, {
      cause,
    });
  }
  throw new CliError('failed', `${file} holds no dictionary. Open it in Xcode and mend it.`);
}

/**
 * Sets texts in the top dictionary of an XML property list. Everything else stays as it is, to the letter.
 *
 * @throws CliError when the file is not XML
 * @example
 * setPlistTexts(source, { CodePushDeploymentKey: 'abc' });
 */
export function setPlistTexts(source: string, texts: Record<string, string>): string {
  if (!source.includes('<plist')) {
    throw new CliError(
      'failed',
      'The Info.plist is binary. Turn it into XML first: plutil -convert xml1 <file>.',
    );
  }
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  return Object.entries(texts).reduce((text, [key, value]) => setText(text, key, value, eol), source);
}

function setText(source: string, key: string, value: string, eol: string): string {
  const written = `<string>${escapeXml(value)}</string>`;
  const pair = new RegExp(`(<key>${key}</key>\\s*)(?:<string>[^<]*</string>|<string\\s*/>)`);
  const hidden = blankComments(source);
  const there = pair.exec(hidden);
  if (there) {
    const start = there.index + there[1]!.length;
    return source.slice(0, start) + written + source.slice(there.index + there[0].length);
  }
  const end = hidden.lastIndexOf('</dict>');
  if (end === -1)
    throw new CliError('failed', 'The Info.plist has no dictionary. Open it in Xcode and mend it.');
  const lineStart = source.lastIndexOf('\n', end) + 1;
  const indent = /\n([ \t]+)<key>/.exec(source)?.[1] ?? '\t';
  const lines = `${indent}<key>${key}</key>${eol}${indent}${written}${eol}`;
  return source.slice(0, lineStart) + lines + source.slice(lineStart);
}

/** The same text with comments blanked out, so that positions stay. */
export function blankComments(source: string): string {
  return source.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
}

/** Text as XML holds it. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
