import type { TicketDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { saveOrSay } from '../../app/save-button.tsx';
import { useSend } from '../../app/send.ts';
import { redactionTexts } from '../../texts/redaction.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { exportTicket } from './export-ticket.ts';
import { OneClick } from './one-click.tsx';
import type { TicketAct } from './ticket-acts.ts';

/** What the reader may do with a request now. */
export function TicketActions(props: {
  at: { org: string; ticket: string };
  detail: TicketDetail;
  start: (act: TicketAct) => void;
}): ReactNode {
  const { at, detail, start } = props;
  const t = useTexts(ticketTexts);
  const { act: redact } = useTexts(redactionTexts);
  const solve = useSend(client.tickets.solve);
  const { may } = detail;
  const acts: MenuEntry[] = [
    ...(may.changeSeverity
      ? [{ label: t.changeSeverity, icon: 'triangle-alert', onSelect: () => start('severity') } as const]
      : []),
    ...(may.invite ? [{ label: t.invite, icon: 'users', onSelect: () => start('invite') } as const] : []),
    { label: redact, icon: 'trash', onSelect: () => start('redact') },
    { label: t.export, icon: 'download', onSelect: () => void saveOrSay(() => exportTicket(at)) },
  ];
  return (
    <>
      {may.solve && <OneClick icon="check" label={t.solve} send={() => solve(at)} />}
      <Menu label={t.more} align="end" entries={acts} />
    </>
  );
}
