import type { Platform } from '../../context.ts';
import { counterOf } from '../../platform/counter-of.ts';
import type { OutgoingState } from './schema.ts';

/** Counts mail of support for `/metrics`, by what became of it. */
export function countOutgoing(
  { telemetry }: Pick<Platform, 'telemetry'>,
  state: OutgoingState,
  isAutomatic: boolean,
): void {
  counterOf(telemetry, {
    name: 'codepushgo_mail_out_total',
    help: 'Mails of support that were sent or held back, by what became of them and whether a person wrote them',
    labelNames: ['state', 'automatic'],
  }).inc({ state, automatic: String(isAutomatic) });
}
