import { resolve } from 'node:path';
import { z } from 'zod';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** The variables of the status service. */
export const statusVariables = {
  STATUS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe(
      'The port of the status site. 0 turns the status service off in this process. Default: `PORT` and one; none when `PORT` is 0.',
    ),
  STATUS_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .refine((text) => ['/', ''].includes(new URL(text).pathname), 'must be an origin, without a path')
    .optional()
    .describe(
      'The address under which people reach the status site; operators and probes talk to it too. Default: `http://localhost:STATUS_PORT`.',
    ),
  STATUS_DATA_DIR: z
    .string()
    .optional()
    .describe(
      'The folder of the status service: its facts, its key and the published site. One process of role `status` holds it, and opens nothing else. Default: `DATA_DIR/status`.',
    ),
  STATUS_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      'At least 32 random characters that sign what operators and probes tell the status service; the same for all processes. Without it the service makes one in `STATUS_DATA_DIR/key`, which only processes on the same machine can use.',
    ),
  STATUS_NAME: z
    .string()
    .min(1)
    .max(100)
    .default('CodePushGo')
    .describe('The name that the status site shows.'),
  STATUS_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
    .optional()
    .describe('The server for mail to subscribers of the status site. Default: `SMTP_URL`.'),
  STATUS_MAIL_FROM: z
    .string()
    .optional()
    .describe('The sender of mail to subscribers of the status site. Default: `MAIL_FROM`.'),
  STATUS_TARGETS: list
    .prefault('')
    .describe(
      'Where the status site is published besides `STATUS_DATA_DIR/site`, separated by commas: folders, and `s3://bucket/prefix`.',
    ),
};

type Given = z.output<z.ZodObject<typeof statusVariables>> & {
  PORT: number;
  DATA_DIR: string;
  SMTP_URL?: string | undefined;
  MAIL_FROM: string;
};

/** What the configuration says of the status service. */
export function statusConfig(vars: Given) {
  const byDefault = vars.PORT === 0 || vars.PORT > 65_534 ? 0 : vars.PORT + 1;
  const statusPort = (vars.STATUS_PORT ?? byDefault) || null;
  return {
    statusPort,
    statusUrl: (vars.STATUS_URL ?? `http://localhost:${statusPort ?? 0}`).replace(/\/+$/, ''),
    statusDataDir: resolve(vars.STATUS_DATA_DIR ?? `${vars.DATA_DIR}/status`),
    statusKey: vars.STATUS_KEY,
    statusName: vars.STATUS_NAME,
    statusSmtpUrl: vars.STATUS_SMTP_URL ?? vars.SMTP_URL,
    statusMailFrom: vars.STATUS_MAIL_FROM ?? vars.MAIL_FROM,
    statusTargets: vars.STATUS_TARGETS,
  };
}
