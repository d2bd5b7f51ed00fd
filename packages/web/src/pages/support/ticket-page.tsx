import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { TicketDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { later } from '../../app/later.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { useWholeList } from '../../app/whole-list.ts';
import { supportTexts } from '../../texts/support.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ClocksCard } from './clocks-card.tsx';
import { Conversation } from './conversation.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import { FixCards } from './fix-cards.tsx';
import { AboutCard, JudgementCard } from './judgement-card.tsx';
import { OwedCell } from './owed-cell.tsx';
import { ReplyForm } from './reply-form.tsx';
import { SeverityMark } from './severity-mark.tsx';
import { supportPath } from './support-frame.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { ticketActs, type TicketAct } from './ticket-acts.ts';
import { TicketBanners } from './ticket-banners.tsx';
import { TicketGuests } from './ticket-guests.tsx';
import { TicketState } from './ticket-state.tsx';

const TicketDialog = later(() => import('./ticket-dialogs.tsx'), 'TicketDialog');
const RENEWED_MS = 10_000;

type Place = { org: string; ticket: string };

/** `/o/{org}/support/{ticket}`: what was written, what is owed and when, what is shared. */
export function TicketPage(): ReactNode {
  const at = useParams({ from: '/o/$org/support/$ticket' });
  const { title } = useTexts(supportTexts);
  const { number } = useTexts(ticketTexts);
  const query = useQuery(api.tickets.get.queryOptions({ input: at, refetchInterval: RENEWED_MS }));
  const crumbs = [...useCrumbs({ org: at.org }), { label: title, href: supportPath({ org: at.org }) }];
  const { act, start, close } = useAct();
  const detail = query.data;
  return (
    <Page
      title={detail?.subject ?? at.ticket}
      crumbs={crumbs}
      // Beside a title as long as a subject it would stand on a line by chance.
      description={
        detail && (
          <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-text">
            <CopyableId value={detail.reference} label={number} />
            <TicketState ticket={detail} />
            <SeverityMark severity={detail.severity} />
            {detail.owed && <OwedCell owed={detail.owed} />}
          </span>
        )
      }
      actions={detail && <TicketActions at={at} detail={detail} start={start} />}
    >
      <Loaded query={query} skeleton={<Skeleton lines={10} />}>
        {(found) => <Content at={at} detail={found} start={start} />}
      </Loaded>
      {detail && isAct(act) && <TicketDialog act={act} at={at} detail={detail} onClose={close} />}
    </Page>
  );
}

function isAct(word: string | undefined): word is TicketAct {
  return ticketActs.some((act) => act === word);
}

function Content(props: { at: Place; detail: TicketDetail; start: (act: TicketAct) => void }): ReactNode {
  const { at, detail, start } = props;
  const entries = useWholeList(api.tickets.timeline.key(), client.tickets.timeline, at, {
    refetchInterval: RENEWED_MS,
  });
  const isOver = detail.status === 'solved' || detail.status === 'closed';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <TicketBanners {...props} />
        <TicketGuests at={at} detail={detail} />
        <FixCards at={at} detail={detail} />
        <Loaded query={entries} skeleton={<Skeleton lines={6} />}>
          {(found) => <Conversation org={at.org} entries={found} />}
        </Loaded>
        {detail.may.reply && <ReplyForm at={at} isOver={isOver} />}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <ClocksCard clocks={detail.clocks} />
        <EvidenceCard at={at} detail={detail} onShare={() => start('share')} />
        <AboutCard detail={detail} />
        <JudgementCard detail={detail} />
      </div>
    </div>
  );
}
