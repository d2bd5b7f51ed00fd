import { os } from '../../api-base.ts';
import { createChannel } from './create-channel.ts';
import { deleteChannel } from './delete-channel.ts';
import { getChannel } from './get-channel.ts';
import { listChannels } from './list-channels.ts';
import { listDeploymentKeys } from './list-deployment-keys.ts';
import { restoreChannel } from './restore-channel.ts';
import { rotateDeploymentKey } from './rotate-deployment-key.ts';
import { updateChannel } from './update-channel.ts';

const api = os.apps;

/** The endpoints of channels and deployment keys; in the API they stand among those of apps. */
export const channelsRoutes = {
  listChannels: api.listChannels.handler(({ context, input }) => listChannels(context, input)),
  createChannel: api.createChannel.handler(({ context, input }) => createChannel(context, input)),
  getChannel: api.getChannel.handler(({ context, input }) => getChannel(context, input)),
  updateChannel: api.updateChannel.handler(({ context, input }) => updateChannel(context, input)),
  deleteChannel: api.deleteChannel.handler(({ context, input }) => deleteChannel(context, input)),
  restoreChannel: api.restoreChannel.handler(({ context, input }) => restoreChannel(context, input)),
  listDeploymentKeys: api.listDeploymentKeys.handler(({ context, input }) =>
    listDeploymentKeys(context, input),
  ),
  rotateDeploymentKey: api.rotateDeploymentKey.handler(({ context, input }) =>
    rotateDeploymentKey(context, input),
  ),
};
