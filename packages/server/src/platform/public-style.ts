import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pageTokens } from './page-style.ts';

/** A style file as it is sent: without comments and blanks. */
export function readStyle(path: string): string {
  return readFileSync(path, 'utf8')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s*([{};,])\s*/g, '$1')
    .replaceAll(/:\s+/g, ':')
    .replaceAll(/\s*\n\s*/g, '');
}

/** What styles of pages for everybody begin with: the tokens of the console and what is set alike on all of them. */
export const publicStyle = pageTokens + readStyle(resolve(import.meta.dirname, 'public.css'));
