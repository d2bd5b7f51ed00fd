import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { TIMEOUT_MS, type Probed } from './probe-rules.ts';
import type { ProbeReport } from './report.ts';

/** What is checked. */
export interface ProbeTarget {
  /** The origin of the platform as devices know it. */
  url: string;
  /** Of a channel that offers a release to version 1.0.0. */
  deploymentKey: string;
}

/** Where a package lies, as the last answer said. */
interface KnownPackage {
  url: string;
  sizeBytes: number;
}

/** Looks at the platform as a device does. */
export interface PlatformCheck {
  /**
   * One update check and one download, both over within five seconds; a fault is a finding, never an error.
   *
   * @param atMs the instant that the reports name
   */
  run(atMs: number): Promise<ProbeReport[]>;
}

const PATH = '/v0.1/public/codepush/update_check';
const ZIP = Buffer.from('PK');
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Checks a platform over its public wire. The package of the last answer is fetched while the check goes on, so that
 * each component is judged by itself; before there was an answer, nothing is said of downloads.
 */
export function checkPlatform(
  { url, deploymentKey }: ProbeTarget,
  clock: Clock,
  deadlineMs = TIMEOUT_MS,
): PlatformCheck {
  const query = new URLSearchParams({ deployment_key: deploymentKey, app_version: '1.0.0' });
  const address = `${url}${PATH}?${query.toString()}`;
  let known: KnownPackage | null = null;
  return {
    async run(atMs) {
      const signal = AbortSignal.timeout(deadlineMs);
      const timed = async (component: Probed, work: Promise<void>): Promise<ProbeReport> => {
        const beganMs = clock.nowMs();
        const reason = await work.then(
          () => null,
          (error: unknown) => reasonOf(error, deadlineMs),
        );
        const at = new Date(atMs).toISOString();
        return { component, at, isUp: reason === null, tookMs: clock.nowMs() - beganMs, reason };
      };
      const check = timed(
        'update-checks',
        readJson(address, signal).then((answer) => void (known = readAnswer(answer))),
      );
      // A new package is fetched from the next round on.
      const before = known ?? (await check.then(() => known));
      const reports = [check];
      if (before) reports.push(timed('package-downloads', download(before, signal)));
      return Promise.all(reports);
    },
  };
}

function reasonOf(error: unknown, deadlineMs: number): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `no answer within ${deadlineMs / 1000} seconds`;
  return cause?.code ?? cause?.message ?? message;
}

async function readJson(address: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(address, { signal, headers: { accept: 'application/json' } });
  if (answer.status !== 200) throw new Error(`status ${answer.status}`);
  return answer.json();
}

/** The package that the answer offers. */
function readAnswer(answer: unknown): KnownPackage {
  const { update_info: info } = (answer ?? {}) as { update_info?: Record<string, unknown> };
  const {
    download_url: url,
    package_size: sizeBytes,
    package_hash: hash,
    is_available: isAvailable,
  } = info ?? {};
  if (isAvailable !== true) throw new Error('no update is offered');
  if (typeof url !== 'string' || typeof sizeBytes !== 'number' || typeof hash !== 'string')
    throw new Error('the answer cannot be read');
  return { url, sizeBytes };
}

async function download({ url, sizeBytes }: KnownPackage, signal: AbortSignal): Promise<void> {
  if (sizeBytes > MOST_BYTES) throw new Error('the package of the probe is larger than 8 MB');
  const answer = await fetch(url, { signal });
  if (answer.status !== 200) throw new Error(`status ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length !== sizeBytes) throw new Error('the package is cut off');
  if (!bytes.subarray(0, ZIP.length).equals(ZIP)) throw new Error('the package is no zip');
  // Packages are served below the SHA-256 of their bytes.
  const named = /[0-9a-f]{64}/.exec(new URL(url).pathname)?.[0];
  if (named && named !== createHash('sha256').update(bytes).digest('hex'))
    throw new Error('the package is damaged');
}
