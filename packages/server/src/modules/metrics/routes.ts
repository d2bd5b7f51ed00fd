import { os } from '../../api-base.ts';
import { countAudience } from './count-audience.ts';
import { countKeyUse } from './count-key-use.ts';
import { listDevices } from './list-devices.ts';
import { metricsOfChannel } from './metrics-of-channel.ts';

const api = os.metrics;

/** The endpoints of figures. */
export const metricsRoutes = {
  channel: api.channel.handler(({ context, input }) => metricsOfChannel(context, input)),
  audience: api.audience.handler(({ context, input }) => countAudience(context, input, input)),
  listDevices: api.listDevices.handler(({ context, input }) => listDevices(context, input, input)),
  keyUse: api.keyUse.handler(({ context, input }) => countKeyUse(context, input, input.activeWithinDays)),
};
