import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStatusService, type StatusService } from '#status-api';
import { loadConfig, type Config } from '../config.ts';
import { openLog } from '../platform/log.ts';
import { signRequest } from '../platform/signed-request.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';

/** A status service with its port, its folder and its publisher, in the test. */
export interface StatusWorld {
  service: StatusService;
  config: Config;
  clock: FakeClock;
  /** Asks as anybody; does not follow redirects. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Asks as an operator, below `/operator/v1`. */
  ask(method: string, path: string, body?: object): Promise<Response>;
  /** Stops and starts it again on the same folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a status service on a free port. */
export async function makeStatus(env: Record<string, string> = {}): Promise<StatusWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-status-'));
  const clock = fakeClock();
  const loaded = loadConfig({
    DATA_DIR: folder,
    HOST: '127.0.0.1',
    ROLES: 'status',
    STOP_GRACE_SECONDS: '2',
    STATUS_KEY: 'k'.repeat(40),
    ...env,
  });
  const config: Config = { ...loaded, statusPort: 0 };
  const means = { clock, log: openLog('fatal'), resolveHost: async () => [], command: 'test' };
  let service = openStatusService(config, means);
  await service.start();
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(config.statusUrl + path, { redirect: 'manual', ...init });
  return {
    get service() {
      return service;
    },
    config,
    clock,
    fetch: ask,
    async ask(method, below, json) {
      const path = `/operator/v1${below}`;
      const body = json ? JSON.stringify(json) : '';
      const headers = signRequest(config.statusKey!, { method, path, body }, clock);
      return ask(path, { method, headers, ...(json && { body }) });
    },
    async restart() {
      await service.stop();
      service = openStatusService(config, means);
      await service.start();
    },
    async stop() {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
