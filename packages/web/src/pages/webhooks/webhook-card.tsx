import type { Webhook } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { EventNames, FilterWords } from './webhook-words.tsx';

/** What a webhook is, and what is wrong with it. */
export function WebhookCard({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(webhookTexts);
  const { url, isEnabled, failingSince, previousSecretExpiresAt: overlapEnd } = webhook;
  const facts = [
    { label: t.address, value: <CopyableId value={url} length={0} label={t.address} /> },
    { label: t.events, value: <EventNames events={webhook.events} /> },
    { label: t.only, value: <FilterWords filter={webhook.filter} /> },
    { label: t.since, value: <Time value={webhook.createdAt} /> },
  ];
  const rotation = { label: t.previousUntil, value: overlapEnd && <Time value={overlapEnd} withUtc /> };
  return (
    <>
      {!isEnabled && (
        <Banner tone="warning" title={t.offTitle}>
          {t.offText}
        </Banner>
      )}
      {isEnabled && failingSince && (
        <Banner
          tone="bad"
          title={
            <>
              {t.failingSince} <Time value={failingSince} withUtc />
            </>
          }
        >
          {t.failingText}
        </Banner>
      )}
      <Card title={t.about}>
        <KeyValues items={overlapEnd ? [...facts, rotation] : facts} />
      </Card>
    </>
  );
}
