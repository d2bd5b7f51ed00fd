import { searchDocs } from '#knowledge';
import { os } from '../../api-base.ts';
import { deflect } from './deflect.ts';

const api = os.support;

/** The endpoints of help without a ticket. */
export const deflectionRoutes = {
  search: api.search.handler(({ context, input }) => searchDocs(context, input)),
  searchDocs: api.searchDocs.handler(({ context: { actor: _nobody, ...context }, input }) =>
    searchDocs({ ...context, actor: { kind: 'anonymous' } }, input),
  ),
  deflect: api.deflect.handler(({ context, input }) => deflect(context, input)),
};
