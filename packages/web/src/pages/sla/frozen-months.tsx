import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SlaMonth } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { useSend } from '../../app/send.ts';
import { slaTexts } from '../../texts/sla.ts';
import { Button } from '../../ui/button.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { TermsDialog } from '../customers/terms-dialog.tsx';
import { useSlaWords } from './use-sla-words.ts';

/** Every revision of every closed month. */
export function FrozenMonths(): ReactNode {
  const t = useTexts(slaTexts).operator;
  const params = useUrlParams();
  const input = { cursor: params.values['monthsAfter'] };
  const query = useQuery(api.sla.listMonths.queryOptions({ input, placeholderData: keepPreviousData }));
  const [corrected, correct] = useState<string | null>(null);
  return (
    <Section title={t.months} description={t.monthsText}>
      <Table
        label={t.revisions}
        columns={useMonthColumns()}
        {...rowsOf(query)}
        rowKey={({ month, revision }) => `${month}/${revision}`}
        rowActions={({ month }) => (
          <Button size="small" onClick={() => correct(month)}>
            {t.correct}
            <span className="sr-only"> {month}</span>
          </Button>
        )}
        params={params}
        prefix="months"
        empty={
          <EmptyState icon="history" title={t.noMonths}>
            {t.noMonthsText}
          </EmptyState>
        }
      />
      {corrected && <CorrectDialog month={corrected} onClose={() => correct(null)} />}
    </Section>
  );
}

function CorrectDialog({ month, onClose }: { month: string; onClose: () => void }): ReactNode {
  const t = useTexts(slaTexts).operator;
  const words = useSlaWords();
  const send = useSend(client.sla.correctMonth);
  return (
    <TermsDialog
      title={t.correctTitle(words.month(month))}
      submit={t.correct}
      onClose={onClose}
      send={(reason) => send({ month, reason })}
    >
      <p>{t.correctText}</p>
    </TermsDialog>
  );
}

function useMonthColumns(): Column<SlaMonth>[] {
  const { operator: t, ...own } = useTexts(slaTexts);
  const words = useSlaWords();
  const format = useFormat();
  return [
    { id: 'month', header: own.month, isMain: true, cell: ({ month }) => words.month(month) },
    { id: 'revision', header: own.revision, align: 'end', cell: ({ revision }) => format.number(revision) },
    {
      id: 'availability',
      header: own.availability,
      align: 'end',
      cell: ({ figure }) => words.percent(figure.availability),
    },
    {
      id: 'unmeasured',
      header: own.unmeasured,
      align: 'end',
      cell: ({ figure }) => words.unmeasured(figure),
    },
    {
      id: 'exclusions',
      header: t.exclusions,
      cell: ({ exclusions }) =>
        exclusions.map(({ reason }) => own.excludedAs[reason]).join(', ') || own.nothing,
    },
    { id: 'reason', header: own.reason, cell: ({ reason }) => reason ?? '–' },
    {
      id: 'frozen',
      header: t.frozenAt,
      className: 'whitespace-nowrap',
      cell: ({ frozenAt }) => <Time value={frozenAt} />,
    },
    { id: 'hash', header: t.hash, cell: ({ inputsHash }) => <CopyableId value={inputsHash} length={9} /> },
  ];
}
