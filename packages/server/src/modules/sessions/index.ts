/** Being signed in: browsers by a cookie, CLIs by a key they got through a browser, and who sends a request. */
export { actorFromCookie, hasSessionCookie } from './actor-from-cookie.ts';
export { answerDeviceLogin, findDeviceLogin, type WaitingDevice } from './answer-device-login.ts';
export { createSessionKey } from './create-session-key.ts';
export { deleteSession } from './delete-session.ts';
export { deleteSessionsOf } from './delete-sessions-of.ts';
export { listSessions } from './list-sessions.ts';
export { sessionsPart } from './part.ts';
export { sessionsRoutes } from './routes.ts';
export * from './schema.ts';
export { signIn, type SignedIn } from './sign-in.ts';
export { signOut } from './sign-out.ts';
