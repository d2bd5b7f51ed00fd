import { os } from '../../api-base.ts';
import { addCollaborator } from './add-collaborator.ts';
import { createApp } from './create-app.ts';
import { createChannel } from './create-channel.ts';
import { deleteApp } from './delete-app.ts';
import { deleteChannel } from './delete-channel.ts';
import { getApp } from './get-app.ts';
import { getChannel } from './get-channel.ts';
import { listApps } from './list-apps.ts';
import { listChannels } from './list-channels.ts';
import { listCollaborators } from './list-collaborators.ts';
import { listDeploymentKeys } from './list-deployment-keys.ts';
import { removeCollaborator } from './remove-collaborator.ts';
import { restoreApp } from './restore-app.ts';
import { restoreChannel } from './restore-channel.ts';
import { rotateDeploymentKey } from './rotate-deployment-key.ts';
import { transferApp } from './transfer-app.ts';
import { updateApp } from './update-app.ts';
import { updateChannel } from './update-channel.ts';

const api = os.apps;

/** The endpoints of apps, collaborators, channels and deployment keys. */
export const appsRoutes = {
  list: api.list.handler(({ context, input }) => listApps(context, input)),
  create: api.create.handler(async ({ context, input }) => (await createApp(context, input)).app),
  get: api.get.handler(({ context, input }) => getApp(context, input)),
  update: api.update.handler(({ context, input }) => updateApp(context, input)),
  delete: api.delete.handler(({ context, input }) => deleteApp(context, input)),
  restore: api.restore.handler(({ context, input }) => restoreApp(context, input)),
  transfer: api.transfer.handler(({ context, input }) => transferApp(context, input)),
  listCollaborators: api.listCollaborators.handler(({ context, input }) => listCollaborators(context, input)),
  addCollaborator: api.addCollaborator.handler(({ context, input }) => addCollaborator(context, input)),
  removeCollaborator: api.removeCollaborator.handler(({ context, input }) =>
    removeCollaborator(context, input),
  ),
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
