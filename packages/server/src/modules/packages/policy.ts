import { grant, type Permit } from '#audit';

/** Whoever shows an upload's token may send its bytes; the token was given to somebody who may release. */
export function permitUploadToken(orgId: string): Permit {
  return grant('upload.token', orgId);
}
