import { createClient, type Client } from '@codepushgo/contract/client';
import { sendControl } from '../../packages/server/src/platform/control.ts';
import { runServerCommand } from '../../packages/server/src/testing/spawn-server.ts';
import type { SamplePackage } from './sample-package.ts';

/** Somebody with an app, whatever process serves it. */
export interface Customer {
  secret: string;
  /** The personal organisation. */
  org: string;
  app: string;
  deploymentKey: string;
}

/** An answer of the CodePush wire. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of many shapes
  json: any;
}

/** A customer's tools at one server. */
export interface Tools {
  api: Client;
  /** Asks with the access key; anything but a form or bytes is sent as JSON. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  release(what: SamplePackage, appVersion?: string): Promise<Answer>;
  check(device: string, more?: Record<string, string>): Promise<Answer>;
  report(kind: 'deploy' | 'download', body: Record<string, unknown>): Promise<Answer>;
}

/** Makes an account with the server's own command, and an app over the wire. */
export async function makeCustomer(env: Record<string, string>, url: string): Promise<Customer> {
  const args = ['create-account', '--email', 'ada@example.com', '--name', 'Ada', '--access-key', 'ci'];
  const { account, accessKey } = JSON.parse(await commandOutput(env, args)) as {
    account: { userName: string };
    accessKey: string;
  };
  const customer = { secret: accessKey, org: account.userName, app: 'Shop', deploymentKey: '' };
  const { ask } = toolsOf(customer, url);
  await ask('POST', '/apps', { name: customer.app });
  const { json } = await ask('GET', `/apps/${customer.app}/deployments/Production`);
  return { ...customer, deploymentKey: json.deployment.key };
}

// The server of the embedded database does commands itself, which saves a process.
async function commandOutput(env: Record<string, string>, [name = '', ...args]: string[]): Promise<string> {
  if (!env['DATABASE_URL']) {
    const { exitCode, output } = await sendControl(env['DATA_DIR']!, { name, args, input: '' });
    if (exitCode !== 0) throw new Error(output);
    return output;
  }
  const made = await runServerCommand({ ...env, LOG_LEVEL: 'fatal' }, [name, ...args]);
  if (made.exitCode !== 0) throw new Error(made.stderr);
  return made.stdout;
}

/** What a customer asks a server with. */
export function toolsOf(customer: Customer, url: string): Tools {
  const ask: Tools['ask'] = (method, path, body) =>
    answerOf(url + path, method, body, { authorization: `Bearer ${customer.secret}` });
  const device = `${url}/v0.1/public/codepush`;
  return {
    api: createClient({ serverUrl: url, accessKey: customer.secret }),
    ask,
    release: (what, appVersion = '1.0.0') => {
      const form = new FormData();
      form.append('package', new Blob([what.zip]), 'update.zip');
      form.append('packageInfo', JSON.stringify({ appVersion }));
      return ask('POST', `/apps/${customer.app}/deployments/Production/release`, form);
    },
    check: (id, more = {}) => {
      const query = { deployment_key: customer.deploymentKey, app_version: '1.0.0', client_unique_id: id };
      return answerOf(`${device}/update_check?${new URLSearchParams({ ...query, ...more })}`);
    },
    report: (kind, body) =>
      answerOf(`${device}/report_status/${kind}`, 'POST', {
        deployment_key: customer.deploymentKey,
        app_version: '1.0.0',
        ...body,
      }),
  };
}

/** Asks, and reads the answer to its end. */
export async function answerOf(
  url: string,
  method = 'GET',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isRaw = body instanceof FormData || body instanceof Uint8Array || typeof body === 'string';
  const type: Record<string, string> =
    body === undefined || isRaw ? {} : { 'content-type': 'application/json' };
  const sent =
    body === undefined ? {} : { body: isRaw ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) };
  const answer = await fetch(url, { method, redirect: 'manual', headers: { ...type, ...headers }, ...sent });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
