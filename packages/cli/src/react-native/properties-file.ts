import { readFileSync } from 'node:fs';

/** Reads a `.properties` file into names and values; empty when it is not there. */
export function readProperties(file: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*([#!]|$)/.test(line));
  const pairs = lines.map((line) => /^\s*([^\s=:]+)\s*[=:]?\s*(.*?)\s*$/.exec(line));
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1]!, pair[2]!]] : [])));
}
