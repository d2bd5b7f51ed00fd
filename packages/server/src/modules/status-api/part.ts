import type { Platform } from '../../context.ts';
import type { Part } from '../../platform/part.ts';
import { openStatusService, type StatusService } from './open-service.ts';

const services = new WeakMap<Platform['config'], StatusService>();

/**
 * The status service inside the platform's process, on its own port. A fault of it is logged and stops nothing else;
 * nor does another process that has the folder.
 */
export const statusPart: Part = {
  name: 'status',
  async start(platform) {
    const { config, log } = platform;
    if (!config.roles.includes('status') || config.statusPort === null) return;
    try {
      const service = openStatusService(config, { ...platform, command: 'serve' });
      services.set(config, service);
      const port = await service.start();
      log.info({ port, statusUrl: config.statusUrl }, 'the status site is ready');
    } catch (error) {
      log.error({ err: error }, 'the status site could not be started; everything else goes on');
      await stopService(platform);
    }
  },
  stop: stopService,
};

async function stopService({ config }: Platform): Promise<void> {
  const service = services.get(config);
  services.delete(config);
  await service?.stop();
}
