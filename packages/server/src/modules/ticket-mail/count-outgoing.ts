import { Counter } from 'prom-client';
import type { Platform } from '../../context.ts';
import type { OutgoingState } from './schema.ts';

const NAME = 'codepushgo_mail_out_total';

/** Counts mail of support for `/metrics`, by what became of it. */
export function countOutgoing(
  { telemetry }: Pick<Platform, 'telemetry'>,
  state: OutgoingState,
  isAutomatic: boolean,
): void {
  const { registry } = telemetry;
  const known = registry.getSingleMetric(NAME) as Counter<'state' | 'automatic'> | undefined;
  const counter =
    known ??
    new Counter({
      name: NAME,
      help: 'Mails of support that were sent or held back, by what became of them and whether a person wrote them',
      labelNames: ['state', 'automatic'],
      registers: [registry],
    });
  counter.inc({ state, automatic: String(isAutomatic) });
}
