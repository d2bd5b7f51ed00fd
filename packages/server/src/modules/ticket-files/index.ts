/** Files of tickets: uploaded, scanned, attached, and given out so that nothing in them can run. */
export {
  attachFiles,
  attachKeptFiles,
  attachStored,
  copyFiles,
  dropKeptFiles,
  type FilePlace,
  keepFiles,
  moveKeptFiles,
} from './attach-files.ts';
export { eraseCopies, eraseFilesOf, eraseLooseFiles, filesOfTicket } from './erase-files.ts';
export { ticketFilesPart } from './part.ts';
export { ticketFiles } from './schema.ts';
export { serveFile } from './serve-file.ts';
export { FILES_PATH, filesOf, findFile } from './show-file.ts';
export { uploadFile } from './upload-file.ts';
