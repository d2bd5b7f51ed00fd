import { z } from 'zod';
import { probeVariables } from './config-probe.ts';
import { statusVariables } from './config-status.ts';

/** What a process can do. */
export const ROLES = ['web', 'device', 'worker', 'mail', 'status', 'probe'] as const;
export const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const origin = httpUrl.refine(
  (text) => new URL(text).origin === text,
  'must be an origin: scheme, host and port only',
);

const DOMAIN = /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;
const DNS_SERVER = /^(?:\d+(?:\.\d+){3}|\[[0-9a-f:.]+\]|[0-9a-f:]+:[0-9a-f:.]*)(?::\d+)?$/i;

/** Every variable that the server reads, in the order in which the documentation lists them. */
export const variables = z.object({
  PORT: whole(0, 65_535).default(4000).describe('The port for HTTP. 0 takes a free one.'),
  HOST: z.string().default('0.0.0.0').describe('The address to listen on.'),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe('The folder for the embedded database, packages and outgoing mail.'),
  PUBLIC_URL: httpUrl
    .optional()
    .describe(
      'The address under which people and devices reach the server. Default: `http://localhost:PORT`.',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
    .optional()
    .describe('A PostgreSQL 15 or newer. Without it the embedded database in `DATA_DIR/db` is used.'),
  DATABASE_POOL: whole(2, 200).default(10).describe('How many connections to PostgreSQL a process may open.'),
  ROLES: list
    .pipe(z.array(z.enum(ROLES)).min(1))
    .prefault(ROLES.join(','))
    .describe(
      'What this process does, separated by commas: `web` (API, pages, tools), `device` (update checks, downloads, reports), `worker` (background jobs), `mail` (takes in mail to support), `status` (the status site; alone it opens nothing but `STATUS_DATA_DIR`), `probe` (measures the platform; alone it opens nothing). The embedded database needs the first four.',
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
    .optional()
    .describe('The server for outgoing mail. Without it mail is written to `DATA_DIR/outbox`.'),
  MAIL_FROM: z
    .string()
    .min(3)
    .default('CodePushGo <no-reply@localhost>')
    .describe('The sender of outgoing mail.'),
  MAIL_DOMAIN: z
    .string()
    .regex(DOMAIN, 'must be a domain name')
    .optional()
    .describe(
      'The domain of the addresses that support answers at, such as `support@`. Default: the host of `PUBLIC_URL`.',
    ),
  MAIL_IN_PORT: whole(0, 65_535)
    .optional()
    .describe(
      'The port that takes in mail to support. 0 takes none in. Default: `PORT` and two; none when `PORT` is 0.',
    ),
  MAIL_IN_PROTOCOL: z
    .enum(['smtp', 'lmtp'])
    .default('smtp')
    .describe(
      'How mail comes in: `smtp` from anybody, or `lmtp` from a mail server of your own in front. With `lmtp` the sender’s address is not known, so DKIM or `MAIL_TRUSTED_AUTHSERV` must vouch for it.',
    ),
  MAIL_TLS_CERT_FILE: z
    .string()
    .optional()
    .describe(
      'The certificate chain (PEM) for STARTTLS on `MAIL_IN_PORT`; together with `MAIL_TLS_KEY_FILE`.',
    ),
  MAIL_TLS_KEY_FILE: z.string().optional().describe('The private key (PEM) of `MAIL_TLS_CERT_FILE`.'),
  MAIL_IMAP_URL: z
    .url({ protocol: /^imaps?$/, error: 'must be an imap:// or imaps:// address' })
    .optional()
    .describe(
      'A mailbox to fetch mail from, with user and password in the address, for instance `imaps://user:secret@mail.example.com/INBOX`. A message is marked as seen once it is kept.',
    ),
  MAIL_DNS_SERVERS: list
    .pipe(z.array(z.string().regex(DNS_SERVER, 'must be IP addresses, each with a port if it is not 53')))
    .prefault('')
    .describe(
      'Name servers that judge who sent a mail, separated by commas, for instance `10.0.0.2,[fd00::2]:5353`. Default: those of the system.',
    ),
  MAIL_TRUSTED_AUTHSERV: list
    .prefault('')
    .describe(
      'Names in `Authentication-Results` that are believed, separated by commas; only for `lmtp` and `MAIL_IMAP_URL`, and only when that server removes forged ones.',
    ),
  CLAMD_URL: z
    .string()
    .regex(/^(?:tcp:\/\/[^/\s]+|unix:\/\S+)$/, 'must be tcp://host:port or unix:/path')
    .optional()
    .describe(
      'The virus scanner clamd, as `tcp://host:port` or `unix:/path`. Files of tickets are given out once it has found them clean. Without it they are marked as unscanned.',
    ),
  TICKET_RETENTION_DAYS: whole(0, 36_500)
    .default(1095)
    .describe(
      'After how many days what was written on a closed ticket is erased, files included. 0 keeps it for ever.',
    ),
  MAIL_RETENTION_DAYS: whole(0, 36_500)
    .default(90)
    .describe(
      'After how many days mail to support is erased as it came; what tickets took from it stays. 0 keeps it for ever.',
    ),
  SIGN_UP: z
    .enum(['open', 'invited'])
    .default('invited')
    .describe('Who may make an account once the first one exists.'),
  CONTACT_EMAIL: z
    .email({ error: 'must be an e-mail address' })
    .optional()
    .describe('Where people write who want a plan; shown on the page of prices.'),
  STATUS_STATE: z
    .string()
    .optional()
    .describe(
      'The file, or the http address, of a state document that names open incidents; who asks for help is shown them first.',
    ),
  ...statusVariables,
  ...probeVariables,
  DEFAULT_PLAN: z
    .string()
    .default('self-hosted')
    .describe(
      'The plan on which organisations start: one of the catalogue that has no price, such as `self-hosted` or `free`.',
    ),
  CORS_ORIGINS: list
    .pipe(z.array(origin))
    .prefault('http://localhost:4000')
    .describe('Origins of browsers that may use the management routes, separated by commas.'),
  UPLOAD_LIMIT_MB: whole(1, 10_000)
    .default(200)
    .describe('The largest package, zipped, in megabytes of 1,048,576 bytes.'),
  DIFF_PACKAGE_COUNT: whole(0, 100)
    .default(5)
    .describe('For how many earlier releases a file diff is prepared.'),
  TRUST_PROXY: whole(0, 10)
    .default(0)
    .describe('How many proxies stand in front and append to `X-Forwarded-For`.'),
  CLIENT_SILENCE_SECONDS: whole(1, 3600)
    .default(120)
    .describe('How long a client may stop sending in the middle of a request before it is refused.'),
  SECRET_KEY: list
    .pipe(z.array(z.string().min(32)))
    .prefault('')
    .describe(
      'At least 32 random characters that seal what must be readable again, such as the secrets of webhooks; the same for all processes. Several, separated by commas: the first seals, all open. Without it the database keeps a key of its own, and a copy of the database alone opens everything.',
    ),
  WEBHOOK_ALLOW_PRIVATE: list
    .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()], 'must be ranges such as 10.0.0.0/8 or fd00::/8')))
    .prefault('')
    .describe(
      'Ranges of addresses that webhooks may reach although they are not public, separated by commas, for instance `10.1.0.0/16,127.0.0.1/32`. There `http` works too; everywhere else webhooks need `https`.',
    ),
  METRICS_TOKEN: z.string().min(16).optional().describe('If set, `/metrics` asks for it as a bearer token.'),
  LOG_LEVEL: z.enum(LEVELS).default('info').describe('The least severe level that is logged.'),
  STOP_GRACE_SECONDS: whole(1, 600)
    .default(30)
    .describe('How long requests and jobs under way may go on after a stop signal.'),
});
