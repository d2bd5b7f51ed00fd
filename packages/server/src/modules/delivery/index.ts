export { deliveryPart } from './part.ts';
