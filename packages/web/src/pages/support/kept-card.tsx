import type { KeptRequest } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { supportPartTexts } from '../../texts/support-parts.ts';
import { supportTexts } from '../../texts/support.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { supportPath } from './support-frame.tsx';
import { useEntitlement } from './use-entitlement.ts';

/** A kept text: why it was declined, what would help, and whether it would be processed by now. */
export function KeptCard(props: { org: string; kept: KeptRequest; onDrop: () => void }): ReactNode {
  const { org, kept, onDrop } = props;
  const t = useTexts(supportPartTexts);
  const { project: about } = useTexts(supportTexts);
  const { seePlans } = useTexts(newTicketTexts);
  const { summary, next } = kept.reason[useLanguage()];
  const now = useEntitlement({ org, project: kept.project?.id ?? '', category: 'technical' });
  const isEligible = now.data?.entitlement.kept === 'ticket';
  return (
    <Card
      title={<span className="wrap-anywhere">{kept.subject}</span>}
      actions={
        <>
          <Button size="small" icon="trash" onClick={onDrop}>
            {t.drop}
          </Button>
          <ButtonLink
            size="small"
            kind={isEligible ? 'primary' : 'secondary'}
            icon="pencil"
            href={`${supportPath({ org }, 'new')}?kept=${kept.id}`}
          >
            {t.editAndSend}
          </ButtonLink>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <KeyValues
          items={[
            ...(kept.project ? [{ label: about, value: kept.project.name }] : []),
            { label: t.keptAt, value: <Time value={kept.createdAt} /> },
            { label: t.whyNot, value: summary },
            ...(next ? [{ label: t.wouldHelp, value: next }] : []),
          ]}
        />
        {isEligible ? (
          <p>
            <Badge tone="good" icon="check">
              {t.now}
            </Badge>
          </p>
        ) : (
          <p>
            <ButtonLink size="small" href={orgPath(org, 'settings', 'plan')}>
              {seePlans}
            </ButtonLink>
          </p>
        )}
        <details>
          <summary className="cursor-pointer text-quiet">{t.showText}</summary>
          <p className="mt-2 max-w-[80ch] wrap-anywhere whitespace-pre-wrap">{kept.text}</p>
        </details>
      </div>
    </Card>
  );
}
