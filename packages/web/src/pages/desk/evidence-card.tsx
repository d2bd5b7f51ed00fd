import type { DeskTicketDetail, Evidence } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { deskEvidenceTexts } from '../../texts/desk-evidence.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EvidenceItems } from './evidence-items.tsx';

/** What the requester shares. It is read on purpose, since the customer's log keeps that it was. */
export function EvidenceCard({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={t.evidence} {...(!isOpen && { description: t.evidenceText })}>
      {isOpen ? (
        <OpenEvidence ticket={ticket.id} />
      ) : (
        <Button icon="eye" data-key="e" onClick={() => setOpen(true)}>
          {t.readEvidence}
        </Button>
      )}
    </Card>
  );
}

function OpenEvidence({ ticket }: { ticket: string }): ReactNode {
  const query = useQuery(
    // Each reading is kept in a log: once is enough.
    api.desk.evidence.queryOptions({
      input: { ticket },
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  );
  return (
    <Loaded query={query} skeleton={<Skeleton lines={4} />}>
      {(evidence) => <Shown evidence={evidence} />}
    </Loaded>
  );
}

function Shown({ evidence }: { evidence: Evidence }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const { consents, place } = evidence;
  if (consents.length === 0) return <p className="text-quiet">{t.nothingShared}</p>;
  return (
    <div className="flex flex-col gap-3">
      <KeyValues
        items={[
          ...(place.app ? [{ label: t.app, value: place.app.name }] : []),
          ...(place.channel ? [{ label: t.channel, value: place.channel.name }] : []),
          ...(place.release ? [{ label: t.release, value: place.release }] : []),
          ...(place.device ? [{ label: t.device, value: <CopyableId value={place.device} /> }] : []),
          ...consents
            .filter(({ state }) => state !== 'shared')
            .map(({ item, state }) => ({ label: t.items[item], value: t.consents[state] })),
        ]}
      />
      <EvidenceItems evidence={evidence} />
    </div>
  );
}
