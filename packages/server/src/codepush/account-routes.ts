import { getMe } from '#accounts';
import { json } from './wire-answers.ts';
import type { WireCall, WireRoute } from './wire-route.ts';

/** Who the key belongs to, and whether it works. */
export const accountRoutes: WireRoute[] = [
  { method: 'GET', path: '/account', handle: showAccount },
  { method: 'GET', path: '/authenticated', handle: async () => json({ authenticated: true }) },
];

async function showAccount({ ctx }: WireCall): Promise<Response> {
  const { name, email } = await getMe(ctx);
  // Providers of other companies' log-ins; there are none.
  return json({ account: { name, email, linkedProviders: [] } });
}
