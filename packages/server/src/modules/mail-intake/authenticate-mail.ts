import { Resolver } from 'node:dns/promises';
import type { AuthenticateResult } from 'mailauth';
import {
  judgeAuthentication,
  readTrustedResults,
  valuesOf,
  type Authentication,
  type CheckResult,
  type Findings,
  type HeadField,
  type Sender,
} from '#mail-reading';
import type { Platform } from '../../context.ts';
import type { ReceivedRow } from './process-mail.ts';

const MOST_SIGNATURES = 6;
const MOST_DNS_MS = 30_000;
const FAILED: Findings = {
  dmarc: { result: 'fail', bySpf: false, byDkim: false },
  spf: { result: 'none', domain: '' },
  dkim: [],
};

/**
 * Finds out whether a message is from whom it says. Over SMTP from the session; otherwise from the server in front, if
 * it is trusted, or by DKIM alone.
 *
 * @param fields without forgeries
 */
export async function authenticateMail(
  platform: Platform,
  row: ReceivedRow,
  raw: Buffer,
  fields: readonly HeadField[],
  sender: Sender | null,
): Promise<Authentication> {
  if (!sender) return judgeAuthentication(sender, FAILED);
  const { mailTrustedAuthserv } = platform.config;
  const trusted =
    row.source === 'smtp' ? null : readTrustedResults(fields, mailTrustedAuthserv, sender.domain);
  return judgeAuthentication(sender, trusted ?? (await ask(platform, row, raw, fields, sender)));
}

async function ask(
  platform: Platform,
  row: ReceivedRow,
  raw: Buffer,
  fields: readonly HeadField[],
  sender: Sender,
): Promise<Findings> {
  // Each costs the whole message once.
  if (valuesOf(fields, 'dkim-signature').length > MOST_SIGNATURES) return FAILED;
  const session =
    row.source === 'smtp'
      ? { ip: plainAddress(row.remoteAddress), helo: row.helo ?? '', sender: row.envelopeFrom ?? '' }
      : {};
  // Loaded with the first mail: it would cost every start a fifth of its modules.
  const { authenticate } = await import('mailauth');
  const result = await authenticate(raw, {
    ...session,
    mta: platform.config.mailDomain,
    resolver: resolverOf(platform),
    disableArc: true,
    disableBimi: true,
    rejectRsaSha1: true,
  });
  // What another program reads must be what we read.
  const [other] = result.dkim.headerFrom;
  return other?.split('@').pop()?.toLowerCase() === undefined || !isSame(other, sender)
    ? FAILED
    : findingsOf(result);
}

function isSame(other: string, sender: Sender): boolean {
  const at = other.lastIndexOf('@');
  const local = other.slice(0, at).toLowerCase();
  return `${local}@${sender.domain}` === sender.address;
}

function findingsOf({ dmarc, spf, dkim }: AuthenticateResult): Findings {
  const alignment = dmarc ? dmarc.alignment : undefined;
  return {
    dmarc: {
      result: dmarc ? word(dmarc.status.result) : 'fail',
      bySpf: Boolean(alignment?.spf?.result),
      // A signature over a part of the message says nothing about the rest.
      byDkim: Boolean(alignment?.dkim?.result) && !alignment?.dkim?.underSized,
    },
    spf: spf ? { result: word(spf.status.result), domain: spf.domain ?? '' } : FAILED.spf,
    dkim: dkim.results.map(({ status, signingDomain }) => ({
      result: word(status.result),
      domain: signingDomain ?? '',
      isPartial: Boolean(status.underSized),
    })),
  };
}

function word(result: string): CheckResult {
  return result as CheckResult;
}

function plainAddress(address: string | null): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
}

function resolverOf({ config, clock }: Platform): (name: string, type: string) => Promise<string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  if (config.mailDnsServers.length > 0) resolver.setServers(config.mailDnsServers);
  const until = clock.nowMs() + MOST_DNS_MS;
  return (name, type) => {
    // What somebody else's name servers take is not ours to wait for.
    if (clock.nowMs() > until) throw Object.assign(new Error('DNS takes too long'), { code: 'ETIMEOUT' });
    return resolver.resolve(name, type) as unknown as Promise<string[]>;
  };
}
