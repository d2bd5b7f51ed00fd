import { appcenterAccountRoutes } from './appcenter-account-routes.ts';
import { appcenterAppRoutes } from './appcenter-app-routes.ts';
import { appcenterCollaboratorRoutes } from './appcenter-collaborator-routes.ts';
import { appcenterDeploymentRoutes } from './appcenter-deployment-routes.ts';
import { appcenterReleaseRoutes } from './appcenter-release-routes.ts';
import type { WireRoute } from './wire-route.ts';

/** The App Center surface: what npm `code-push` 4 and `appcenter codepush` speak. */
export const appcenterRoutes: WireRoute[] = [
  ...appcenterAccountRoutes,
  ...appcenterAppRoutes,
  ...appcenterCollaboratorRoutes,
  ...appcenterDeploymentRoutes,
  ...appcenterReleaseRoutes,
];
