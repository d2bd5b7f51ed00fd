/** The status service as a whole: its port, its operators' API, its publisher, its break-glass command. */
export { answerStatusCommand } from './answer-status-command.ts';
export type { StatusMeans } from './open-context.ts';
export { openStatusService, type StatusService } from './open-service.ts';
export { statusPart } from './part.ts';
export { serveStatus } from './serve-status.ts';
export { asksForUsage, STATUS_USAGE } from './status-usage.ts';
