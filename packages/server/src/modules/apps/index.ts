export { type LockedChannel, lockChannel, restartHistory, setLastNumber } from './channel-numbers.ts';
export { appMembers, apps, channels, deploymentKeys } from './schema.ts';
