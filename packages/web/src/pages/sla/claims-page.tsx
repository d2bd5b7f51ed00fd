import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CustomerSlaClaim } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { customerPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { customerTexts } from '../../texts/customers.ts';
import { slaTexts } from '../../texts/sla.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { ClaimDialogs } from './claim-dialogs.tsx';
import { ClaimState } from './claim-state.tsx';
import { FrozenMonths } from './frozen-months.tsx';
import { useSlaWords } from './use-sla-words.ts';

const STATES = ['ready', 'confirmed', 'approved', 'declined', 'replaced'] as const;

/** `/admin/availability`: claims of all customers, and the months as they were frozen. */
export function ClaimsPage(): ReactNode {
  const t = useTexts(slaTexts).operator;
  const { title: customers } = useTexts(customerTexts);
  return (
    <Page title={t.title} description={t.intro} crumbs={[{ label: customers, href: customerPath() }]}>
      <div className="flex flex-col gap-8">
        <ClaimsQueue />
        <FrozenMonths />
      </div>
    </Page>
  );
}

function ClaimsQueue(): ReactNode {
  const { operator: t, states } = useTexts(slaTexts);
  const params = useUrlParams();
  const { act, start, close } = useAct();
  const { after: cursor, status } = params.values;
  const input = { cursor, status: STATES.find((one) => one === status) };
  const query = useQuery(api.sla.listClaims.queryOptions({ input, placeholderData: keepPreviousData }));
  const chosen = query.data?.items.find(({ id }) => act?.endsWith(`:${id}`));
  return (
    <Section title={t.queue}>
      <Table
        label={t.allClaims}
        columns={useClaimColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowActions={({ id, status: state, organisation }) =>
          state === 'confirmed' && (
            <div className="flex gap-2">
              <Button size="small" onClick={() => start(`approve:${id}`)}>
                {t.approve}
                <span className="sr-only"> {organisation.name}</span>
              </Button>
              <Button size="small" onClick={() => start(`decline:${id}`)}>
                {t.decline}
                <span className="sr-only"> {organisation.name}</span>
              </Button>
            </div>
          )
        }
        filters={[
          {
            kind: 'choice',
            name: 'status',
            label: t.status,
            choices: STATES.map((value) => ({ value, label: states[value] })),
          },
        ]}
        params={params}
        empty={
          <EmptyState icon="circle-check" title={t.none}>
            {t.noneText}
          </EmptyState>
        }
      />
      {chosen && <ClaimDialogs claim={chosen} isApproval={act!.startsWith('approve:')} onClose={close} />}
    </Section>
  );
}

function useClaimColumns(): Column<CustomerSlaClaim>[] {
  const { operator: t, ...own } = useTexts(slaTexts);
  const words = useSlaWords();
  return [
    { id: 'customer', header: t.customer, isMain: true, cell: ({ organisation }) => organisation.name },
    { id: 'month', header: own.month, cell: ({ month }) => words.month(month) },
    {
      id: 'availability',
      header: own.availability,
      align: 'end',
      cell: ({ figure }) => words.percent(figure.availability),
    },
    { id: 'credit', header: own.credit, align: 'end', cell: ({ creditCents }) => words.cents(creditCents) },
    { id: 'status', header: t.status, cell: (claim) => <ClaimState claim={claim} /> },
    {
      id: 'deadline',
      header: own.deadline,
      className: 'whitespace-nowrap',
      cell: ({ deadline }) => <Time value={deadline} />,
    },
  ];
}
