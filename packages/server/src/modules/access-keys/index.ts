/** Access keys: secrets for machines, and whose a shown one is. */
export { actorFromAccessKey } from './actor-from-access-key.ts';
export { createAccessKey } from './create-access-key.ts';
export { deleteAccessKey } from './delete-access-key.ts';
export { deleteOrganisationKey } from './delete-organisation-key.ts';
export { deleteSessionKeys } from './delete-session-keys.ts';
export { findAccessKey } from './find-access-key.ts';
export {
  type AccessKeyInput,
  type AccessKeyRow,
  insertAccessKey,
  type NewAccessKey,
} from './insert-access-key.ts';
export { listAccessKeys } from './list-access-keys.ts';
export { accessKeysPart } from './part.ts';
export { accessKeysRoutes } from './routes.ts';
export * from './schema.ts';
export { updateAccessKey } from './update-access-key.ts';
export { accessKeyView } from './views.ts';
