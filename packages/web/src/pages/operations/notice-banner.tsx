import type { StatusMaintenance } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Banner } from '../../ui/banner.tsx';
import { useNow } from '../../ui/now.ts';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { noticeWords } from './notice-words.ts';

/** Whether a maintenance was announced 24 hours before, and so whether its time counts. */
export function NoticeBanner({ maintenance }: { maintenance: StatusMaintenance }): ReactNode {
  const { notice: t } = useTexts(operationTexts);
  const format = useFormat();
  const now = useNow();
  const { noticeSentAt, noticeCount, isExcluded } = maintenance;
  return (
    <Banner
      tone={isExcluded ? 'good' : 'warning'}
      title={noticeSentAt === null ? t.none : t.sent(format.number(noticeCount))}
    >
      {noticeSentAt !== null && (
        <p>
          <Time value={noticeSentAt} withUtc />
        </p>
      )}
      <p>{noticeWords(maintenance, t, now)}</p>
    </Banner>
  );
}
