export { alongWithChannels } from './along-with-channels.ts';
export { channelInOrg, type ChannelAccess, type ChannelRow } from './channel-in-org.ts';
export { lockChannel, restartHistory, setLastNumber, type LockedChannel } from './channel-numbers.ts';
export { channelsPart } from './part.ts';
export type { ChannelRefusal } from './refusals.ts';
export { channelsRoutes } from './routes.ts';
export { channels, deploymentKeys } from './schema.ts';

export { createChannel } from './create-channel.ts';
export { deleteChannel } from './delete-channel.ts';
export { listAppChannels } from './list-channels.ts';
export { listVisibleApps, type VisibleApp } from './list-visible-apps.ts';
export { purgeChannels } from './purge-channels.ts';
export { restoreChannel } from './restore-channel.ts';
export { rotateDeploymentKey } from './rotate-deployment-key.ts';
export { updateChannel } from './update-channel.ts';
