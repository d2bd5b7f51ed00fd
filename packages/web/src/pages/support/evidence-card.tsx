import type { ConsentItem, TicketDetail } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useSend } from '../../app/send.ts';
import { saveOrSay } from '../../app/save-button.tsx';
import { saveJson } from '../../app/save-file.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FaultBanner } from '../../ui/fault-banner.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What is shared with a request, item by item; each can be withdrawn. */
export function EvidenceCard(props: {
  at: { org: string; ticket: string };
  detail: TicketDetail;
  onShare: () => void;
}): ReactNode {
  const { at, detail, onShare } = props;
  const { evidence: t } = useTexts(ticketTexts);
  const query = useQuery(api.tickets.getEvidence.queryOptions({ input: at }));
  const save = async (): Promise<void> => {
    const redacted = await client.tickets.getEvidence({ ...at, redacted: 'true' });
    saveJson(`${detail.reference}-evidence.json`, redacted);
  };
  return (
    <Card title={t.title}>
      <Loaded query={query} skeleton={<Skeleton lines={2} />}>
        {({ consents }) => {
          const shared = consents.filter(({ state }) => state !== 'withdrawn');
          return (
            <div className="flex flex-col gap-3">
              {shared.length === 0 && <p className="text-quiet">{t.none}</p>}
              <ul className="flex flex-col gap-1 empty:hidden">
                {shared.map(({ item, state }) => (
                  <Consent key={item} at={at} item={item} state={state} canWithdraw={detail.may.reply} />
                ))}
              </ul>
              {shared.length > 0 && <p className="text-xs text-quiet">{t.read}</p>}
              <div className="flex flex-wrap gap-2">
                {detail.may.reply && (
                  <Button size="small" icon="plus" onClick={onShare}>
                    {t.add}
                  </Button>
                )}
                {shared.length > 0 && (
                  <Button size="small" icon="download" onClick={() => void saveOrSay(save)}>
                    {t.redacted}
                  </Button>
                )}
              </div>
            </div>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Consent(props: {
  at: { org: string; ticket: string };
  item: ConsentItem;
  state: 'shared' | 'unavailable' | 'withdrawn';
  canWithdraw: boolean;
}): ReactNode {
  const { at, item, state, canWithdraw } = props;
  const { evidence: t } = useTexts(ticketTexts);
  const { shareItems } = useTexts(newTicketTexts);
  const [fault, setFault] = useState<unknown>(null);
  const withdraw = useSend(client.tickets.withdrawEvidence);
  return (
    <li>
      <div className="flex items-start gap-2">
        <span className="min-w-0 flex-1">
          {shareItems[item]}
          {state === 'unavailable' && <span className="text-quiet"> ({t.states.unavailable})</span>}
        </span>
        {canWithdraw && (
          <IconButton
            icon="x"
            size="small"
            label={t.withdraw(shareItems[item])}
            onClick={() => void withdraw({ ...at, item }).catch(setFault)}
          />
        )}
      </div>
      {Boolean(fault) && <FaultBanner fault={fault} />}
    </li>
  );
}
