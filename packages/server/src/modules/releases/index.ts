export { packages, releaseDiffs, releases, uploadChunks, uploads } from './schema.ts';
