import { createRootRoute } from '@tanstack/react-router';
import { FaultPage, NotFoundPage } from './fault-pages.tsx';
import { Shell } from './shell.tsx';

/** What every page stands in. */
export const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: FaultPage,
});

/** What every page's route begins with. */
export const page = { getParentRoute: () => root, errorComponent: FaultPage };
