import { allPages } from './api.ts';
import type { Cli } from './cli.ts';
import { CliError, usageError } from './errors.ts';

/** An app as the API names it. */
export interface AppTarget {
  org: string;
  app: string;
}

/** A channel as the API names it. */
export interface ChannelTarget extends AppTarget {
  channel: string;
}

/**
 * Reads `name` or `organisation/name`.
 *
 * @throws CliError when no organisation is known and several could be meant
 */
export async function appTarget(cli: Cli, text: string): Promise<AppTarget> {
  const parts = text.split('/');
  if (parts.length > 2 || parts.some((part) => part === '')) {
    throw usageError(`"${text}" does not name an app. Write name, or organisation/name.`);
  }
  if (parts.length === 2) return { org: parts[0]!, app: parts[1]! };
  return { org: await organisation(cli), app: text };
}

/** The same for a channel of an app. */
export async function channelTarget(cli: Cli, app: string, channel: string): Promise<ChannelTarget> {
  return { ...(await appTarget(cli, app)), channel };
}

/** The organisation that names are looked up in: the chosen one, or the only one. */
export async function organisation(cli: Cli): Promise<string> {
  if (cli.config.organisation) return cli.config.organisation;
  const api = cli.api();
  const all = await allPages((cursor) => api.organisations.list({ cursor }));
  if (all.length === 1) return all[0]!.slug;
  if (all.length === 0)
    throw new CliError(
      'failed',
      'You work in no organisation yet. Run `codepushgo organisation create <slug>`.',
    );
  const slugs = all.map((one) => one.slug).join(', ');
  throw new CliError(
    'failed',
    `You work in several organisations: ${slugs}. Run \`codepushgo organisation use <slug>\`, add --org <slug>, or write organisation/app.`,
  );
}

/** How a command shows an app or channel. */
export function nameOf(target: AppTarget | ChannelTarget): string {
  const app = `${target.org}/${target.app}`;
  return 'channel' in target ? `${app} ${target.channel}` : app;
}

/** The label that is meant: the one given, or the newest of the channel. */
export async function labelOf(cli: Cli, target: ChannelTarget, label: string | undefined): Promise<string> {
  if (label !== undefined) {
    if (!/^v[1-9]\d{0,8}$/.test(label)) throw usageError(`"${label}" is not a label. Labels look like v3.`);
    return label;
  }
  const newest = await cli.api().releases.list({ ...target, limit: 1 });
  const [release] = newest.items;
  if (!release)
    throw new CliError('failed', `${nameOf(target)} has no releases yet. Run \`codepushgo release\` first.`);
  return release.label;
}
