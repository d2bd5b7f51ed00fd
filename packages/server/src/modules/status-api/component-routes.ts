import {
  addComponent,
  archiveComponent,
  editComponent,
  readComponents,
  recordExclusion,
  reorderComponents,
  type StatusContext,
} from '#status';
import { answerOnce } from './answer-once.ts';
import { bodyOf, type OperatorApp } from './operator-app.ts';
import { shapes } from './operator-shapes.ts';

/** Components and exclusions, as operators write them. */
export function componentRoutes(app: OperatorApp, ctx: StatusContext): void {
  app.post('/components', (c) => {
    const { author, ...component } = bodyOf(c, shapes.addComponent);
    return answerOnce(c, ctx, () => ({ component: addComponent(ctx, component, author) }));
  });
  app.patch('/components/:id', (c) => {
    const { author, ...edit } = bodyOf(c, shapes.editComponent);
    return c.json({ component: editComponent(ctx, c.req.param('id'), edit, author) });
  });
  app.delete('/components/:id', (c) => {
    archiveComponent(ctx, c.req.param('id'), bodyOf(c, shapes.archiveComponent).author);
    return c.body(null, 204);
  });
  app.put('/component-order', (c) => {
    const { author, groupId, ids } = bodyOf(c, shapes.reorderComponents);
    reorderComponents(ctx, groupId, ids, author);
    return c.json({ components: readComponents(ctx) });
  });
  app.post('/exclusions', (c) =>
    answerOnce(c, ctx, () => ({ exclusion: recordExclusion(ctx, bodyOf(c, shapes.recordExclusion)) })),
  );
}
