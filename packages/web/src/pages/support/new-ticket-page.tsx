import { useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { SupportCategory } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { useUrlParams } from '../../app/search.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { supportTexts } from '../../texts/support.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NewTicketForm } from './new-ticket-form.tsx';
import { supportPath } from './support-frame.tsx';

const MOST_KEPT = 100;

/** `/o/{org}/support/new`: asks for help; the address may say about what: `?project=shop&app=shop-ios&release=v3`. */
export function NewTicketPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/support/new' });
  const t = useTexts(newTicketTexts);
  const { title } = useTexts(supportTexts);
  const { values } = useUrlParams();
  const { category, project, app, channel, device, release, followUpOf, kept } = values;
  const texts = useQuery(
    api.tickets.listKept.queryOptions({ input: { org, limit: MOST_KEPT }, enabled: kept !== undefined }),
  );
  const start = { org, app, channel, device, release, followUpOf, ...(project && { project }) };
  return (
    <Page
      title={followUpOf ? t.followUp(followUpOf) : t.title}
      crumbs={[...useCrumbs({ org }), { label: title, href: supportPath({ org }) }]}
    >
      {kept === undefined ? (
        <NewTicketForm start={{ ...start, ...(isCategory(category) && { category }) }} />
      ) : (
        <Loaded query={texts} skeleton={<Skeleton lines={8} />}>
          {({ items }) => {
            const found = items.find(({ id }) => id === kept);
            const typed = found && { subject: found.subject, text: found.text, severity: found.severity };
            const about = found?.project ? { project: found.project.id } : {};
            return <NewTicketForm start={{ ...start, ...about, ...typed, ...(found && { kept }) }} />;
          }}
        </Loaded>
      )}
    </Page>
  );
}

function isCategory(word: string | undefined): word is SupportCategory {
  return ['technical', 'billing', 'account', 'security', 'abuse', 'data_protection'].includes(word ?? '');
}
