export { noteOffer } from './offers.ts';
export { deliveryPart } from './part.ts';
export { deliveryRoutes } from './routes.ts';
