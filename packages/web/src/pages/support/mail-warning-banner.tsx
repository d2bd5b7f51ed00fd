import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { ticketMailTexts } from '../../texts/ticket-mail.ts';
import { Banner } from '../../ui/banner.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** Mail to support came in the reader's name and was not proved to be theirs; shown until they have seen it. */
export function MailWarningBanner(): ReactNode {
  const t = useTexts(ticketMailTexts);
  const format = useFormat();
  const { data } = useQuery(api.supportMail.warning.queryOptions());
  const dismiss = useAtOnce(client.supportMail.dismissWarning, () => t.forgedSeen);
  if (!data || data.count === 0) return null;
  return (
    <Banner
      tone="warning"
      title={t.forged(data.count, format.number(data.count))}
      onDismiss={() => dismiss(undefined)}
      className="mb-4"
    >
      <p>
        {t.forgedText} {data.lastAt && <Time value={data.lastAt} />}.
      </p>
      <p className="text-quiet">{t.forgedAdvice}</p>
    </Banner>
  );
}
