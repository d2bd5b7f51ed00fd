import type { DeskContext, DeskTicketDetail } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useUrlParams } from '../../app/search.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { deskFactTexts } from '../../texts/desk-facts.ts';
import { deskTexts } from '../../texts/desk.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Address } from '../../ui/address.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { timesOf } from '../billing/coverage-card.tsx';
import { deskPath } from './desk-address.ts';

/** Who asks: role, plan, what is covered, and the other tickets of the customer. */
export function RequesterCard({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskFactTexts);
  const query = useQuery(api.desk.context.queryOptions({ input: { ticket: ticket.id }, staleTime: 60_000 }));
  return (
    <Card title={t.whoAsks}>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {(context) => (
          <div className="flex flex-col gap-3">
            <Person context={context} />
            <OtherTickets context={context} />
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function Person({ context }: { context: DeskContext }): ReactNode {
  const t = useTexts(deskFactTexts);
  const tickets = useTexts(deskTexts);
  const words = useTexts(deskWords);
  const covered = useTexts(coverageTexts);
  const language = useLanguage();
  const { requester, organisation, coverage, communityPost } = context;
  const paidBy = coverage?.why.map(({ code }) => covered.paidBy[code]).join(', ');
  return (
    <KeyValues
      items={[
        { label: tickets.customer, value: organisation?.name ?? tickets.noOrganisation },
        { label: t.whoAsks, value: requester.name ?? words.unknownPerson },
        ...(requester.email ? [{ label: t.email, value: <Address text={requester.email} /> }] : []),
        { label: t.role, value: requester.role ? t.roles[requester.role] : t.noRole },
        ...(requester.since ? [{ label: t.since, value: <Time value={requester.since} /> }] : []),
        ...(coverage
          ? [
              { label: t.plan, value: coverage.plan.name[language] },
              { label: covered.why, value: paidBy || covered.whyNot },
              { label: t.times, value: timesOf(coverage, covered.shortKinds, covered.rows) },
            ]
          : []),
        ...(organisation ? [{ label: t.zone, value: organisation.timeZone }] : []),
        ...(communityPost
          ? [
              {
                label: t.community,
                value: (
                  <a href={communityPost.url} rel="noreferrer" className="text-accent">
                    <Address text={communityPost.url} />
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function OtherTickets({ context }: { context: DeskContext }): ReactNode {
  const t = useTexts(deskFactTexts);
  const words = useTexts(deskWords);
  const format = useFormat();
  const { Link } = useUi();
  const { values } = useUrlParams();
  const { open, latest, ratings } = context.tickets;
  if (latest.length === 0) return null;
  return (
    <section>
      <h3 className="font-semibold">{t.otherTickets}</h3>
      <p className="text-xs text-quiet">
        {t.openTickets(format.number(open))}
        {'\u00A0'}· {t.ratings(format.number(ratings.good), format.number(ratings.bad))}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {latest.slice(0, 5).map(({ id, reference, subject, status }) => (
          <li key={id} className="min-w-0">
            <Link href={deskPath(values, reference)} className="block truncate text-accent">
              {subject}
            </Link>
            <span className="text-xs text-quiet">
              {reference} · {words.statuses[status]}
            </span>
          </li>
        ))}
      </ul>
      {context.organisation && (
        <Link
          href={`/desk?state=all&organisation=${context.organisation.slug}`}
          className="mt-2 block text-accent"
        >
          {t.allOf}
        </Link>
      )}
    </section>
  );
}
