import type { Probing } from '#status-probes';
import type { Platform } from '../../context.ts';
import type { Part } from '../../platform/part.ts';
import { openStatusService, type StatusService } from './open-service.ts';
import { startOwnPlace } from './start-own-place.ts';

const services = new WeakMap<Platform['config'], StatusService>();
const places = new WeakMap<Platform['config'], Probing>();

/**
 * The status service inside the platform's process, on its own port, and its place of probes. A fault of them is logged
 * and stops nothing else; nor does another process that has the folder.
 */
export const statusPart: Part = {
  name: 'status',
  async start(platform) {
    const { config, log } = platform;
    try {
      if (config.roles.includes('status') && config.statusPort !== null) await startService(platform);
      else startPlaceAlone(platform);
    } catch (error) {
      log.error({ err: error }, 'the status site could not be started; everything else goes on');
      await stopAll(platform);
    }
  },
  stop: stopAll,
};

async function startService(platform: Platform): Promise<void> {
  const { config, log } = platform;
  const service = openStatusService(config, { ...platform, command: 'serve' });
  services.set(config, service);
  const port = await service.start();
  log.info({ port, statusUrl: config.statusUrl }, 'the status site is ready');
}

// Nothing is probed by the way in a process that was told to have no status site.
function startPlaceAlone({ config, clock, log }: Platform): void {
  if (config.roles.includes('status')) return;
  const place = startOwnPlace(config, { clock, log }, undefined);
  if (place) places.set(config, place);
}

async function stopAll({ config }: Platform): Promise<void> {
  const service = services.get(config);
  services.delete(config);
  await places.get(config)?.stop();
  await service?.stop();
}
