import type { DueBecause, ResponseTarget } from '@codepushgo/contract';
import type { deskWords } from '../../texts/desk-words.ts';
import type { Format } from '../../ui/format.ts';

type Words = (typeof deskWords)['en'];

/** How long an answer may take: `2 business days`. */
export function targetWords({ value, unit }: ResponseTarget, words: Words, format: Format): string {
  return words.units[unit](format.number(value), value > 1);
}

/** The rule that set a due time, as a sentence in the reader's zone. */
export function becauseWords(because: DueBecause, words: Words, format: Format): string {
  const from = format.dateTime(Date.parse(because.from));
  if (because.code === 'resumed' || because.code === 'reopened')
    return words.because[because.code](format.duration(because.leftSeconds * 1000), from);
  return words.because[because.code](targetWords(because.target, words, format), from);
}
