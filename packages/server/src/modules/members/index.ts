/** Who is in an organisation: roles on it, leaving, removing; the last owner stays. */
export { listMembers } from './list-members.ts';
export { membersRoutes } from './routes.ts';
