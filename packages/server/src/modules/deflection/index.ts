/** What may answer a request before it is sent: incidents, known faults, documentation. */
export { deflect, findDeflection } from './deflect.ts';
export { deflectionPart } from './part.ts';
export { deflectionRoutes } from './routes.ts';
