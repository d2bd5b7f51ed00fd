import { appPath, channelPath, projectPath } from './addresses.ts';
import { api, queryClient } from './api.ts';

/** Something that was found, and where it is. */
export interface Found {
  kind: 'project' | 'app' | 'release';
  label: string;
  hint: string;
  href: string;
}

const PAGE = 100;
const MOST_FOUND = 8;

/** Projects, apps and releases of an organisation that a text names: by their names, by label, description or commit. */
export async function findInOrganisation(org: string, text: string): Promise<Found[]> {
  const found = await Promise.all([findProjects(org, text), findApps(org, text), findReleases(org, text)]);
  return found.flat();
}

async function findProjects(org: string, search: string): Promise<Found[]> {
  const input = { org, search, limit: MOST_FOUND };
  const { items } = await queryClient.fetchQuery(api.projects.list.queryOptions({ input }));
  return items.map(({ name, slug }) => ({
    kind: 'project',
    label: name,
    hint: slug,
    href: projectPath({ org, project: slug }),
  }));
}

async function findApps(org: string, search: string): Promise<Found[]> {
  const [projects, apps] = await Promise.all([
    queryClient.fetchQuery(api.projects.list.queryOptions({ input: { org, limit: PAGE } })),
    queryClient.fetchQuery(api.apps.list.queryOptions({ input: { org, search, limit: MOST_FOUND } })),
  ]);
  const slugs = new Map(projects.items.map(({ id, slug }) => [id, slug]));
  return apps.items.map(({ name, projectId }) => {
    const project = slugs.get(projectId) ?? projectId;
    return { kind: 'app', label: name, hint: project, href: appPath({ org, project, app: name }) };
  });
}

async function findReleases(org: string, search: string): Promise<Found[]> {
  const input = { org, search, limit: MOST_FOUND };
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
