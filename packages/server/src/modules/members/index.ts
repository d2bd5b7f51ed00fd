/** Who is in an organisation: roles on it, leaving, removing, passing it on; the last owner stays. */
export { listMembers } from './list-members.ts';
export { membersRoutes } from './routes.ts';
