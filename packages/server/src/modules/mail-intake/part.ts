import type { Platform } from '../../context.ts';
import type { Part } from '../../platform/part.ts';
import { listenForMail, type MailListener } from './listener.ts';
import { pollImap } from './poll-imap.ts';
import { processMail } from './process-mail.ts';
import { PROCESS_MAIL } from './receive-mail.ts';
import type { MailPort } from './received-message.ts';

const listeners = new WeakMap<Platform, MailListener>();

/**
 * The port on which a server takes mail in; undefined when it takes none.
 *
 * @example mailPortOf(platform); // 4002
 */
export function mailPortOf(platform: Platform): number | undefined {
  return listeners.get(platform)?.port;
}

/**
 * Mail to support, up to the judgement what it is and whom it is from.
 *
 * @param port who consumes it
 * @example import('#support-mail').then(({ ticketsByMail }) => mailIntakePart(ticketsByMail));
 */
export function mailIntakePart(port: MailPort): Part {
  return {
    name: 'mail-intake',
    role: 'mail',
    jobs: (platform) => registerJobs(platform, port),
    start: async (platform) => {
      const { mailInPort, roles } = platform.config;
      if (mailInPort === null || !roles.includes('mail')) return;
      listeners.set(platform, await listenForMail(platform, mailInPort));
    },
    stop: async (platform) => {
      await listeners.get(platform)?.close();
      listeners.delete(platform);
    },
  };
}

function registerJobs(platform: Platform, port: MailPort): void {
  platform.jobs.register<{ id: string; isReleased?: boolean }>(
    PROCESS_MAIL,
    ({ id, isReleased }, { signal }) => processMail(platform, port, id, signal, isReleased),
    { concurrency: 2, expireInSeconds: 300 },
  );
  const url = platform.config.mailImapUrl;
  platform.jobs.register<object>(
    'mail.poll',
    async (_data, { signal }) => {
      if (url !== undefined) await pollImap(platform, url, signal);
    },
    { ...(url !== undefined && { schedule: '* * * * *' }), policy: 'short', retryLimit: 0 },
  );
}
