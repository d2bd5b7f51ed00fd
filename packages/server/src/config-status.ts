import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { S3_ADDRESS } from './platform/storage-s3.ts';

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
      'At least 32 random characters that sign what operators tell the status service, and probes where `PROBE_KEY` is not set; the same for all processes. Without it the service makes one in `STATUS_DATA_DIR/key`, which only processes on the same machine can use.',
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
    .refine((targets) => targets.every(isTarget), 'must be folders, or addresses such as s3://bucket/prefix')
    .describe(
      'Where the status site is published besides `STATUS_DATA_DIR/site`, separated by commas: folders, and `s3://bucket/prefix`.',
    ),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe('The S3-compatible server of `s3://` targets. Default: Amazon’s, by `S3_REGION`.'),
  S3_REGION: z.string().default('us-east-1').describe('The region of the buckets.'),
  S3_ACCESS_KEY_ID: z
    .string()
    .optional()
    .describe(
      'The key that writes into the buckets. Default: what the machine has, by its role or its files.',
    ),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('The secret of `S3_ACCESS_KEY_ID`.'),
};

// A scheme that is not known here would become the name of a folder.
function isTarget(target: string): boolean {
  return S3_ADDRESS.test(target) || !/^[a-z][a-z0-9+.-]*:\/\//i.test(target);
}

type Given = z.output<z.ZodObject<typeof statusVariables>> & {
  PORT: number;
  DATA_DIR: string;
  SMTP_URL?: string | undefined;
  MAIL_FROM: string;
};

/** Targets that would lay the site beside secrets, where whoever serves the site could give them out. */
export function targetFaults(vars: Given): string[] {
  const { statusDataDir, statusTargets } = statusConfig(vars);
  const secret = [statusDataDir, resolve(vars.DATA_DIR)];
  const open = statusTargets.filter(
    (target) => !S3_ADDRESS.test(target) && secret.some((folder) => isAround(target, folder)),
  );
  return open.map(
    (target) =>
      `STATUS_TARGETS: ${target} holds data and keys that nobody may read. Name a folder of its own.`,
  );
}

function isAround(folder: string, inner: string): boolean {
  const way = relative(resolve(folder), inner);
  return !way.startsWith('..');
}

/** What the configuration says of the status service. */
export function statusConfig(vars: Given) {
  const byDefault = vars.PORT === 0 || vars.PORT > 65_534 ? 0 : vars.PORT + 1;
  const statusPort = (vars.STATUS_PORT ?? byDefault) || null;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = vars;
  const keys = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined;
  return {
    statusPort,
    statusUrl: (vars.STATUS_URL ?? `http://localhost:${statusPort ?? 0}`).replace(/\/+$/, ''),
    statusDataDir: resolve(vars.STATUS_DATA_DIR ?? `${vars.DATA_DIR}/status`),
    statusKey: vars.STATUS_KEY,
    statusName: vars.STATUS_NAME,
    statusSmtpUrl: vars.STATUS_SMTP_URL ?? vars.SMTP_URL,
    statusMailFrom: vars.STATUS_MAIL_FROM ?? vars.MAIL_FROM,
    statusTargets: vars.STATUS_TARGETS,
    s3: { endpoint: vars.S3_ENDPOINT, region: vars.S3_REGION, keys },
  };
}
