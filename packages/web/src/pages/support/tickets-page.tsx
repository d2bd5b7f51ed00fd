import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Ticket } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { commandLine, shellWord } from '../../app/command-line.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { useUrlParams, writeSearch } from '../../app/search.ts';
import { usePicker } from '../../app/use-picker.ts';
import { supportDataTexts } from '../../texts/support-data.ts';
import { supportTexts } from '../../texts/support.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Params } from '../../ui/params.ts';
import { Table } from '../../ui/table.tsx';
import type { Column, Filter } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { MailWarningBanner } from './mail-warning-banner.tsx';
import { OwedCell } from './owed-cell.tsx';
import { SupportFrame, supportPath, type SupportPlace } from './support-frame.tsx';
import { SeverityMark } from './severity-mark.tsx';
import { TicketState } from './ticket-state.tsx';

const RENEWED_MS = 30_000;

/** `/o/{org}/support` and `/o/{org}/p/{project}/support`: requests, what is owed on each, and when. */
export function TicketsPage(): ReactNode {
  const { org = '', project } = useParams({ strict: false });
  const at = { org, project };
  const t = useTexts(supportTexts);
  const { organisationExport: exportAll } = useTexts(supportDataTexts);
  const organisation = useQuery(api.organisations.get.queryOptions({ input: { org } }));
  const role = organisation.data?.role;
  const params = useUrlParams();
  const input = inputOf(at, params.values);
  const query = useQuery(
    api.tickets.list.queryOptions({ input, placeholderData: keepPreviousData, refetchInterval: RENEWED_MS }),
  );
  const ask = supportPath(at, 'new') + writeSearch({ project });
  const button = (
    <ButtonLink kind="primary" icon="plus" href={ask}>
      {t.ask}
    </ButtonLink>
  );
  return (
    <SupportFrame
      at={at}
      part="tickets"
      description={t.intro}
      actions={
        <>
          {may(role, 'ticket.export') && (
            <SaveButton isLarge href={`/api/v1/ticket-exports/organisations/${encodeURIComponent(org)}`}>
              {exportAll}
            </SaveButton>
          )}
          {button}
        </>
      }
    >
      <MailWarningBanner />
      <Table
        label={t.list}
        columns={useColumns(project === undefined)}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={({ reference }) => supportPath({ org }, reference)}
        filters={useFilters(at)}
        params={params}
        empty={<Nothing org={org} project={project} button={button} />}
      />
    </SupportFrame>
  );
}

function inputOf({ org, project }: SupportPlace, values: Params['values']) {
  const { state, whose, project: chosen, after } = values;
  return {
    org,
    cursor: after,
    state: stateOf(state),
    mine: String(whose === 'mine'),
    ...((project ?? chosen) && { project: project ?? chosen }),
  };
}

function stateOf(word: string | undefined): 'open' | 'solved' | 'all' {
  return word === 'open' || word === 'solved' ? word : 'all';
}

function useFilters({ org, project }: SupportPlace): Filter[] {
  const t = useTexts(supportTexts);
  const projects = usePicker((page) => api.projects.list.queryOptions({ input: { org, ...page } }));
  const byProject: Filter = {
    kind: 'choice',
    name: 'project',
    label: t.project,
    choices: projects.items.map(({ slug, name }) => ({ value: slug, label: name })),
    onSearch: projects.onSearch,
  };
  return [
    {
      kind: 'choice',
      name: 'state',
      label: t.state,
      choices: (['open', 'solved'] as const).map((value) => ({ value, label: t.states[value] })),
    },
    {
      kind: 'choice',
      name: 'whose',
      label: t.whose,
      anyLabel: t.anyone,
      choices: [{ value: 'mine', label: t.mine }],
    },
    ...(project === undefined ? [byProject] : []),
  ];
}

function useColumns(hasProjects: boolean): Column<Ticket>[] {
  const t = useTexts(supportTexts);
  return [
    {
      id: 'subject',
      header: t.subject,
      isMain: true,
      cell: ({ subject, reference, project, category }) => (
        <span className="flex flex-col wrap-anywhere sm:min-w-56">
          {subject}
          <span className="text-xs font-normal text-quiet">
            {reference}
            {hasProjects && ` · ${project?.name ?? t.categories[category]}`}
          </span>
        </span>
      ),
    },
    { id: 'status', header: t.status, cell: (ticket) => <TicketState ticket={ticket} /> },
    {
      id: 'owed',
      header: t.owed,
      className: 'whitespace-nowrap',
      cell: ({ owed }) => <OwedCell owed={owed} />,
    },
    { id: 'severity', header: t.severity, cell: ({ severity }) => <SeverityMark severity={severity} /> },
    {
      id: 'requester',
      header: t.requester,
      isWideOnly: true,
      cell: ({ requester }) => requester.name ?? t.formerMember,
    },
    {
      id: 'updated',
      header: t.updated,
      className: 'whitespace-nowrap',
      cell: ({ updatedAt }) => <RelativeTime value={updatedAt} />,
    },
  ];
}

function Nothing({ org, project, button }: SupportPlace & { button: ReactNode }): ReactNode {
  const t = useTexts(supportTexts);
  const about = project ? `${org}/${project}` : org;
  return (
    <EmptyState
      level={2}
      icon="mail"
      title={t.empty}
      command={{ label: t.emptyCommand, code: commandLine(`ticket new ${shellWord(about)}`) }}
      actions={button}
    >
      {t.emptyText}
    </EmptyState>
  );
}
