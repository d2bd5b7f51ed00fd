import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Customer } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { customerPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { withValue } from '../../app/with-value.ts';
import { customerTexts } from '../../texts/customers.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';

/** `/admin/customers`: every organisation, for operators. */
export function CustomersPage(): ReactNode {
  const t = useTexts(customerTexts);
  const params = useUrlParams();
  const language = useLanguage();
  const { search, plan, after: cursor } = params.values;
  const input = { cursor, search: search || undefined, plan: plan || undefined };
  const { data } = useQuery(api.plans.get.queryOptions());
  const plans = data?.catalogue.plans.map(({ id, name }) => ({ value: id, label: name[language] })) ?? [];
  const query = useQuery(api.customers.list.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <Page
      title={t.title}
      description={t.intro}
      actions={
        <>
          <ButtonLink href="/admin/availability">{t.availability}</ButtonLink>
          <ButtonLink href="/admin/policy">{t.policy}</ButtonLink>
          <ButtonLink href="/admin/plans">{t.catalogue}</ButtonLink>
        </>
      }
    >
      <Table
        label={t.title}
        columns={useCustomerColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={({ slug }) => customerPath(slug)}
        filters={[
          { kind: 'search', name: 'search', label: t.searchLabel, placeholder: t.search },
          { kind: 'choice', name: 'plan', label: t.plan, choices: withValue(plans, plan) },
        ]}
        params={params}
        skeletonRows={10}
        empty={
          <EmptyState
            level={2}
            icon="users"
            title={t.none}
            actions={<ButtonLink href="/o?new=organisation">{t.noneCommand}</ButtonLink>}
          >
            {t.noneText}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useCustomerColumns(): Column<Customer>[] {
  const t = useTexts(customerTexts);
  const language = useLanguage();
  return [
    { id: 'name', header: t.name, isMain: true, cell: ({ name }) => name },
    {
      id: 'slug',
      header: t.slug,
      cell: ({ slug, kind }) => (
        <span className="flex flex-col text-xs">
          <span className="font-mono">{slug}</span>
          {kind === 'personal' && <span className="text-quiet">{t.personal}</span>}
        </span>
      ),
    },
    { id: 'plan', header: t.plan, className: 'whitespace-nowrap', cell: ({ plan }) => plan.name[language] },
    { id: 'paid', header: t.paid, cell: ({ paid }) => (paid ? t.yes : t.no) },
    { id: 'times', header: t.times, cell: ({ responseKind }) => t.kinds[responseKind] },
    {
      id: 'contract',
      header: t.contractTo,
      className: 'whitespace-nowrap',
      cell: ({ contract }) =>
        contract ? (
          <span className="flex flex-col">
            <Time value={contract.to} zone={contract.timeZone} />
            <span className="text-xs text-quiet">{contract.timeZone}</span>
          </span>
        ) : (
          '–'
        ),
    },
    {
      id: 'since',
      header: t.since,
      isWideOnly: true,
      className: 'whitespace-nowrap',
      cell: ({ createdAt }) => <Time value={createdAt} />,
    },
  ];
}
