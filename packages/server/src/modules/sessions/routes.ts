import { os } from '../../api-base.ts';
import { changePassword } from './change-password.ts';
import { deleteOtherSessions } from './delete-other-sessions.ts';
import { deleteSession } from './delete-session.ts';
import { listSessions } from './list-sessions.ts';
import { pollDeviceLogin } from './poll-device-login.ts';
import { startDeviceLogin } from './start-device-login.ts';

const api = os.accounts;

/** The endpoints of one's sessions, one's password and the log-in of CLIs; in the API they stand among those of the account. */
export const sessionsRoutes = {
  listSessions: api.listSessions.handler(({ context, input }) => listSessions(context, input)),
  deleteSession: api.deleteSession.handler(({ context, input }) => deleteSession(context, input.session)),
  deleteOtherSessions: api.deleteOtherSessions.handler(async ({ context }) => ({
    deleted: await deleteOtherSessions(context),
  })),
  changePassword: api.changePassword.handler(({ context, input }) => changePassword(context, input)),
  startDeviceLogin: api.startDeviceLogin.handler(({ context, input }) => startDeviceLogin(context, input)),
  pollDeviceLogin: api.pollDeviceLogin.handler(async ({ context, input }) => {
    const answer = await pollDeviceLogin(context, input);
    return answer.state === 'approved' ? { ...answer, expiresAt: answer.expiresAt.toISOString() } : answer;
  }),
};
