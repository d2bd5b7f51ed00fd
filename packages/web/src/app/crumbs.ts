import { useQuery } from '@tanstack/react-query';
import type { Crumb } from '../ui/page-header.tsx';
import { appPath, channelPath, orgPath, projectPath } from './addresses.ts';
import { api } from './api.ts';

const STEADY = { staleTime: 60_000, retry: false } as const;

/**
 * The way to a page, with the names that people gave: the organisation, then the project, the app and the channel
 * where the page is inside them.
 *
 * @example <Page title={release.label} crumbs={useCrumbs({ org, project, app, channel })}>
 */
export function useCrumbs(at: {
  org: string;
  project?: string | undefined;
  app?: string | undefined;
  channel?: string | undefined;
}): Crumb[] {
  const { org, project, app, channel } = at;
  const input = { org, project: project ?? '' };
  const organisation = useQuery(api.organisations.get.queryOptions({ input: { org }, ...STEADY }));
  const found = useQuery(api.projects.get.queryOptions({ input, ...STEADY, enabled: project !== undefined }));
  const crumbs = [{ label: organisation.data?.name ?? org, href: orgPath(org) }];
  if (!project) return crumbs;
  crumbs.push({ label: found.data?.name ?? project, href: projectPath({ org, project }) });
  if (!app) return crumbs;
  crumbs.push({ label: app, href: appPath({ org, project, app }) });
  if (channel) crumbs.push({ label: channel, href: channelPath({ org, project, app, channel }) });
  return crumbs;
}
