import { searchDocs } from '#knowledge';
import { os } from '../../api-base.ts';
import { deflect } from './deflect.ts';
import { listOpenIncidents } from './list-incidents.ts';

const api = os.support;

/** The endpoints of help without a ticket. */
export const deflectionRoutes = {
  search: api.search.handler(({ context, input }) => searchDocs(context, input)),
  searchDocs: api.searchDocs.handler(({ context: { actor: _nobody, ...context }, input }) =>
    searchDocs({ ...context, actor: { kind: 'anonymous' } }, input),
  ),
  incidents: api.incidents.handler(({ context }) => listOpenIncidents(context)),
  deflect: api.deflect.handler(({ context, input }) => deflect(context, input)),
};
