/** Access keys, the sessions of CLIs and their log-in through a browser, and who sends a request by what it shows. */
export { answerDeviceLogin, findDeviceLogin, type WaitingDevice } from './answer-device-login.ts';
export { actorFromAccessKey } from './authenticate.ts';
export { createAccessKey } from './create-access-key.ts';
export { createSessionKey } from './create-session-key.ts';
export { deleteAccessKey } from './delete-access-key.ts';
export { deleteOrganisationKey } from './delete-organisation-key.ts';
export { deleteSession } from './delete-session.ts';
export { deleteSessionsOf } from './delete-sessions-of.ts';
export { findAccessKey } from './find-access-key.ts';
export type { AccessKeyInput, AccessKeyRow, NewAccessKey } from './insert-access-key.ts';
export { listAccessKeys } from './list-access-keys.ts';
export { listSessions } from './list-sessions.ts';
export { accessKeysPart } from './part.ts';
export { accessKeysRoutes } from './routes.ts';
export * from './schema.ts';
export { updateAccessKey } from './update-access-key.ts';
export { accessKeyView } from './views.ts';
