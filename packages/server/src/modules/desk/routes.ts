import { os } from '../../api-base.ts';
import { askConversion } from './ask-conversion.ts';
import { bePresent } from './be-present.ts';
import { listConversions } from './conversions.ts';
import { createView } from './create-view.ts';
import { customerContext } from './customer-context.ts';
import { dealTickets } from './deal-tickets.ts';
import { deleteView } from './delete-view.ts';
import { fillMacro } from './fill-macro.ts';
import { listOwed } from './list-owed.ts';
import { listQueue } from './list-queue.ts';
import { listTags } from './list-tags.ts';
import { listenDesk } from './listen-desk.ts';
import { listEveryMacro, listMacros, listMacroVersions } from './macros.ts';
import { restoreMacro, retireMacro, saveMacro } from './save-macro.ts';
import { updateView } from './update-view.ts';
import { listViews } from './views.ts';

const api = os.desk;

/** The endpoints of the queue, and of what staff work with beside a ticket. */
export const deskWorkRoutes = {
  list: api.list.handler(({ context, input }) => listQueue(context, input)),
  listViews: api.listViews.handler(({ context }) => listViews(context)),
  createView: api.createView.handler(({ context, input }) => createView(context, input)),
  updateView: api.updateView.handler(({ context, input }) => updateView(context, input)),
  deleteView: api.deleteView.handler(({ context, input }) => deleteView(context, input)),
  listTags: api.listTags.handler(({ context }) => listTags(context)),
  deal: api.deal.handler(({ context, input }) => dealTickets(context, input)),
  owed: api.owed.handler(({ context, input }) => listOwed(context, input)),
  context: api.context.handler(({ context, input }) => customerContext(context, input)),
  present: api.present.handler(({ context, input }) => bePresent(context, input)),
  live: api.live.handler(({ context, input }) => listenDesk(context, input)),
  listMacros: api.listMacros.handler(({ context }) => listMacros(context)),
  listEveryMacro: api.listEveryMacro.handler(({ context }) => listEveryMacro(context)),
  fillMacro: api.fillMacro.handler(({ context, input }) => fillMacro(context, input)),
  listMacroVersions: api.listMacroVersions.handler(({ context, input }) => listMacroVersions(context, input)),
  saveMacro: api.saveMacro.handler(({ context, input }) => saveMacro(context, input)),
  retireMacro: api.retireMacro.handler(({ context, input }) => retireMacro(context, input)),
  restoreMacro: api.restoreMacro.handler(({ context, input }) => restoreMacro(context, input)),
  listConversions: api.listConversions.handler(({ context, input }) => listConversions(context, input)),
  askConversion: api.askConversion.handler(({ context, input }) => askConversion(context, input)),
};
