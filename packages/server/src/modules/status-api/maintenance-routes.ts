import { readMaintenances, type StatusContext } from '#status';
import {
  advanceMaintenance,
  cancelMaintenance,
  extendMaintenance,
  knownMaintenance,
  moveMaintenance,
  scheduleMaintenance,
} from '#status-events';
import { answerOnce } from './answer-once.ts';
import { MOST_LISTED } from './incident-routes.ts';
import { bodyOf, type OperatorApp } from './operator-app.ts';
import { shapes } from './operator-shapes.ts';

/** Maintenances, as operators read and write them. */
export function maintenanceRoutes(app: OperatorApp, ctx: StatusContext): void {
  app.get('/maintenances', (c) => c.json({ maintenances: readMaintenances(ctx, { newest: MOST_LISTED }) }));
  app.get('/maintenances/:id', (c) => c.json({ maintenance: knownMaintenance(ctx, c.req.param('id')) }));
  app.post('/maintenances', (c) =>
    answerOnce(c, ctx, () => ({
      maintenance: scheduleMaintenance(ctx, bodyOf(c, shapes.scheduleMaintenance)),
    })),
  );
  app.post('/maintenances/:id/updates', (c) => {
    const news = { ...bodyOf(c, shapes.advanceMaintenance), maintenanceId: c.req.param('id') };
    return answerOnce(c, ctx, () => ({ maintenance: advanceMaintenance(ctx, news) }));
  });
  app.put('/maintenances/:id/window', (c) => {
    const news = { ...bodyOf(c, shapes.moveMaintenance), maintenanceId: c.req.param('id') };
    return c.json({ maintenance: moveMaintenance(ctx, news) });
  });
  app.put('/maintenances/:id/end', (c) => {
    const news = { ...bodyOf(c, shapes.extendMaintenance), maintenanceId: c.req.param('id') };
    return c.json({ maintenance: extendMaintenance(ctx, news) });
  });
  app.post('/maintenances/:id/cancel', (c) => {
    const news = { ...bodyOf(c, shapes.cancelMaintenance), maintenanceId: c.req.param('id') };
    return c.json({ maintenance: cancelMaintenance(ctx, news) });
  });
}
