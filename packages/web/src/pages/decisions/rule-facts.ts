import type { DecisionRule } from '@codepushgo/contract';
import type { RuleFacts } from '../../texts/decisions.ts';
import type { Format } from '../../ui/format.ts';

/** The facts of a rule as its sentence takes them. */
export function ruleFacts({ label, applied, facts }: DecisionRule, format: Format): RuleFacts {
  const text = (name: string): string => String(facts[name] ?? '');
  const { rollout, sizeBytes, failedAt } = facts;
  return {
    applied,
    label: label ?? '',
    appVersion: text('appVersion'),
    range: text('range'),
    share: typeof rollout === 'number' ? format.percent(rollout / 100) : '',
    place: text('bucket'),
    size: typeof sizeBytes === 'number' ? format.bytes(sizeBytes) : '',
    when: typeof failedAt === 'string' ? format.dateTime(Date.parse(failedAt)) : '',
    stays: facts['stays'] === true,
  };
}
