import type { App } from '@codepushgo/contract';
import { allPages } from './api.ts';
import type { Cli } from './cli.ts';
import { usageError } from './errors.ts';
import type { AppTarget } from './target.ts';

/** The operating systems that an app may be for. */
export type AppOs = 'ios' | 'android' | 'windows' | 'macos';

/** Makes an app; platform and project may be left to be found. */
export async function makeApp(
  cli: Cli,
  target: AppTarget,
  given: { os?: AppOs | undefined; project?: string | undefined },
): Promise<App> {
  const os = given.os ?? osOfName(target.app);
  if (!os) throw usageError(`Say what "${target.app}" runs on: add --os ios, android, windows or macos.`);
  const project = given.project ?? (await onlyProject(cli, target));
  return await cli.api().apps.create({ org: target.org, project, name: target.app, os });
}

/** The platform that a name says, or undefined. */
function osOfName(name: string): AppOs | undefined {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return (['ios', 'android', 'windows', 'macos'] as const).find((os) => words.includes(os));
}

// The first app of an organisation should need no step before it: it makes its project.
async function onlyProject(cli: Cli, { org, app }: AppTarget): Promise<string> {
  const api = cli.api();
  const all = await allPages((cursor) => api.projects.list({ org, cursor }));
  if (all.length === 1) return all[0]!.slug;
  if (all.length > 1) {
    const slugs = all.map((one) => one.slug).join(', ');
    throw usageError(`${org} has several projects. Add --project with one of: ${slugs}.`);
  }
  const name = app.replace(/[^\p{L}\p{N}]*(ios|android|windows|macos)$/iu, '') || app;
  const made = await api.projects.create({ org, name: name.slice(0, 128), slug: slugOf(name) });
  cli.say(`Began the project ${org}/${made.slug}.`);
  return made.slug;
}

function slugOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 60);
  return slug.replace(/^-+|-+$/g, '') || 'main';
}
