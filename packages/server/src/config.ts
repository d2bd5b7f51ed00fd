import { resolve } from 'node:path';
import { domainToASCII } from 'node:url';
import type { z } from 'zod';
import { probeConfig } from './config-probe.ts';
import { statusConfig, targetFaults } from './config-status.ts';
import type { S3Settings } from './platform/storage-s3.ts';
import { ROLES, variables, type LEVELS } from './config-variables.ts';

/** What a process does: serve people and tools, serve devices, run background jobs, take in mail, tell the status, measure. */
export type ProcessRole = (typeof ROLES)[number];

/** The configuration of one process: checked once, passed in, never read again from the environment. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** Without a slash at the end. */
  publicUrl: string;
  databaseUrl: string | undefined;
  databasePool: number;
  roles: ProcessRole[];
  smtpUrl: string | undefined;
  mailFrom: string;
  /** The domain of our own mailboxes, as an A-label in lower case. */
  mailDomain: string;
  /** Null: no mail is taken in. 0: a free port, for tests. */
  mailInPort: number | null;
  mailInProtocol: 'smtp' | 'lmtp';
  mailTls: { certFile: string; keyFile: string } | undefined;
  mailImapUrl: string | undefined;
  /** Empty: those of the system. */
  mailDnsServers: string[];
  /** In lower case. */
  mailTrustedAuthserv: string[];
  signUp: 'open' | 'invited';
  clamdUrl: string | undefined;
  ticketRetentionDays: number;
  mailRetentionDays: number;
  contactEmail: string | undefined;
  statusState: string | undefined;
  /** Null: this process has no status service. 0: a free port, for tests. */
  statusPort: number | null;
  /** The origin of the status site, without a slash at the end. */
  statusUrl: string;
  statusDataDir: string;
  /** Not given: the service makes one, see `statusKeyOf`. */
  statusKey: string | undefined;
  statusName: string;
  statusSmtpUrl: string | undefined;
  statusMailFrom: string;
  /** Folders, and addresses of the form `s3://bucket/prefix`. */
  statusTargets: string[];
  /** How buckets are reached. */
  s3: S3Settings;
  /** The origin that probes check, without a slash at the end. */
  probeUrl: string;
  /** Not given: places of probes sign with the key of the service. */
  probeKey: string | undefined;
  /** Not given: this process does not probe. */
  probeDeploymentKey: string | undefined;
  probePlace: string;
  /** The places that the status service expects reports from. */
  probePlaces: string[];
  probeIntervalMs: number;
  probeNoticeMs: number;
  defaultPlan: string;
  corsOrigins: string[];
  uploadLimitBytes: number;
  diffPackageCount: number;
  trustProxy: number;
  silenceMs: number;
  /** The first one seals; empty: the database keeps a key. */
  secretKeys: string[];
  /** Ranges that webhooks may reach besides public addresses. */
  webhookAllowPrivate: string[];
  metricsToken: string | undefined;
  logLevel: (typeof LEVELS)[number];
  stopGraceMs: number;
}

/** Every fault of the environment at once, with what to do. */
export class ConfigError extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(`The configuration is not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/**
 * Reads the environment.
 *
 * @param env variables by name, the process's own by default; an empty value counts as not set
 * @throws ConfigError with all faults together
 * @example loadConfig({ PORT: '4010', DATA_DIR: './second' }).publicUrl; // 'http://localhost:4010'
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = variables.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => describe(String(issue.path[0]), issue.message));
  if (parsed.success) faults.push(...roleFaults(parsed.data), ...targetFaults(parsed.data));
  if (parsed.success && !parsed.data.S3_ACCESS_KEY_ID !== !parsed.data.S3_SECRET_ACCESS_KEY) {
    faults.push(
      'S3_ACCESS_KEY_ID: needs S3_SECRET_ACCESS_KEY, and the other way round. Set both or neither.',
    );
  }
  if (parsed.success && !parsed.data.MAIL_TLS_CERT_FILE !== !parsed.data.MAIL_TLS_KEY_FILE) {
    faults.push('MAIL_TLS_CERT_FILE: needs MAIL_TLS_KEY_FILE, and the other way round. Set both or neither.');
  }
  if (faults.length > 0 || !parsed.success) throw new ConfigError(faults);
  return toConfig(parsed.data);
}

/** Roles that need neither the database nor the files of the platform. */
const APART: ProcessRole[] = ['status', 'probe'];

/** Whether a process does nothing that needs the platform's database. */
export function standsApart({ roles }: Pick<Config, 'roles'>): boolean {
  return roles.every((role) => APART.includes(role));
}

function roleFaults(vars: z.output<typeof variables>): string[] {
  const { ROLES: roles, DATABASE_URL } = vars;
  const isApart = standsApart({ roles });
  if (isApart && roles.includes('status') && !statusConfig(vars).statusPort)
    return ['STATUS_PORT: a process of role status needs a port. Set STATUS_PORT, or PORT.'];
  if (isApart && roles.includes('probe') && !vars.PROBE_DEPLOYMENT_KEY)
    return [
      'PROBE_DEPLOYMENT_KEY: a process of role probe needs the key to ask with. Set PROBE_DEPLOYMENT_KEY.',
    ];
  if (isApart || DATABASE_URL || ROLES.every((role) => APART.includes(role) || roles.includes(role)))
    return [];
  return [
    'ROLES: the embedded database belongs to one process, which must have the roles web, device, worker and mail. Set DATABASE_URL, or leave ROLES out.',
  ];
}

function describe(name: string, fault: string): string {
  const field = variables.shape[name as keyof typeof variables.shape];
  return `${name}: ${fault}. ${field?.description ?? ''}`;
}

function mailInConfig(vars: z.output<typeof variables>) {
  const host = new URL(vars.PUBLIC_URL ?? 'http://localhost').hostname;
  const { MAIL_TLS_CERT_FILE: certFile, MAIL_TLS_KEY_FILE: keyFile } = vars;
  const byDefault = vars.PORT === 0 || vars.PORT > 65_533 ? 0 : vars.PORT + 2;
  return {
    mailDomain: domainToASCII((vars.MAIL_DOMAIN ?? host).toLowerCase()) || 'localhost',
    mailInPort: (vars.MAIL_IN_PORT ?? byDefault) || null,
    mailInProtocol: vars.MAIL_IN_PROTOCOL,
    mailTls: certFile && keyFile ? { certFile, keyFile } : undefined,
    mailImapUrl: vars.MAIL_IMAP_URL,
    mailDnsServers: vars.MAIL_DNS_SERVERS,
    mailTrustedAuthserv: vars.MAIL_TRUSTED_AUTHSERV.map((name) => name.toLowerCase()),
  };
}

function toConfig(vars: z.output<typeof variables>): Config {
  const publicUrl = (vars.PUBLIC_URL ?? `http://localhost:${vars.PORT}`).replace(/\/+$/, '');
  return {
    port: vars.PORT,
    host: vars.HOST,
    dataDir: resolve(vars.DATA_DIR),
    publicUrl,
    databaseUrl: vars.DATABASE_URL,
    databasePool: vars.DATABASE_POOL,
    roles: vars.ROLES,
    smtpUrl: vars.SMTP_URL,
    mailFrom: vars.MAIL_FROM,
    ...mailInConfig(vars),
    signUp: vars.SIGN_UP,
    clamdUrl: vars.CLAMD_URL,
    ticketRetentionDays: vars.TICKET_RETENTION_DAYS,
    mailRetentionDays: vars.MAIL_RETENTION_DAYS,
    contactEmail: vars.CONTACT_EMAIL,
    statusState: vars.STATUS_STATE,
    ...statusConfig(vars),
    ...probeConfig(vars, publicUrl),
    defaultPlan: vars.DEFAULT_PLAN,
    corsOrigins: vars.CORS_ORIGINS,
    uploadLimitBytes: vars.UPLOAD_LIMIT_MB * 1024 * 1024,
    diffPackageCount: vars.DIFF_PACKAGE_COUNT,
    trustProxy: vars.TRUST_PROXY,
    silenceMs: vars.CLIENT_SILENCE_SECONDS * 1000,
    secretKeys: vars.SECRET_KEY,
    webhookAllowPrivate: vars.WEBHOOK_ALLOW_PRIVATE,
    metricsToken: vars.METRICS_TOKEN,
    logLevel: vars.LOG_LEVEL,
    stopGraceMs: vars.STOP_GRACE_SECONDS * 1000,
  };
}
