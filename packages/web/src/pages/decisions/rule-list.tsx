import type { DecisionRule } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { decisionTexts } from '../../texts/decisions.ts';
import { toneText } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { ruleFacts } from './rule-facts.ts';
import { ruleLooks } from './rule-looks.ts';

/** The rules of a decision in their order: in words, and beside them as the record keeps them. */
export function RuleList({ rules }: { rules: DecisionRule[] }): ReactNode {
  const t = useTexts(decisionTexts);
  const format = useFormat();
  return (
    <ol aria-label={t.rules} className="flex flex-col gap-2.5">
      {rules.map((rule, at) => {
        const { icon, tone } = ruleLooks(rule);
        return (
          <li key={at} className="flex items-start gap-2">
            <Icon name={icon} size={14} className={`mt-[3px] ${toneText(tone)}`} />
            <div className="min-w-0 flex-1">
              <p>{t.rule[rule.rule](ruleFacts(rule, format))}</p>
              <p className="text-xs text-quiet">
                <code className="ui-mono">{recordOf(rule, t)}</code>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function recordOf({ rule, label, applied, facts }: DecisionRule, t: { yes: string; no: string }): string {
  const seen = Object.entries(facts).map(([name, fact]) => `${name}=${fact}`);
  return [rule, label, applied ? t.yes : t.no, ...seen].filter(Boolean).join(' · ');
}
