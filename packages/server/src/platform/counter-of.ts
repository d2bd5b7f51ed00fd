import { Counter, type CounterConfiguration } from 'prom-client';
import type { Telemetry } from './telemetry.ts';

/**
 * The counter of this name in a server's figures; made when it is asked for first.
 *
 * @example counterOf(telemetry, { name: 'codepushgo_x_total', help: 'Of x', labelNames: ['state'] }).inc({ state: 'a' });
 */
export function counterOf<L extends string>(
  { registry }: Telemetry,
  { name, ...said }: Omit<CounterConfiguration<L>, 'registers'>,
): Counter<L> {
  const known = registry.getSingleMetric(name) as Counter<L> | undefined;
  return known ?? new Counter({ name, ...said, registers: [registry] });
}
