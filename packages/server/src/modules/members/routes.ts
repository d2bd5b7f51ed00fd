import { os } from '../../api-base.ts';
import { leaveOrganisation } from './leave-organisation.ts';
import { listMembers } from './list-members.ts';
import { removeMember } from './remove-member.ts';
import { setMemberRole } from './set-member-role.ts';
import { transferOwnership } from './transfer-ownership.ts';

const api = os.organisations;

/** The endpoints of members; in the API they stand among those of organisations. */
export const membersRoutes = {
  listMembers: api.listMembers.handler(({ context, input }) => listMembers(context, input)),
  setMemberRole: api.setMemberRole.handler(({ context, input }) => setMemberRole(context, input)),
  removeMember: api.removeMember.handler(({ context, input }) => removeMember(context, input)),
  transferOwnership: api.transferOwnership.handler(({ context, input }) => transferOwnership(context, input)),
  leave: api.leave.handler(({ context, input }) => leaveOrganisation(context, input)),
};
