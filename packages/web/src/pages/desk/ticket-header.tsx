import type { DeskTicketDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { deskTexts } from '../../texts/desk.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuEntry } from '../../ui/menu-types.ts';
import { useUi } from '../../ui/ui-context.tsx';
import { deskPath } from './desk-address.ts';
import { DueMark } from './due-mark.tsx';
import { SeverityMark } from '../support/severity-mark.tsx';

/** What a ticket is called, where it stands, and what can be done with it. */
export function TicketHeader({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskTexts);
  const words = useTexts(deskWords);
  const { values } = useUrlParams();
  const { subject, severity, status } = ticket;
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ButtonLink
          href={deskPath(values)}
          size="small"
          icon="chevron-left"
          aria-label={t.close}
          className="-ml-1"
        >
          {t.queue}
        </ButtonLink>
        <CopyableId value={ticket.reference} label={t.ticket} />
        <SeverityMark severity={severity} />
        <Badge>{words.statuses[status]}</Badge>
        <span className="ml-auto">
          <DueMark ticket={ticket} />
        </span>
      </div>
      <h2 tabIndex={-1} data-ticket-heading className="text-lg font-semibold">
        {subject}
      </h2>
      <Acts ticket={ticket} />
      <Notices ticket={ticket} />
    </header>
  );
}

function Acts({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskActTexts);
  const words = useTexts(deskWords);
  const { start } = useAct();
  const name = ticket.assignee?.name ?? words.nobody;
  const isOver = ticket.status === 'solved' || ticket.status === 'closed';
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button icon="user" data-key="a" aria-label={t.assigned(name)} onClick={() => start('assign')}>
        {name}
      </Button>
      {!isOver && (
        <Button icon="check" onClick={() => start('solve')}>
          {t.solve}
        </Button>
      )}
      <Menu label={t.more} entries={useMore(ticket)} kind="secondary">
        {t.more}
      </Menu>
    </div>
  );
}

function useMore(ticket: DeskTicketDetail): MenuEntry[] {
  const t = useTexts(deskActTexts);
  const { start } = useAct();
  const set = useAtOnce(client.desk.setStatus, () => t.done);
  const { id, status } = ticket;
  const statuses = (['open', 'pending_customer', 'on_hold'] as const).filter((one) => one !== status);
  return [
    ...statuses.map((one) => ({
      label: t.toStatus[one],
      icon: 'activity' as const,
      onSelect: () => set({ ticket: id, status: one }),
    })),
    ...(ticket.awaitsReply
      ? [{ label: t.noReply, icon: 'check' as const, onSelect: () => start('no-reply') }]
      : []),
    { separator: true },
    { label: t.severity, icon: 'triangle-alert', onSelect: () => start('severity') },
    { label: t.tags, icon: 'pencil', onSelect: () => start('tags') },
    { separator: true },
    { label: t.link, icon: 'external', onSelect: () => start('link') },
    { label: t.split, icon: 'copy', onSelect: () => start('split') },
    { label: t.merge, icon: 'arrow-right', onSelect: () => start('merge') },
  ];
}

function Notices({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskTicketTexts);
  const words = useTexts(deskWords);
  const { Link } = useUi();
  const { values } = useUrlParams();
  const { mergedInto, waits } = ticket;
  return (
    <>
      {mergedInto && (
        <Banner tone="info" title={t.mergedNotice(mergedInto.reference)}>
          <Link href={deskPath(values, mergedInto.reference)}>{mergedInto.reference}</Link>
        </Banner>
      )}
      {waits && (
        <Banner tone="info" title={t.waits}>
          {words.waits[waits]}.
        </Banner>
      )}
    </>
  );
}
