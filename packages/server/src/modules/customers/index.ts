/** Customers as operators see them: who they are, the terms they have, and nothing of their work. */
export { customersRoutes } from './routes.ts';
