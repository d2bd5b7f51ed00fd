import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { usePicker } from '../../app/use-picker.ts';
import { withValue } from '../../app/with-value.ts';
import { releaseListTexts } from '../../texts/releases.ts';
import type { Choice } from '../../ui/select.tsx';
import type { Filter } from '../../ui/table-types.ts';

const STATES = ['live', 'rolling-out', 'halted', 'disabled'] as const;

/** The filters of a list of releases; what they offer is what there is. A value of the address always stays. */
export function useReleaseFilters(
  at: { org: string; project?: string | undefined },
  chosen: Record<string, string | undefined>,
): Filter[] {
  const t = useTexts(releaseListTexts);
  const apps = usePicker((page) => api.apps.list.queryOptions({ input: { ...at, ...page } }));
  const channels = useQuery(
    api.apps.listChannels.queryOptions({
      input: { org: at.org, app: chosen['app'] ?? '' },
      enabled: Boolean(chosen['app']),
    }),
  );
  const members = usePicker((page) =>
    api.organisations.listMembers.queryOptions({ input: { org: at.org, ...page }, retry: false }),
  );
  const appNames = apps.items.map(({ name }) => name);
  const channelNames = channels.data?.items.map(({ name }) => name) ?? ['Production', 'Staging'];
  const authors = members.items.map(({ email, name }) => ({ value: email, label: name || email }));
  const choice = (
    name: 'app' | 'channel' | 'state' | 'author',
    choices: Choice[],
    onSearch?: (text: string) => void,
  ): Filter => ({
    kind: 'choice',
    name,
    label: t.filters[name],
    anyLabel: t.all[name],
    choices,
    onSearch,
  });
  return [
    { kind: 'search', name: 'search', label: t.searchLabel, placeholder: t.search },
    choice('app', withValue(appNames.map(plain), chosen['app']), apps.onSearch),
    choice('channel', withValue(channelNames.map(plain), chosen['channel'])),
    choice(
      'state',
      STATES.map((value) => ({ value, label: t.states[value] })),
    ),
    choice('author', withValue(authors, chosen['author']), members.onSearch),
  ];
}

function plain(name: string): Choice {
  return { value: name, label: name };
}
