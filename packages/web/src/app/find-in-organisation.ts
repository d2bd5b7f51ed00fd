import type { App } from '@codepushgo/contract';
import { appPath, channelPath } from './addresses.ts';
import { api, client, queryClient } from './api.ts';

/** Something that was found, and where it is. */
export interface Found {
  kind: 'app' | 'release';
  label: string;
  hint: string;
  href: string;
}

const PAGE = 100;
const MOST_PAGES = 10;
const MOST_RELEASES = 8;

/** Apps and releases of an organisation that a text names: by their names, by label, description or commit. */
export async function findInOrganisation(org: string, text: string): Promise<Found[]> {
  const [apps, releases] = await Promise.all([findApps(org, text), findReleases(org, text)]);
  return [...apps, ...releases];
}

async function findApps(org: string, text: string): Promise<Found[]> {
  const [projects, apps] = await Promise.all([
    queryClient.fetchQuery(api.projects.list.queryOptions({ input: { org, limit: PAGE } })),
    queryClient.fetchQuery({ queryKey: ['all apps', org], queryFn: () => allApps(org), staleTime: 60_000 }),
  ]);
  const slugs = new Map(projects.items.map(({ id, slug }) => [id, slug]));
  const wanted = text.toLowerCase();
  const names = ({ name, displayName }: App): string => `${name}\n${displayName}`.toLowerCase();
  return apps
    .filter((app) => names(app).includes(wanted))
    .map(({ name, projectId }) => {
      const project = slugs.get(projectId) ?? projectId;
      return { kind: 'app', label: name, hint: project, href: appPath({ org, project, app: name }) };
    });
}

async function allApps(org: string): Promise<App[]> {
  const found: App[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextCursor } = await client.apps.list({ org, limit: PAGE, cursor });
    found.push(...items);
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return found;
}

async function findReleases(org: string, search: string): Promise<Found[]> {
  const input = { org, search, limit: MOST_RELEASES };
  const { items } = await queryClient.fetchQuery(api.insights.releases.queryOptions({ input }));
  return items.map(({ label, description, project, app, channel }) => ({
    kind: 'release',
    label: [label, description].filter(Boolean).join(' · '),
    hint: `${app.name} · ${channel.name}`,
    href: channelPath(
      { org, project: project.slug, app: app.name, channel: channel.name },
      'releases',
      label,
    ),
  }));
}
