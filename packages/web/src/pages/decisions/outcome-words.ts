import type { Decision } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { decisionTexts } from '../../texts/decisions.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

/** What it takes to say it: an outcome, and the rules that tell an override which holds from one that is reached. */
export type Told = Pick<Decision, 'outcome' | 'rules'>;

/** What a device was told, in a sentence. */
export function useOutcomeWords(): (told: Told) => string {
  const { outcomes } = useTexts(decisionTexts);
  return ({ outcome: { kind, label, form, reason }, rules }) => {
    if (kind === 'update' && label !== null) return outcomes[form === 'file-diff' ? 'diff' : 'full'](label);
    if (reason === 'device-override' && hasIt(rules)) return outcomes.overrideReached;
    return outcomes.nothing[reason];
  };
}

/** The sign before that sentence. */
export function outcomeLooks({ outcome, rules }: Told): { icon: IconName; tone: Tone } {
  if (outcome.kind === 'update') return { icon: 'download', tone: 'accent' };
  const { reason } = outcome;
  const isDone = reason === 'up-to-date' || (reason === 'device-override' && hasIt(rules));
  return isDone ? { icon: 'circle-check', tone: 'good' } : { icon: 'minus', tone: 'neutral' };
}

function hasIt(rules: Told['rules']): boolean {
  return rules.some(({ rule, applied }) => rule === 'up-to-date' && applied);
}
