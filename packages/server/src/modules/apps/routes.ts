import { os } from '../../api-base.ts';
import { answeredAs } from '../../platform/idempotency.ts';
import { createApp } from './create-app.ts';
import { deleteApp } from './delete-app.ts';
import { getApp } from './get-app.ts';
import { listApps } from './list-apps.ts';
import { restoreApp } from './restore-app.ts';
import { transferApp } from './transfer-app.ts';
import { transferProject } from './transfer-project.ts';
import { updateApp } from './update-app.ts';

const api = os.apps;

/** The endpoints of apps. */
export const appsRoutes = {
  list: api.list.handler(({ context, input }) => listApps(context, input)),
  create: api.create.handler(({ context, input }) =>
    answeredAs(
      context,
      (ctx) => createApp(ctx, input),
      ({ app }) => app,
    ),
  ),
  get: api.get.handler(({ context, input }) => getApp(context, input)),
  update: api.update.handler(({ context, input }) => updateApp(context, input)),
  delete: api.delete.handler(({ context, input }) => deleteApp(context, input)),
  restore: api.restore.handler(({ context, input }) => restoreApp(context, input)),
  transfer: api.transfer.handler(({ context, input }) => transferApp(context, input)),
};

/** The endpoint that moves a project: its apps are what is moved. */
export const projectMovesRoutes = {
  transfer: os.projects.transfer.handler(({ context, input }) => transferProject(context, input)),
};
