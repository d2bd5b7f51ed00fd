import type { TicketDetail, TicketFix } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useSend } from '../../app/send.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { OneClick } from './one-click.tsx';

interface Place {
  org: string;
  ticket: string;
}

const RENEWED_MS = 15_000;

/** What support did or proposes to mend it: proposals are decided in one click, and arrival is shown once reported. */
export function FixCards({ at, detail }: { at: Place; detail: TicketDetail }): ReactNode {
  const query = useQuery(
    api.tickets.listFixes.queryOptions({ input: at, refetchInterval: RENEWED_MS, retry: false }),
  );
  const fixes = query.data?.items ?? [];
  return fixes.map((fix) =>
    fix.state === 'proposed' ? (
      <Proposal key={fix.id} at={at} detail={detail} fix={fix} />
    ) : (
      <DoneFix key={fix.id} fix={fix} />
    ),
  );
}

function Proposal({ at, detail, fix }: { at: Place; detail: TicketDetail; fix: TicketFix }): ReactNode {
  const { fixes: t } = useTexts(ticketTexts);
  const accept = useSend(client.tickets.acceptFix);
  const decline = useSend(client.tickets.declineFix);
  const project = detail.project?.id ?? '';
  const role = useQuery(
    api.projects.get.queryOptions({ input: { org: at.org, project }, enabled: project !== '' }),
  ).data?.role;
  const place = { ...at, fix: fix.id };
  return (
    <Banner
      tone="warning"
      title={t.proposed(fix.from ?? '–', fix.label ?? '–')}
      actions={
        may(role, 'release.create') && (
          <>
            <OneClick
              size="small"
              kind="primary"
              label={t.accept}
              done={t.accepted}
              send={() => accept(place)}
            />
            <OneClick size="small" label={t.decline} done={t.declined} send={() => decline(place)} />
          </>
        )
      }
    >
      <p>{t.on(fix.app, fix.channel)}</p>
      <p>{fix.reason}</p>
      {!may(role, 'release.create') && <p className="text-quiet">{t.developers}</p>}
    </Banner>
  );
}

function DoneFix({ fix }: { fix: TicketFix }): ReactNode {
  const { fixes: t } = useTexts(ticketTexts);
  const format = useFormat();
  const { kind, device, label, state, arrival, expects } = fix;
  const title =
    kind === 'rollback'
      ? t.rollback(label ?? '–')
      : label === null
        ? t.hold(device ?? '–')
        : t.override(device ?? '–', label);
  return (
    <Card title={title}>
      <p className="flex flex-wrap items-center gap-2 text-quiet">
        {t.on(fix.app, fix.channel)} <Badge>{t.states[state]}</Badge>
      </p>
      <p>{fix.reason}</p>
      {arrival ? (
        <p className="mt-1 flex flex-wrap items-center gap-2">
          <Badge tone="good" icon="check">
            {t.arrived}
          </Badge>
          <span>
            {t.devices(arrival.devices, format.number(arrival.devices))} · <RelativeTime value={arrival.at} />
          </span>
        </p>
      ) : (
        state === 'applied' && expects !== null && <p className="mt-1 text-quiet">{t.waits}</p>
      )}
    </Card>
  );
}
