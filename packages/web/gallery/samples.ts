/** What the gallery shows; the same on every visit, but for the present. */
export const HASH = '6f1ed002ab5595859014ebf0951522d9a1c2f0a36b4a3b0e0a3c0b7b7f2f5d61';

/** The instant so many minutes ago. */
export function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

/** A rising row of numbers with some noise. */
export function trend(length: number, slope: number, start = 20): number[] {
  return Array.from({ length }, (_, at) =>
    Math.round(start + at * slope + 6 * Math.sin(at * 1.7) + 3 * Math.cos(at * 0.6)),
  );
}

/** A row of the tables. */
export interface Device {
  id: string;
  model: string;
  version: string;
  release: string;
  state: 'operational' | 'degraded' | 'major' | 'unknown';
  checks: number;
  seen: string;
}

const models = ['iPhone 15 Pro', 'Galaxy S24', 'Pixel 9', 'iPad mini', 'Redmi Note 13', 'Fairphone 5'];
const states = ['operational', 'operational', 'degraded', 'operational', 'major', 'unknown'] as const;

/** Devices, as many as are asked for. */
export function devices(count: number): Device[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `d${(at * 7919 + 104729).toString(16)}-${(at * 15485863 + 32452843).toString(16)}`,
    model: models[at % models.length]!,
    version: `3.${4 - (at % 3)}.${at % 5}`,
    release: `v${12 - (at % 4)}`,
    state: states[at % states.length]!,
    checks: (at * 37) % 211,
    seen: ago(at * at * 11 + 1),
  }));
}
