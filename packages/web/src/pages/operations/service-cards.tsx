import type { StatusNow } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** How many hear of what is told, by the way in which they do. */
export function SubscribersCard({ subscribers }: Pick<StatusNow, 'subscribers'>): ReactNode {
  const t = useTexts(operationTexts);
  const format = useFormat();
  const kinds: Record<string, string> = t.kinds;
  return (
    <Card title={t.subscribers}>
      {subscribers.every(({ count }) => count === 0) ? (
        <p className="text-quiet">{t.noSubscribers}</p>
      ) : (
        <KeyValues
          items={subscribers.map(({ kind, count, paused, missed }) => ({
            label: kinds[kind] ?? kind,
            value: [
              format.number(count),
              ...(paused > 0 ? [t.paused(paused)] : []),
              ...(missed > 0 ? [t.missed(missed)] : []),
            ].join(' · '),
          }))}
        />
      )}
    </Card>
  );
}

/** Where the site is published to, and how the last try went. */
export function TargetsCard({ targets }: Pick<StatusNow, 'targets'>): ReactNode {
  const t = useTexts(operationTexts);
  return (
    <Card title={t.targets}>
      <ul className="flex flex-col gap-2">
        {targets.map(({ name, publishedAt, error }) => (
          <li key={name} className="min-w-0">
            <p className="wrap-anywhere">{name}</p>
            <p className="text-quiet">
              {publishedAt ? (
                <>
                  {t.published} <RelativeTime value={publishedAt} />
                </>
              ) : (
                t.neverPublished
              )}
            </p>
            {error !== null && (
              <>
                <Badge tone="bad" icon="circle-alert">
                  {t.failed}
                </Badge>
                <p className="text-xs text-quiet wrap-anywhere">{error}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
