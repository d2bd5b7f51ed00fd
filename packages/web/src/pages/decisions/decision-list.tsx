import type { Decision } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { decisionTexts } from '../../texts/decisions.ts';
import { Badge, toneText } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { DecisionDetail } from './decision-detail.tsx';
import { outcomeLooks, useOutcomeWords } from './outcome-words.ts';

/** The last decisions about a device; the newest is open, the others open with a press. */
export function DecisionList({ decisions }: { decisions: Decision[] }): ReactNode {
  const t = useTexts(decisionTexts);
  return (
    <Card title={t.list} description={t.intro} isFlush>
      {decisions.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-quiet">{t.none}</p>
      ) : (
        <ol className="flex flex-col divide-y divide-line border-t border-line">
          {decisions.map((decision, at) => (
            <li key={decision.at}>
              <OneDecision decision={decision} isOpen={at === 0} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function OneDecision({ decision, isOpen }: { decision: Decision; isOpen: boolean }): ReactNode {
  const t = useTexts(decisionTexts);
  const words = useOutcomeWords();
  const format = useFormat();
  const { count, lastAt } = decision;
  const { icon, tone } = outcomeLooks(decision);
  return (
    <details open={isOpen} className="group">
      <summary className="ui-focus-inside flex cursor-pointer list-none items-start gap-2.5 px-4 py-2.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <Icon name={icon} className={`mt-0.5 ${toneText(tone)}`} />
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <span className="font-medium">{words(decision)}</span>
          <span className="ml-auto flex items-baseline gap-2 text-xs text-quiet">
            {count > 1 && <Badge>{t.times(format.number(count))}</Badge>}
            <RelativeTime value={lastAt} />
          </span>
        </span>
        <Icon name="chevron-down" size={14} className="mt-1 text-quiet group-open:rotate-180" />
      </summary>
      <div className="px-4 pt-1 pb-4 sm:pl-10">
        <DecisionDetail decision={decision} />
      </div>
    </details>
  );
}
