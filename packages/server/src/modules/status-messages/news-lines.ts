import { formatInstant } from '../../platform/format-instant.ts';
import type { Language } from '../../platform/language.ts';
import type { News } from './news.ts';
import { messageWords } from './words.ts';

/** An instant in UTC, in words. */
export function instantIn(language: Language, iso: string): string {
  return formatInstant(new Date(iso), language, 'UTC');
}

/**
 * What happened in one line.
 *
 * @example headlineOf('en', news); // 'Resolved: Downloads fail'
 */
export function headlineOf(language: Language, { status, title }: News): string {
  const t = messageWords[language];
  return t.labelled(t.statuses[status], oneLine(title[language]));
}

/** The facts beside the text: label and value. */
export function factsOf(language: Language, news: News): [label: string, value: string][] {
  const t = messageWords[language];
  const { window, components, impact, kind } = news;
  const affected = components.map(({ name, state }) => t.inBrackets(name[language], t.states[state]));
  const facts: [string, string][] = [];
  if (window)
    facts.push([t.window, t.between(instantIn(language, window.from), instantIn(language, window.to))]);
  if (kind === 'incident' && impact !== 'none') facts.push([t.impact, t.impacts[impact]]);
  if (affected.length > 0) facts.push([t.affected, affected.join(', ')]);
  return facts;
}

/** A text in one line: in subjects and titles a line break would begin something else. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
