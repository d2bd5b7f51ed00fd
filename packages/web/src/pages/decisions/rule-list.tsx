import type { DecisionRule, ReasonCode } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { decisionTexts } from '../../texts/decisions.ts';
import { toneText } from '../../ui/badge.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { ruleFacts } from './rule-facts.ts';
import { ruleLooks } from './rule-looks.ts';

/** The rules of a decision in their order in words, and for who compares them with the API, as the record keeps them. */
export function RuleList({ rules, reason }: { rules: DecisionRule[]; reason: ReasonCode }): ReactNode {
  const t = useTexts(decisionTexts);
  const format = useFormat();
  return (
    <>
      <ol aria-label={t.rules} className="flex flex-col gap-2.5">
        {rules.map((rule, at) => {
          const { icon, tone } = ruleLooks(rule);
          return (
            <li key={at} className="flex items-start gap-2">
              <Icon name={icon} size={14} className={`mt-[3px] ${toneText(tone)}`} />
              <p className="min-w-0 flex-1">{t.rule[rule.rule](ruleFacts(rule, format))}</p>
            </li>
          );
        })}
      </ol>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer text-xs text-quiet hover:text-text">{t.record}</summary>
        <CodeBlock
          isLabelHidden
          className="mt-1.5"
          label={t.record}
          code={[...rules.map(recordOf), `outcome · ${reason}`].join('\n')}
        />
      </details>
    </>
  );
}

function recordOf({ rule, label, applied, facts }: DecisionRule): string {
  const seen = Object.entries({ applied, ...facts }).map(([name, fact]) => `${name}=${fact}`);
  return [rule, label, ...seen].filter(Boolean).join(' · ');
}
