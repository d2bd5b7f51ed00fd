import { answerStatusCommand, asksForUsage, openStatusService, STATUS_USAGE } from '#status-api';
import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { sendControl, type ControlAnswer } from '../platform/control.ts';
import { HeldError } from '../platform/lock.ts';
import { openLog } from '../platform/log.ts';
import { resolveByDns } from '../platform/resolve-host.ts';

const TRY_LATER = 75;
const ANSWER_MS = 20_000;
const TELL_MS = 30_000;

/** Tells the status when everything else is down: by the running status service, or on its folder when nobody has it. */
export async function statusCommand(config: Config, args: string[]): Promise<number> {
  // Also where no folder can be opened.
  const answer = asksForUsage(args) ? { exitCode: 0, output: STATUS_USAGE } : await anywhere(config, args);
  (answer.exitCode === 0 ? console.log : console.error)(answer.output);
  return answer.exitCode;
}

async function anywhere(config: Config, args: string[]): Promise<ControlAnswer> {
  const log = openLog(config.logLevel === 'silent' ? 'silent' : 'warn', process.stderr);
  const means = { clock: systemClock, log, resolveHost: resolveByDns, command: 'command status' };
  try {
    const service = openStatusService(config, means);
    try {
      const answer = await answerStatusCommand(service.ctx, service.publisher, args);
      // Nobody else will before the service runs again.
      await service.tellSubscribers(TELL_MS);
      return answer;
    } finally {
      await service.stop();
    }
  } catch (error) {
    if (!(error instanceof HeldError)) throw error;
    return askHolder(config, args, error);
  }
}

async function askHolder({ statusDataDir }: Config, args: string[], held: HeldError): Promise<ControlAnswer> {
  const silent = new Promise<ControlAnswer>((done) => {
    const output = `${held.message}\nIt does not answer. If it hangs, end it and run this again: what it knows is on the disk.`;
    setTimeout(() => done({ exitCode: TRY_LATER, output }), ANSWER_MS).unref();
  });
  const asked = sendControl(statusDataDir, { name: 'status', args, input: '' }).catch(() => ({
    exitCode: TRY_LATER,
    output: `${held.message}\nIt cannot be asked. Run this as the same user, or end that process and run this again.`,
  }));
  return Promise.race([asked, silent]);
}
