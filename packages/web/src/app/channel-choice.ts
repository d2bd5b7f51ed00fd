import { useQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import { faultOf } from './faults.ts';
import { useUrlParams } from './search.ts';
import { usePicker } from './use-picker.ts';

const MOST = 100;
const STEADY = { staleTime: 60_000 } as const;

/** The channel that a page with a choice of app and channel shows. */
export interface ChosenChannel {
  org: string;
  project: string;
  app: string;
  channel: string;
  /** Of the app: `ios`, `android`, … */
  os: string | null;
}

/** What there is to choose from, and what is chosen. */
export interface ChannelChoice {
  apps: string[];
  /** Given where there are more apps than these: searches for others. */
  onSearchApps: ((text: string) => void) | undefined;
  channels: string[];
  /** Undefined until it is known; null when there is no app yet. */
  chosen: ChosenChannel | null | undefined;
  error: unknown;
  retry: () => void;
}

/**
 * An app and a channel out of an organisation or a project, as the address names them (`?app=shop-ios&channel=Staging`);
 * else the first app, and Production where there is such a channel.
 */
export function useChannelChoice(at: { org: string; project?: string | undefined }): ChannelChoice {
  const { org } = at;
  const { values } = useUrlParams();
  const apps = useQuery(api.apps.list.queryOptions({ input: { ...at, limit: MOST }, ...STEADY }));
  const picked = usePicker((page) => api.apps.list.queryOptions({ input: { ...at, ...page }, ...STEADY }));
  // The one that the address names may be beyond the first page.
  const isBeyond =
    !!values['app'] && !!apps.data?.nextCursor && !apps.data.items.some(({ name }) => name === values['app']);
  const named = useQuery(
    api.apps.get.queryOptions({
      input: { org, app: values['app'] ?? '' },
      enabled: isBeyond,
      retry: false,
      ...STEADY,
    }),
  );
  const projects = useQuery(api.projects.list.queryOptions({ input: { org, limit: MOST }, ...STEADY }));
  const listed = apps.data?.items.find(({ name }) => name === values['app']) ?? apps.data?.items[0];
  const app = isBeyond && !named.isError ? named.data : listed;
  const channels = useQuery(
    api.apps.listChannels.queryOptions({ input: { org, app: app?.name ?? '' }, enabled: !!app, ...STEADY }),
  );
  const names = channels.data?.items.map(({ name }) => name) ?? [];
  const wanted = [values['channel'], 'Production', names[0]];
  const channel = wanted.find((name) => name !== undefined && names.includes(name));
  // Addresses take an id, too: of a project beyond the first page, or of one where only this app may be seen.
  const slug = projects.data?.items.find(({ id }) => id === app?.projectId)?.slug;
  const project = at.project ?? slug ?? (projects.isSuccess ? app?.projectId : undefined);
  const isReady = app && channel !== undefined && project !== undefined;
  const isNone = apps.data?.items.length === 0 || (channels.isSuccess && channel === undefined);
  return {
    apps: picked.items.map(({ name }) => name),
    onSearchApps: picked.onSearch,
    channels: names,
    chosen: isReady ? { org, project, app: app.name, channel, os: app.os } : isNone ? null : undefined,
    error: faultOf(apps) ?? faultOf(channels) ?? faultOf(projects),
    retry: () => void Promise.all([apps.refetch(), projects.refetch(), channels.refetch()]),
  };
}
