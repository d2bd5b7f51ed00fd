/** The desk: the queue, views, macros, who is present, what is owed, and community posts that become tickets. */
export { acceptConversion, type Converted, peekConversion } from './accept-conversion.ts';
export { askConversion } from './ask-conversion.ts';
export { bePresent } from './be-present.ts';
export { deskPart } from './part.ts';
export { listenDesk } from './listen-desk.ts';
export { listOwed } from './list-owed.ts';
export { listQueue } from './list-queue.ts';
export { deskWorkRoutes } from './routes.ts';
