import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    long: boolean;
  }
}

/** Whether the full form of a proof was asked for, as `npm run test:long` does. */
export function isLongForm(): boolean {
  return inject('long');
}
