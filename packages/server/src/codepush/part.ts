import type { App, Part } from '../platform/part.ts';
import { codepushManagement } from './management-routes.ts';
import { pathParts } from './wire-route.ts';

/** The CodePush management wire. It has no prefix of its own, so it must be the last of the parts. */
export const codepushPart: Part = {
  name: 'codepush',
  routes: (app, platform) => {
    const answer = codepushManagement(platform);
    const taken = firstParts(app);
    app.all('*', (c, next) => (taken.has(firstPart(c.req.path)) ? next() : answer(c)));
  },
};

/** Where paths of others begin, which the wire leaves alone even where those do not answer. */
function firstParts(app: App): Set<string> {
  const own = app.routes.map(({ path }) => firstPart(path)).filter((part) => part !== '' && part !== '*');
  return new Set([...own, 'api', 'downloads']);
}

function firstPart(path: string): string {
  return pathParts(path)[0]?.toLowerCase() ?? '';
}
