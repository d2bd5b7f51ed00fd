import { os } from '../../api-base.ts';
import { addCollaborator } from './add-collaborator.ts';
import { listCollaborators } from './list-collaborators.ts';
import { removeCollaborator } from './remove-collaborator.ts';

const api = os.apps;

/** The endpoints of collaborators; in the API they stand among those of apps. */
export const collaboratorsRoutes = {
  listCollaborators: api.listCollaborators.handler(({ context, input }) => listCollaborators(context, input)),
  addCollaborator: api.addCollaborator.handler(({ context, input }) => addCollaborator(context, input)),
  removeCollaborator: api.removeCollaborator.handler(({ context, input }) =>
    removeCollaborator(context, input),
  ),
};
