import type { Outcome } from './outcome.ts';

/** What a transport throws. */
interface MailFault {
  code?: string;
  command?: string;
  responseCode?: number;
}

/**
 * What a mail server's answer means for one mail. Only what it says about this mail counts as an attempt: a server
 * that cannot be reached, or that does not let us in, says nothing about the reader. `broken` stands for what may be
 * the server's fault or the mail's: whoever asks finds out whether the server works.
 */
export function outcomeOfMail(error: unknown): Outcome {
  const { code, command, responseCode = 0 } = error as MailFault;
  if (code === 'EENVELOPE' && command === 'RCPT TO' && responseCode >= 500) return { is: 'refused' };
  const isAboutMail = (code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE';
  if (isAboutMail) return { is: 'failed', retryAfterMs: 0 };
  const isAboutUs = code === 'EAUTH' || command === 'MAIL FROM';
  return { is: isAboutUs ? 'untried' : 'broken' };
}
