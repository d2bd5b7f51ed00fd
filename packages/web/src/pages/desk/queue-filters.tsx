import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { withValue } from '../../app/with-value.ts';
import { deskTexts } from '../../texts/desk.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import type { Choice } from '../../ui/select.tsx';
import type { Filter } from '../../ui/table-types.ts';
import { choicesOf } from './choices-of.ts';
import { filterNames } from './queue-filter.ts';

/** What the queue shows, kept in the address. */
export function QueueFilters(): ReactNode {
  const t = useTexts(deskTexts);
  const { values, set } = useUrlParams();
  const filters = useFilters();
  const none = Object.fromEntries(filterNames.map((name) => [name, undefined]));
  return (
    <FilterBar
      label={t.queue}
      filters={filters}
      valueOf={(name) => values[name] ?? ''}
      onChange={(changes) => set({ ...changes, after: undefined })}
      isFiltered={filterNames.some((name) => values[name])}
      onClear={() => set({ ...none, after: undefined })}
    />
  );
}

function useFilters(): Filter[] {
  const t = useTexts(deskTexts);
  const words = useTexts(deskWords);
  const { values } = useUrlParams();
  const agents = useQuery(api.desk.listAgents.queryOptions({ staleTime: 60_000 }));
  const tags = useQuery(api.desk.listTags.queryOptions({ staleTime: 60_000 }));
  const people = (agents.data?.items ?? []).map(({ accountId, name }) => ({ value: accountId, label: name }));
  const mine = [{ value: 'me', label: t.me }, { value: 'none', label: t.none }, ...people];
  const used = (tags.data?.items ?? []).map(({ tag }) => ({ value: tag, label: tag }));
  const { open, ...others } = t.states;
  const choice = (name: string, label: string, choices: Choice[]): Filter => ({
    kind: 'choice',
    name,
    label,
    choices: withValue(choices, values[name]),
  });
  return [
    { kind: 'search', name: 'text', label: t.searchLabel, placeholder: t.search },
    { kind: 'choice', name: 'state', label: t.state, anyLabel: open, choices: choicesOf(others) },
    choice('assignee', t.assignee, mine),
    choice('queue', t.queueFilter, choicesOf(words.queues)),
    choice('severity', t.severity, choicesOf(words.severities)),
    choice('tier', t.tier, choicesOf({ ...words.rows, none: t.noTier })),
    choice('breached', t.late, [{ value: 'true', label: t.onlyLate }]),
    ...(used.length > 0 || values['tag'] ? [choice('tag', t.tag, used)] : []),
    // Chosen elsewhere: here there is no list of all customers.
    ...(values['status'] ? [choice('status', t.status, choicesOf(words.statuses))] : []),
    ...(values['organisation'] ? [choice('organisation', t.organisation, [])] : []),
    ...(values['project'] ? [choice('project', t.project, [])] : []),
  ];
}
