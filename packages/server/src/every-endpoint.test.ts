// engine: postgres, both in the long form
import { permissions } from '@codepushgo/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can } from '#organisations';
import { endpointRequest } from './testing/endpoint-requests.ts';
import {
  callApi,
  makePeople,
  makeWorld,
  type Caller,
  type People,
  type World,
} from './testing/endpoint-world.ts';
import { everyEndpoint, type Endpoint } from './testing/endpoints.ts';
import { makeServer, type TestServer } from './testing/make-server.ts';

const ROLES = ['owner', 'admin', 'developer', 'viewer', 'billing'] as const;
const endpoints = everyEndpoint();
const ofOrganisation = endpoints.filter(({ needs }) => needs in permissions);

let server: TestServer;
let people: People;
let shared: World;
/** Changed by request after request. */
let busy: World;

beforeAll(async () => {
  server = await makeServer({ config: { statusPort: 0 } });
  // Worlds are made by the dozen. Limits of attempts have tests of their own.
  server.platform.limits.consume = async () => undefined;
  people = await makePeople(server);
  shared = await makeWorld(server, people);
  busy = await makeWorld(server, people);
});
afterAll(() => server.stop());

async function call(endpoint: Endpoint, caller: Caller, world: World, isAllowed = false): Promise<number> {
  const { path, body } = await endpointRequest(endpoint, world, { server, people, caller }, isAllowed);
  const secret = caller === 'nobody' ? null : people[caller].secret;
  const { status, json } = await callApi(server, secret, endpoint.method, path, body);
  if (status >= 500 || status === 400)
    throw new Error(`${endpoint.name} as ${caller}: ${status} ${JSON.stringify(json)}`);
  return status;
}

// After these a world lacks something that the next request needs, so each caller that may gets a fresh one.
const SPOILS = new Set([
  'organisations.delete',
  'organisations.leave',
  'organisations.removeMember',
  'organisations.revokeInvitation',
  'organisations.transferOwnership',
  'projects.delete',
  'acquisition.removeOverride',
  'apps.addCollaborator',
  'apps.delete',
  'apps.deleteChannel',
  'apps.removeCollaborator',
  'apps.restore',
  'apps.restoreChannel',
  'apps.update',
  'apps.updateChannel',
  'releases.clearHistory',
  'releases.promote',
]);

// What only looks shares the world of those who are refused. Operators change customers that their samples make.
const worldFor = (endpoint: Endpoint): Promise<World> | World => {
  const isOfStaff = endpoint.needs === 'operator' || endpoint.needs === 'agent';
  if (endpoint.method === 'GET' || isOfStaff) return shared;
  if (!SPOILS.has(endpoint.name)) return busy;
  return makeWorld(server, people, /^(releases|acquisition)\./.test(endpoint.name));
};

describe('every endpoint of the contract', () => {
  it('is there to be asked', () => {
    expect(endpoints.length).toBeGreaterThan(50);
    expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
  });

  it('is known by name where it spoils a world', () => {
    const names = new Set(endpoints.map(({ name }) => name));
    expect([...SPOILS].filter((name) => !names.has(name))).toEqual([]);
  });

  it('names a permission, so that every role is asked, wherever it belongs to an organisation', () => {
    const unnamed = endpoints.filter(({ path, needs }) => path.includes('{org}') && needs === 'account');
    expect(unnamed).toEqual([]);
  });

  it.each(endpoints.filter(({ needs }) => needs !== 'public'))(
    '$name is closed to nobody',
    async (endpoint) => {
      expect(await call(endpoint, 'nobody', shared)).toBe(401);
    },
  );

  it.each(endpoints.filter(({ path }) => path.includes('{org}')))(
    '$name hides the organisation from a stranger',
    async (endpoint) => {
      expect(await call(endpoint, 'stranger', shared)).toBe(404);
    },
  );

  it.each(endpoints.filter(({ path, needs }) => path.includes('{org}') && needs !== 'public'))(
    '$name hides the organisation from operators, who have no role there',
    async (endpoint) => {
      expect(await call(endpoint, 'operator', shared)).toBe(404);
    },
  );

  it.each(endpoints.filter(({ needs }) => needs === 'operator'))(
    '$name serves operators alone',
    async (endpoint) => {
      for (const caller of [...ROLES, 'stranger', 'agent'] as const)
        expect(await call(endpoint, caller, shared), `as ${caller}`).toBe(403);
      expect(await call(endpoint, 'operator', await worldFor(endpoint), true)).toBeLessThan(300);
    },
  );

  it.each(endpoints.filter(({ needs }) => needs === 'agent'))(
    '$name serves staff of support alone',
    async (endpoint) => {
      for (const caller of [...ROLES, 'stranger'] as const)
        expect(await call(endpoint, caller, shared), `as ${caller}`).toBe(403);
      for (const caller of ['agent', 'operator'] as const)
        expect(await call(endpoint, caller, await worldFor(endpoint), true), `as ${caller}`).toBeLessThan(
          300,
        );
    },
  );

  it.each(ofOrganisation)('$name asks for $needs', async (endpoint) => {
    for (const role of ROLES) {
      const isAllowed = can(role, endpoint.needs as keyof typeof permissions);
      const status = await call(endpoint, role, isAllowed ? await worldFor(endpoint) : shared, isAllowed);
      expect(status < 300 ? 'done' : status, `as ${role}`).toBe(isAllowed ? 'done' : 403);
    }
  });

  it.each(endpoints.filter(({ isIdempotent }) => isIdempotent))(
    '$name answers a repetition under its idempotency key as the first time',
    async (endpoint) => {
      const { needs } = endpoint;
      const caller = needs === 'operator' || needs === 'agent' ? needs : 'owner';
      const around = { server, people, caller } as const;
      const { path, body } = await endpointRequest(endpoint, await worldFor(endpoint), around, true);
      const once = { 'idempotency-key': endpoint.name };
      const ask = () => callApi(server, people[caller].secret, endpoint.method, path, body, once);
      const [first, second] = [await ask(), await ask()];
      expect(first.status).toBeLessThan(300);
      expect(second).toEqual(first);
    },
  );

  it.each(endpoints.filter(({ needs }) => needs === 'account'))(
    '$name serves anybody who is signed in',
    async (endpoint) => {
      expect(await call(endpoint, 'developer', await worldFor(endpoint), true)).toBeLessThan(300);
    },
  );

  it.each(endpoints.filter(({ needs }) => needs === 'public'))('$name is open', async (endpoint) => {
    expect(await call(endpoint, 'nobody', shared, true)).toBeLessThan(300);
  });
});
