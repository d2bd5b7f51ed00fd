import { setFlagsFromString } from 'node:v8';

/**
 * Keeps what optimised code knows of the shapes of objects through quiet times. V8 forgets a hidden class of which two
 * full collections found no object; after a moment without connections that goes for sockets, requests and answers,
 * and from then on every answer costs a fifth more (measured with `npm run bench -- check`, on `node:http` alone, too).
 * Only hidden classes that optimised code names are kept, so what requests bring cannot add to them.
 */
export function keepHiddenClasses(): void {
  setFlagsFromString('--retain-maps-for-n-gc=1000');
}
