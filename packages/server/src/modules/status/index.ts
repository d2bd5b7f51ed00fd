/** What the status service knows: facts in one SQLite file, and every way to change them. It runs alone. */
export type { StatusConfig, StatusContext, StatusStore } from './context.ts';
export * from './facts.ts';
export { change, type Done, type NewChange } from './change.ts';
export { changesAfter, cursorOf, lastChange, moveCursor, type StatusChange } from './changes.ts';
export { statusMigrations } from './migrations.ts';
export { newStatusId } from './new-status-id.ts';
export { componentStates } from './component-states.ts';
export { isUnresolved, graverImpact, pageRollUp, rollUp, worstState, type RollUp } from './states.ts';
export { memoryStatusStore, openStatusStore, type OpenStatusStore, type StatusMigration } from './store.ts';
