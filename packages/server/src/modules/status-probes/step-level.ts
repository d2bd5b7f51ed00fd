/** Half-open; `toMs` is null while it lasts. */
export interface Span {
  fromMs: number;
  toMs: number | null;
}

/** One level of outage: the times it was confirmed, and the rounds in a row that speak against how it is now. */
export interface Level {
  /** The oldest first; only the last may be open. */
  spans: Span[];
  run: { rounds: number; fromMs: number } | null;
}

export const CALM: Level = { spans: [], run: null };

/** The span that lasts, if any. */
export function openSpan(level: Level): Span | null {
  const last = level.spans.at(-1);
  return last?.toMs === null ? last : null;
}

/** The level after a known round: it turns once enough rounds in a row say so, dated to the first of them. */
export function stepLevel(
  level: Level,
  isReached: boolean,
  fromMs: number,
  rounds: { confirm: number; recover: number },
): Level {
  const open = openSpan(level);
  if (isReached === (open !== null)) return { ...level, run: null };
  const run = { rounds: (level.run?.rounds ?? 0) + 1, fromMs: level.run?.fromMs ?? fromMs };
  if (run.rounds < (open ? rounds.recover : rounds.confirm)) return { ...level, run };
  return open
    ? { spans: [...level.spans.slice(0, -1), { fromMs: open.fromMs, toMs: run.fromMs }], run: null }
    : { spans: [...level.spans, { fromMs: run.fromMs, toMs: null }], run: null };
}

/** The level open since then at the latest: spans that ended later are one with it. */
export function openSince(level: Level, fromMs: number): Level {
  const before = level.spans.filter(({ toMs }) => toMs !== null && toMs < fromMs);
  const first = level.spans[before.length];
  return {
    spans: [...before, { fromMs: Math.min(fromMs, first?.fromMs ?? fromMs), toMs: null }],
    run: openSpan(level) ? level.run : null,
  };
}
