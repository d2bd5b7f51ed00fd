import type { SlaClaim, SlaInterval } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { slaTexts } from '../../texts/sla.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FaultBanner } from '../../ui/fault-banner.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useMoney } from '../billing/use-money.ts';
import { ClaimState } from './claim-state.tsx';
import { useSlaWords } from './use-sla-words.ts';

/** A claim that is filled in: what it rests on, what it is worth, and one click to confirm it. */
export function ClaimCard({ org, claim }: { org: string; claim: SlaClaim }): ReactNode {
  const t = useTexts(slaTexts);
  const words = useSlaWords();
  const money = useMoney();
  const { figure, creditPercent, feeMicroUsd, creditCents } = claim;
  const share = t.ofFee(words.percent(String(creditPercent)), money(feeMicroUsd), words.cents(creditCents));
  return (
    <Card
      title={t.claimOf(words.month(claim.month))}
      actions={<ClaimState claim={claim} />}
      footer={claim.status === 'ready' && <Confirm org={org} claim={claim} />}
    >
      <KeyValues
        items={[
          { label: t.availability, value: words.percent(figure.availability) },
          { label: t.credit, value: share },
          { label: t.counted, value: <Intervals of={figure.intervals.filter((one) => !one.excludedAs)} /> },
          { label: t.left, value: <Intervals of={figure.intervals.filter((one) => one.excludedAs)} /> },
          ...(claim.status === 'ready'
            ? [{ label: t.deadline, value: <Time value={claim.deadline} withUtc /> }]
            : []),
          ...(claim.reason ? [{ label: t.reason, value: claim.reason }] : []),
        ]}
      />
    </Card>
  );
}

function Intervals({ of }: { of: SlaInterval[] }): ReactNode {
  const t = useTexts(slaTexts);
  const words = useSlaWords();
  if (of.length === 0) return t.nothing;
  return (
    <ul>
      {of.map((interval) => (
        <li key={interval.from}>{words.interval(interval)}</li>
      ))}
    </ul>
  );
}

function Confirm({ org, claim }: { org: string; claim: SlaClaim }): ReactNode {
  const t = useTexts(slaTexts);
  const words = useSlaWords();
  const confirm = useSend(client.sla.confirmClaim);
  const form = useForm({
    submit: () => confirm({ org, claim: claim.id }),
    onDone: () => showToast({ tone: 'good', title: t.confirmed }),
  });
  return (
    <Form form={form} isPlain className="flex flex-col items-start gap-2">
      {Boolean(form.fault) && <FaultBanner fault={form.fault} />}
      <Button type="submit" kind="primary" busy={form.isBusy}>
        {t.confirm(words.cents(claim.creditCents))}
      </Button>
    </Form>
  );
}
