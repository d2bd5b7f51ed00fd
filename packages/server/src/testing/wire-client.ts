import { buildZip } from '@codepushgo/bundle/testing';
import { makeAccount, type Person } from './factories.ts';
import type { TestServer } from './make-server.ts';

/** An answer, read to its end. */
export interface WireAnswer {
  status: number;
  text: string;
  /** The parsed body; undefined when it is no JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of many shapes
  json: any;
  headers: Headers;
}

/** Somebody with an access key, and what they can ask of the wire. */
export interface WirePerson extends Person {
  secret: string;
  /** Asks; a body that is not a form is sent as JSON. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<WireAnswer>;
  /** Releases files, the zip made here, with this `packageInfo`. */
  release(
    app: string,
    deployment: string,
    files: Record<string, string>,
    info: Record<string, unknown>,
  ): Promise<WireAnswer>;
}

/** Makes an account with an access key named `test`, and lets it speak the CodePush wire. */
export async function wirePerson(server: TestServer, email?: string): Promise<WirePerson> {
  return onWire(server, await makeAccount(server, email === undefined ? {} : { email }));
}

/** Lets somebody speak the CodePush wire. */
export function onWire(server: TestServer, person: Person): WirePerson {
  const secret = person.accessKey;
  const ask: WirePerson['ask'] = (method, path, body, headers = {}) =>
    askWire(server, method, path, body, { authorization: `Bearer ${secret}`, ...headers });
  return {
    ...person,
    secret,
    ask,
    release: (app, deployment, files, info) =>
      ask('POST', releasePath(app, deployment), releaseForm(zipOf(files), info)),
  };
}

/** The address of a release, with its names encoded. */
export function releasePath(app: string, deployment: string): string {
  return `/apps/${encodeURIComponent(app)}/deployments/${encodeURIComponent(deployment)}/release`;
}

/** The two parts of a release request, the file first as the command line sends it. */
export function releaseForm(file: Uint8Array<ArrayBuffer>, info: Record<string, unknown>): FormData {
  const form = new FormData();
  form.append('package', new Blob([file]), 'update.zip');
  form.append('packageInfo', JSON.stringify(info));
  return form;
}

/** A zip of files, by path. */
export function zipOf(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buildZip(Object.entries(files).map(([name, data]) => ({ name, data }))));
}

/** Asks the server, with exactly these header fields. */
export async function askWire(
  server: TestServer,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<WireAnswer> {
  const isRaw = body instanceof FormData || typeof body === 'string' || body instanceof Uint8Array;
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = isRaw ? (body as FormData) : JSON.stringify(body);
  if (body !== undefined && !isRaw) init.headers = { 'content-type': 'application/json', ...headers };
  const answer = await server.fetch(path, init);
  const text = await answer.text();
  return { status: answer.status, text, json: parsed(text), headers: answer.headers };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
