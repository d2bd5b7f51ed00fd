export { deliveryPart } from './part.ts';
export { deliveryRoutes } from './routes.ts';
