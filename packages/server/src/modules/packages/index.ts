export { checkSignature, signatureRequired } from './check-signature.ts';
export type { UploadRecord, UploadRef } from './find-upload.ts';
export { packagesPart } from './part.ts';
export {
  copyPackage,
  keepPackage,
  type PackageRow,
  type PackageSource,
  readPackage,
} from './read-package.ts';
export { PACKAGE_REFUSALS } from './refusals.ts';
export { removeExpired } from './remove-expired.ts';
export { uploadRoutes } from './routes.ts';
export { packages, uploadChunks, uploads } from './schema.ts';
export { finishedUpload, takeUploads } from './take-upload.ts';

export { cancelUpload } from './cancel-upload.ts';
export { describeUpload } from './describe-upload.ts';
export { finishUpload } from './finish-upload.ts';
export { getUpload } from './get-upload.ts';
export { putChunk } from './put-chunk.ts';
export { startUpload } from './start-upload.ts';
export {
  type Deliverable,
  type ReceivedFile,
  receiveFile,
  storeUploadedFile,
  tooLarge,
} from './store-uploaded-file.ts';
