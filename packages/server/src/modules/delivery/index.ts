export { noteOffer } from './offers.ts';
export { deliveryPart } from './part.ts';
export { readManifest } from './read-manifest.ts';
export { deliveryRoutes } from './routes.ts';
