import { Counter } from 'prom-client';
import type { Platform } from '../../context.ts';
import type { MailState } from './schema.ts';

const NAME = 'codepushgo_mail_in_total';

/** Counts a message for `/metrics`, by what became of it. */
export function countMail({ telemetry }: Platform, outcome: MailState | 'acknowledged' | 'put-off'): void {
  const { registry } = telemetry;
  const known = registry.getSingleMetric(NAME) as Counter<'outcome'> | undefined;
  const counter =
    known ??
    new Counter({
      name: NAME,
      help: 'Messages to support, by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    });
  counter.inc({ outcome });
}
