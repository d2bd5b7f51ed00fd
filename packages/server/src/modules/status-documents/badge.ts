import type { Impact, Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import { textDocument, type Document } from './document.ts';
import { escapeXml } from './escape-xml.ts';
import { pageStatus } from './page-status.ts';

const WORDS: Record<Language, Record<Impact, string>> = {
  en: {
    none: 'operational',
    maintenance: 'maintenance',
    minor: 'minor outage',
    major: 'partial outage',
    critical: 'major outage',
  },
  fr: {
    none: 'opérationnel',
    maintenance: 'maintenance',
    minor: 'panne mineure',
    major: 'panne partielle',
    critical: 'panne majeure',
  },
};
// The words and the sign tell the state without colour; white on each ground has a contrast of 4.5 or more.
const GROUNDS: Record<Impact, string> = {
  none: '#1a7f37',
  maintenance: '#0969da',
  minor: '#8a5d00',
  major: '#b14300',
  critical: '#b3131f',
};
const SIGNS: Record<Impact, string> = {
  none: 'M2 6l3 3 5-6',
  maintenance: 'M6 1v10M1 6h10',
  minor: 'M6 1l5 9H1zM6 4v3M6 8.4v.2',
  major: 'M6 1l5 9H1zM6 4v3M6 8.4v.2',
  critical: 'M2 2l8 8M10 2l-8 8',
};
const LABEL = { en: 'status', fr: 'état' };
const CHARACTER_WIDTH = 6.6;
const HEIGHT = 20;

function widthOf(text: string): number {
  return Math.ceil(text.length * CHARACTER_WIDTH);
}

/** A picture of the state in a line, for pages of others. */
export function badge(snapshot: Snapshot, language: Language): Document {
  const { indicator } = pageStatus(snapshot);
  const words = WORDS[language][indicator];
  const label = LABEL[language];
  const left = widthOf(label) + 12;
  const right = widthOf(words) + 30;
  const whole = escapeXml(`${snapshot.page.name} ${label}: ${words}`);
  const text = (x: number, shown: string): string =>
    `<text x="${x}" y="14" textLength="${widthOf(shown)}">${shown}</text>`;
  return textDocument(
    language === 'en' ? 'badge.svg' : `${language}/badge.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${whole}" lang="${language}">
<title>${whole}</title>
<rect width="${left}" height="${HEIGHT}" fill="#3d444d"/>
<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${GROUNDS[indicator]}"/>
<path d="${SIGNS[indicator]}" transform="translate(${left + 6} 4)" fill="none" stroke="#fff" stroke-width="1.6"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">${text(6, label)}${text(left + 23, words)}</g>
</svg>
`,
  );
}
