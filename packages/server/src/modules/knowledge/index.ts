/** The documentation as it is searched. */
export { findAnswers, type Question } from './find-answers.ts';
export { indexLibrary } from './index-library.ts';
export type { Library, LibraryEntry } from './library.ts';
export { knowledgePart } from './part.ts';
export { knowledgeEntries, knowledgeState } from './schema.ts';
export { searchDocs } from './search-docs.ts';
