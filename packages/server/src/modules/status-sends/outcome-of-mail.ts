import type { Outcome } from './outcome.ts';

/** What a transport throws. */
interface MailFault {
  code?: string;
  command?: string;
  responseCode?: number;
}

/**
 * What a mail server's answer means for one mail. Only what it says about this mail counts as an attempt: a server
 * that cannot be reached, or that does not let us in, says nothing about the reader.
 */
export function outcomeOfMail(error: unknown): Outcome {
  const { code, command, responseCode = 0 } = error as MailFault;
  if (code === 'EENVELOPE' && command === 'RCPT TO' && responseCode >= 500) return { is: 'refused' };
  const isAboutMail = (code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE';
  return isAboutMail ? { is: 'failed', retryAfterMs: 0 } : { is: 'untried' };
}
