import type { Part } from '../platform/part.ts';
import { codepushManagement } from './management-routes.ts';
import { pathParts } from './wire-route.ts';

/** First parts of paths that belong to others even where those do not answer. */
const FOREIGN = ['api', 'downloads', 'auth', 'problems', 'livez', 'readyz', 'metrics'];

/** The CodePush management wire. It has no prefix of its own, so it must be the last of the parts. */
export const codepushPart: Part = {
  name: 'codepush',
  routes: (app, platform) => {
    const answer = codepushManagement(platform);
    app.all('*', (c, next) => {
      const [first] = pathParts(c.req.path);
      return FOREIGN.includes(first?.toLowerCase() ?? '') ? next() : answer(c);
    });
  },
};
