import { getDomain } from 'tldts';
import type { Sender } from './identify-sender.ts';

/** What one check said, in the words of RFC 8601. */
export type CheckResult =
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'
  | 'none'
  | 'policy'
  | 'permerror'
  | 'temperror';

/** What was found out about a message. */
export interface Findings {
  dmarc: {
    result: CheckResult;
    /** With `pass`: what it rests on. */
    bySpf: boolean;
    byDkim: boolean;
  };
  spf: { result: CheckResult; domain: string };
  /** Signatures; a partial one leaves the end of the message unsigned. */
  dkim: { result: CheckResult; domain: string; isPartial: boolean }[];
}

/** Whether a message is from whom it says. */
export type Authentication =
  | {
      state: 'authenticated';
      /** `weak`: the domain has no policy. Good for support, never for getting an account back. */
      strength: 'strong' | 'weak';
      by: 'dkim' | 'spf' | 'dmarc';
    }
  | { state: 'unauthenticated'; reason: 'auth_failed' | 'identity_undecidable' }
  /** A name server did not answer: ask again. */
  | { state: 'unknown' };

const FAILED: Authentication = { state: 'unauthenticated', reason: 'auth_failed' };

/**
 * Authenticated is only: DMARC passes, or there is no DMARC record and DKIM or SPF passes for the sender's domain.
 * Whatever is missing or odd is not.
 *
 * @example judgeAuthentication(
 *   { domain: 'example.com' },
 *   {
 *     dmarc: { result: 'none', bySpf: false, byDkim: false },
 *     spf: { result: 'pass', domain: 'example.com' },
 *     dkim: [],
 *   },
 * ); // { state: 'authenticated', strength: 'weak', by: 'spf' }
 */
export function judgeAuthentication(
  sender: Pick<Sender, 'domain'> | null,
  { dmarc, spf, dkim }: Findings,
): Authentication {
  if (!sender) return { state: 'unauthenticated', reason: 'identity_undecidable' };
  if (dmarc.result === 'pass' && dmarc.byDkim)
    return { state: 'authenticated', strength: 'strong', by: 'dkim' };
  if (dmarc.result === 'pass' && dmarc.bySpf)
    return { state: 'authenticated', strength: 'strong', by: 'spf' };
  if (dmarc.result === 'none') {
    const signed = dkim.some((one) => one.result === 'pass' && !one.isPartial && isAligned(one, sender));
    if (signed) return { state: 'authenticated', strength: 'weak', by: 'dkim' };
    if (spf.result === 'pass' && isAligned(spf, sender))
      return { state: 'authenticated', strength: 'weak', by: 'spf' };
  }
  // Only what could have vouched for the sender is worth asking again.
  const asked = [spf, ...dkim].filter((one) => isAligned(one, sender));
  return [dmarc, ...asked].some(({ result }) => result === 'temperror') ? { state: 'unknown' } : FAILED;
}

/** Whether two names belong to one organisation; customers of a hosting company are strangers to each other. */
function isAligned(found: { domain: string }, sender: { domain: string }): boolean {
  const [one, other] = [found.domain, sender.domain].map((name) => name.toLowerCase().replace(/\.$/, ''));
  return one !== '' && (one === other || (orgOf(one!) !== null && orgOf(one!) === orgOf(other!)));
}

function orgOf(domain: string): string | null {
  return getDomain(domain, { allowPrivateDomains: true, validateHostname: false });
}
