/** What subscribers see and press: every page works without JavaScript, and looking at one changes nothing. */
export { subscriberRoutes } from './routes.ts';
