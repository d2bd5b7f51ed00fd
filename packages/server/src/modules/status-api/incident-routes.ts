import { readIncidents, type StatusContext } from '#status';
import {
  editIncident,
  editUpdate,
  incidentTemplates,
  knownIncident,
  openIncident,
  postUpdate,
  publishPostmortem,
} from '#status-events';
import { Problem } from '../../platform/problem.ts';
import { answerOnce } from './answer-once.ts';
import { bodyOf, type OperatorApp } from './operator-app.ts';
import { shapes } from './operator-shapes.ts';

/** As many as a list gives; what is open always is in it. */
export const MOST_LISTED = 1000;

/** Incidents, as operators read and write them. */
export function incidentRoutes(app: OperatorApp, ctx: StatusContext): void {
  app.get('/templates', (c) => c.json({ templates: incidentTemplates }));
  app.get('/incidents', (c) => c.json({ incidents: readIncidents(ctx, { newest: MOST_LISTED }) }));
  app.get('/incidents/:id', (c) => c.json({ incident: knownIncident(ctx, c.req.param('id')) }));
  app.post('/incidents', (c) =>
    answerOnce(c, ctx, () => ({ incident: openIncident(ctx, bodyOf(c, shapes.openIncident)) })),
  );
  app.patch('/incidents/:id', (c) => {
    const { author, ...edit } = bodyOf(c, shapes.editIncident);
    return c.json({ incident: editIncident(ctx, c.req.param('id'), edit, author) });
  });
  app.post('/incidents/:id/updates', (c) => {
    const update = bodyOf(c, shapes.postUpdate);
    const incidentId = c.req.param('id');
    return answerOnce(c, ctx, () => ({ incident: postUpdate(ctx, { ...update, incidentId }) }));
  });
  app.patch('/incidents/:id/updates/:update', (c) => {
    const { author, ...edit } = bodyOf(c, shapes.editUpdate);
    const { id, update } = c.req.param();
    if (!knownIncident(ctx, id).updates.some((one) => one.id === update))
      throw new Problem('not-found', `The incident has no update "${update}".`);
    editUpdate(ctx, update, edit, author);
    return c.json({ incident: knownIncident(ctx, id) });
  });
  app.put('/incidents/:id/post-mortem', (c) => {
    const postmortem = bodyOf(c, shapes.postmortem);
    return c.json({ incident: publishPostmortem(ctx, { ...postmortem, incidentId: c.req.param('id') }) });
  });
}
