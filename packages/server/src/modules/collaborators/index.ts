/** Who works on one app: roles given on its project, or on the app alone where the project holds others. */
export { addCollaborator } from './add-collaborator.ts';
export type { CollaboratorRefusal } from './refusals.ts';
export { listCollaborators } from './list-collaborators.ts';
export { removeCollaborator } from './remove-collaborator.ts';
export { collaboratorsRoutes } from './routes.ts';
