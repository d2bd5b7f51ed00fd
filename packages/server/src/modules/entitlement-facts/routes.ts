import { os } from '../../api-base.ts';
import { askEntitlement } from './ask-entitlement.ts';

const api = os.support;

/** The endpoints of asking for help. */
export const supportRoutes = {
  entitlement: api.entitlement.handler(({ context, input }) => askEntitlement(context, input)),
};
