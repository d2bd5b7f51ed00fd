import type { MailReview } from '@codepushgo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { deskTexts } from '../../texts/desk.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { choicesOf } from './choices-of.ts';
import { DeskFrame } from './desk-frame.tsx';
import { MailDialogs } from './mail-dialogs.tsx';

type Reason = MailReview['reason'];

/** `/desk/mail`: mail that no ticket was made of, each with what can be done with it. */
export function MailPage(): ReactNode {
  const { mail: t } = useTexts(deskPageTexts);
  const { partNames } = useTexts(deskTexts);
  const params = useUrlParams();
  const { act, start, close } = useAct();
  const reason = Object.keys(t.reasons).find((one) => one === params.values['reason']) as Reason | undefined;
  const input = { cursor: params.values['after'], reason, limit: 50 };
  const query = useQuery(
    api.supportMail.listReviews.queryOptions({
      input,
      placeholderData: keepPreviousData,
      refetchInterval: 60_000,
    }),
  );
  const [verb, id] = (act ?? '').split(':');
  const chosen = query.data?.items.find((review) => review.id === id);
  return (
    <DeskFrame title={partNames.mail} description={t.intro}>
      <Table
        label={partNames.mail}
        columns={useColumns()}
        {...rowsOf(query)}
        rowKey={(review) => review.id}
        rowActions={(review) => (
          <Button size="small" onClick={() => start(`show:${review.id}`)}>
            {t.more}
            <span className="sr-only">: {review.mail?.subject || t.noSubject}</span>
          </Button>
        )}
        filters={[{ kind: 'choice', name: 'reason', label: t.reason, choices: choicesOf(t.reasons) }]}
        params={params}
        empty={
          <EmptyState level={2} icon="mail" title={t.empty}>
            {t.emptyText}
          </EmptyState>
        }
      />
      {chosen && <MailDialogs verb={verb ?? ''} review={chosen} start={start} onClose={close} />}
    </DeskFrame>
  );
}

function useColumns(): Column<MailReview>[] {
  const { mail: t } = useTexts(deskPageTexts);
  const format = useFormat();
  return [
    {
      id: 'subject',
      header: t.subject,
      isMain: true,
      cell: ({ mail }) => (mail ? mail.subject || t.noSubject : t.unreadable),
    },
    {
      id: 'from',
      header: t.from,
      cell: ({ mail }) => <span className="break-all">{mail?.sender?.address ?? '–'}</span>,
    },
    {
      id: 'reason',
      header: t.reason,
      cell: ({ reason, messageCount }) => (
        <span className="flex flex-wrap items-center gap-1.5">
          {t.reasons[reason]}
          {messageCount > 1 && <Badge>{t.messages(format.number(messageCount))}</Badge>}
        </span>
      ),
    },
    { id: 'at', header: t.arrived, cell: ({ lastAt }) => <RelativeTime value={lastAt} /> },
  ];
}
