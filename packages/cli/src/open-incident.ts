import type { OpenIncident } from '@codepushgo/contract';
import { plain } from './format.ts';

const BUDGET_MS = 1000;

/**
 * The incident of a status site that is open and began last; undefined when there is none, or when that cannot be told
 * within a second.
 */
export async function findOpenIncident(
  statusUrl: string | undefined,
  ask: typeof fetch,
): Promise<OpenIncident | undefined> {
  if (!statusUrl) return undefined;
  try {
    const url = `${statusUrl.replace(/\/+$/, '')}/state.json`;
    const answer = await ask(url, { signal: AbortSignal.timeout(BUDGET_MS), redirect: 'error' });
    if (!answer.ok) return undefined;
    return newestOf(await answer.json());
  } catch {
    // What failed before is what counts; this only adds to it.
    return undefined;
  }
}

function newestOf(state: unknown): OpenIncident | undefined {
  const { incidents } = state as {
    incidents?: (OpenIncident & { startedAt: string; resolvedAt?: string })[];
  };
  const open = (incidents ?? [])
    .filter(({ resolvedAt, title }) => !resolvedAt && typeof title?.en === 'string')
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
  if (!open) return undefined;
  const { id, title, update, startedAt, url, components } = open;
  return { id, title, update, since: startedAt, url: url ?? null, components };
}

/** An incident in lines for people. */
export function describeIncident({ title, update, since, url }: OpenIncident): string {
  return [
    `There is an open incident since ${since}: ${plain(title.en)}`,
    plain(update?.en ?? ''),
    url ? `Follow it: ${plain(url)}` : '',
  ]
    .filter(Boolean)
    .map((line) => `  ${line}\n`)
    .join('');
}
