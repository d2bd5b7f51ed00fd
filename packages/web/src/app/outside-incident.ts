import type { OpenIncident } from '@codepushgo/contract';
import { useEffect, useState } from 'react';
import { readBoot } from './boot.ts';

const BUDGET_MS = 1000;
const statusUrl = readBoot()?.statusUrl;

/** The newest open incident of the status site, asked directly: for the time in which the server does not answer. */
export function useOutsideIncident(): OpenIncident | undefined {
  const [incident, setIncident] = useState<OpenIncident>();
  useEffect(() => {
    let isShown = true;
    void readOutside().then((found) => isShown && setIncident(found));
    return () => {
      isShown = false;
    };
  }, []);
  return incident;
}

async function readOutside(): Promise<OpenIncident | undefined> {
  if (!statusUrl) return undefined;
  try {
    const signal = AbortSignal.timeout(BUDGET_MS);
    const answer = await fetch(`${statusUrl}/state.json`, { signal, credentials: 'omit', cache: 'no-store' });
    return newestOf(await answer.json());
  } catch {
    // Then there is nothing more to say than that the server does not answer.
    return undefined;
  }
}

function newestOf(state: unknown): OpenIncident | undefined {
  const { incidents } = state as { incidents?: (OpenIncident & { resolvedAt?: string | null })[] };
  return incidents?.find(({ resolvedAt, title }) => !resolvedAt && title?.en && title.fr);
}
