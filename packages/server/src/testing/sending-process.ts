import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openStatusStore, statusMigrations } from '#status';
import { startSubscribers, subscriberMigrations } from '#status-fanout';
import { systemClock } from '../platform/clock.ts';
import { openLog } from '../platform/log.ts';
import { statusContext } from './status-context.ts';

// What tells subscribers, in a process that may be killed: node sending-process.ts DIRECTORY SMTP_URL
const [statusDataDir = '', smtpUrl = ''] = process.argv.slice(2);
const store = openStatusStore(statusDataDir, [...statusMigrations, ...subscriberMigrations], {
  clock: systemClock,
  command: 'sending-process',
});
const { config, resolveHost } = statusContext({ config: { statusDataDir, smtpUrl } });
const ctx = { config, resolveHost, store, clock: systemClock, log: openLog('silent') };
const telling = startSubscribers(ctx);
// A line on standard input ends it; it answers with its memory.
createInterface(process.stdin).once('line', async () => {
  await telling.idle();
  await telling.stop();
  store.close();
  process.stdout.write(`${mostMemoryBytes()}\n`, () => process.exit(0));
});

// `maxRSS` would be that of the process which started this one, where that was larger: Linux hands it on.
function mostMemoryBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]) * 1024;
}
