import type { Platform } from '../../context.ts';
import { counterOf } from '../../platform/counter-of.ts';
import type { MailState } from './schema.ts';

/** Counts a message for `/metrics`, by what became of it. */
export function countMail({ telemetry }: Platform, outcome: MailState | 'acknowledged' | 'put-off'): void {
  counterOf(telemetry, {
    name: 'codepushgo_mail_in_total',
    help: 'Messages to support, by what became of them',
    labelNames: ['outcome'],
  }).inc({ outcome });
}
