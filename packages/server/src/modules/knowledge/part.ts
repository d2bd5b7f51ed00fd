import type { Part } from '../../platform/part.ts';
import { indexLibrary } from './index-library.ts';
import type { Library } from './library.ts';

/**
 * The documentation as it is searched: indexed at the start, when it changed.
 *
 * @example const part = knowledgePart({ digest: () => '1', entries: () => [] });
 */
export function knowledgePart(library: Library): Part {
  return {
    name: 'knowledge',
    start: async (platform) => {
      if (await indexLibrary(platform, library)) platform.log.info('the documentation was indexed');
    },
  };
}
