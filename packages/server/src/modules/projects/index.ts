export { projectMembers, projects } from './schema.ts';
