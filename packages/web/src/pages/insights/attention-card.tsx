import type { Attention } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { toneText } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { attentionLine } from './attention-words.ts';

const FEW = 5;

/** What needs a person, most urgent first, each with the way there. */
export function AttentionCard({ org, items }: { org: string; items: Attention[] }): ReactNode {
  const t = useTexts(overviewTexts);
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, FEW);
  return (
    <Card title={t.attention} isFlush={items.length > 0}>
      {items.length === 0 ? (
        <p className="flex items-center gap-2 text-quiet">
          <Icon name="circle-check" className="text-good" />
          {t.allGood}
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line border-t border-line">
          {shown.map((item) => (
            <AttentionItem key={JSON.stringify(item)} org={org} item={item} />
          ))}
        </ul>
      )}
      {items.length > FEW && (
        <div className="border-t border-line px-4 py-2">
          <Button size="small" kind="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t.showLess : t.showAll(format.number(items.length))}
          </Button>
        </div>
      )}
    </Card>
  );
}

function AttentionItem({ org, item }: { org: string; item: Attention }): ReactNode {
  const t = useTexts(overviewTexts);
  const { Link, format } = useUi();
  const { icon, tone, title, detail, moment, href } = attentionLine(item, org, t, format);
  return (
    <li className="relative flex items-start gap-2.5 px-4 py-2.5 hover:bg-raised">
      <Icon name={icon} className={`mt-0.5 ${toneText(tone)}`} />
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <Link href={href} className="ui-stretched font-medium text-text no-underline">
          {title}
        </Link>
        {'channel' in item && <span className="text-quiet">{t.where(item.app.name, item.channel.name)}</span>}
        {detail && <span className="text-quiet">{detail}</span>}
        {moment && (
          <span className="text-quiet sm:ml-auto">
            {moment.name} <RelativeTime value={moment.at} />
          </span>
        )}
      </div>
    </li>
  );
}
