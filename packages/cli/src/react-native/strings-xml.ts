import { CliError } from '../errors.ts';
import { blankComments, escapeXml } from './plist-file.ts';

/** The text of a string resource; null when it is not there. */
export function readStringResource(source: string, name: string): string | null {
  const found = pattern(name).exec(blankComments(source));
  return found ? unescapeXml(found[2] ?? '').trim() : null;
}

/**
 * Sets string resources in a `strings.xml`. Everything else stays as it is, to the letter.
 *
 * @throws CliError when it is not a resource file
 */
export function setStringResources(source: string, texts: Record<string, string>): string {
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  return Object.entries(texts).reduce((text, [name, value]) => setOne(text, name, value, eol), source);
}

/** A resource file to begin with. */
export const EMPTY_RESOURCES = '<?xml version="1.0" encoding="utf-8"?>\n<resources>\n</resources>\n';

function setOne(source: string, name: string, value: string, eol: string): string {
  const hidden = blankComments(source);
  const there = pattern(name).exec(hidden);
  if (there) {
    const start = there.index + there[1]!.length;
    return source.slice(0, start) + escapeXml(value) + source.slice(start + there[2]!.length);
  }
  const end = hidden.lastIndexOf('</resources>');
  if (end === -1) throw new CliError('failed', 'strings.xml has no <resources> element. Mend it first.');
  const lineStart = source.lastIndexOf('\n', end) + 1;
  const before = lineStart === 0 ? end : lineStart;
  const indent = /\n([ \t]+)<string/.exec(source)?.[1] ?? '    ';
  // moduleConfig keeps Android's resource tools from asking for translations of it.
  const line = `${indent}<string moduleConfig="true" name="${name}">${escapeXml(value)}</string>${eol}`;
  return source.slice(0, before) + line + source.slice(before);
}

function pattern(name: string): RegExp {
  return new RegExp(`(<string\\b[^>]*\\bname="${name}"[^>]*>)([^<]*)</string>`);
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
