import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { withValue } from '../../app/with-value.ts';
import { releaseListTexts } from '../../texts/releases.ts';
import type { Choice } from '../../ui/select.tsx';
import type { Filter } from '../../ui/table-types.ts';

const MOST = 100;
const STATES = ['live', 'rolling-out', 'halted', 'disabled'] as const;

/** The filters of a list of releases; what they offer is what there is. A value of the address always stays. */
export function useReleaseFilters(
  at: { org: string; project?: string | undefined },
  chosen: Record<string, string | undefined>,
): Filter[] {
  const t = useTexts(releaseListTexts);
  const apps = useQuery(api.apps.list.queryOptions({ input: { ...at, limit: MOST } }));
  const channels = useQuery(
    api.apps.listChannels.queryOptions({
      input: { org: at.org, app: chosen['app'] ?? '' },
      enabled: Boolean(chosen['app']),
    }),
  );
  const members = useQuery(
    api.organisations.listMembers.queryOptions({ input: { org: at.org, limit: MOST }, retry: false }),
  );
  const appNames = apps.data?.items.map(({ name }) => name) ?? [];
  const channelNames = channels.data?.items.map(({ name }) => name) ?? ['Production', 'Staging'];
  const authors =
    members.data?.items.map(({ email, name }) => ({ value: email, label: name || email })) ?? [];
  const choice = (name: 'app' | 'channel' | 'state' | 'author', choices: Choice[]): Filter => ({
    kind: 'choice',
    name,
    label: t.filters[name],
    anyLabel: t.all[name],
    choices,
  });
  return [
    { kind: 'search', name: 'search', label: t.searchLabel, placeholder: t.search },
    choice('app', withValue(appNames.map(plain), chosen['app'])),
    choice('channel', withValue(channelNames.map(plain), chosen['channel'])),
    choice(
      'state',
      STATES.map((value) => ({ value, label: t.states[value] })),
    ),
    choice('author', withValue(authors, chosen['author'])),
  ];
}

function plain(name: string): Choice {
  return { value: name, label: name };
}
