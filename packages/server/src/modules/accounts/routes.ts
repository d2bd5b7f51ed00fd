import { os } from '../../api-base.ts';
import { getMe } from './get-me.ts';
import { requestEmailChange } from './request-email-change.ts';
import { updateMe } from './update-me.ts';
import { accountView } from './views.ts';

const api = os.accounts;

/** The endpoints of one's own account. */
export const accountsRoutes = {
  me: api.me.handler(async ({ context }) => accountView(await getMe(context))),
  updateMe: api.updateMe.handler(async ({ context, input }) => accountView(await updateMe(context, input))),
  requestEmailChange: api.requestEmailChange.handler(({ context, input }) =>
    requestEmailChange(context, input),
  ),
};
