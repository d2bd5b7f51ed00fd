/** Publishes the status site: everything rendered from a snapshot into a folder, and from there to any target. */
export { cacheControlOf } from './edition.ts';
export { fileNameOf } from './file-name-of.ts';
export { openPublisher, PUBLISHED, type Publisher, type PublisherParts } from './publisher.ts';
export { primaryFolder } from './primary-folder.ts';
export type { TargetState } from './target-runner.ts';
export type { Target } from './target.ts';
