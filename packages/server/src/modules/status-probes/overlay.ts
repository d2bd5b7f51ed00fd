import type { Span } from './step-level.ts';

export type OutageState = 'partial_outage' | 'major_outage';

/** A confirmed outage, half-open; `toMs` is null while it lasts. */
export interface Outage extends Span {
  state: OutageState;
}

/** Both levels as one line of outages: major where it was major, partial in what remains. */
export function overlay(partial: Span[], major: Span[]): Outage[] {
  const edges = [...partial, ...major].flatMap(({ fromMs, toMs }) => [fromMs, toMs ?? Infinity]);
  const bounds = [...new Set(edges)].sort((a, b) => a - b);
  const line: Outage[] = [];
  for (const [index, fromMs] of bounds.slice(0, -1).entries()) {
    const state = stateAt(partial, major, fromMs);
    if (!state) continue;
    const next = bounds[index + 1]!;
    const toMs = next === Infinity ? null : next;
    const last = line.at(-1);
    if (last?.state === state && last.toMs === fromMs) last.toMs = toMs;
    else line.push({ fromMs, toMs, state });
  }
  return line;
}

function stateAt(partial: Span[], major: Span[], atMs: number): OutageState | null {
  const covers = ({ fromMs, toMs }: Span): boolean => fromMs <= atMs && (toMs === null || atMs < toMs);
  if (major.some(covers)) return 'major_outage';
  return partial.some(covers) ? 'partial_outage' : null;
}
