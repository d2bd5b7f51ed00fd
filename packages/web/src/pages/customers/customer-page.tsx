import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { customerPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { customerTexts } from '../../texts/customers.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CustomerHistory } from '../billing/billing-history.tsx';
import { CoverageCard } from '../billing/coverage-card.tsx';
import { CustomerActs } from './customer-acts.tsx';
import { CustomerProjects } from './customer-projects.tsx';
import { CustomerTerms } from './customer-terms.tsx';

/** `/admin/customers/{customer}`: one customer's terms, coverage and history. */
export function CustomerPage(): ReactNode {
  const { customer: name } = useParams({ from: '/admin/customers/$customer' });
  const t = useTexts(customerTexts);
  const query = useQuery(api.customers.get.queryOptions({ input: { customer: name } }));
  return (
    <Page
      title={query.data?.name ?? name}
      crumbs={[{ label: t.title, href: customerPath() }]}
      meta={query.data && <CopyableId value={query.data.id} label={t.id} />}
    >
      <Loaded query={query} skeleton={<Skeleton lines={10} />}>
        {(customer) => (
          <div className="flex flex-col gap-6">
            <CustomerTerms customer={customer} />
            <CoverageCard title={t.coverage} coverage={customer.billing.coverage} />
            <CustomerProjects customer={customer.id} />
            <CustomerHistory customer={customer.id} />
            <CustomerActs customer={customer} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
