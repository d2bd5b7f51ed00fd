export { appMembers, apps, channels, deploymentKeys } from './schema.ts';
