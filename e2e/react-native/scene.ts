import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashFolder, signPackageHash, zipFolder } from '@codepushgo/bundle';
import type { TestServer } from '../../packages/server/src/testing/make-server.ts';
import { releaseForm, releasePath, type WirePerson } from '../../packages/server/src/testing/wire-client.ts';
import { buildVersion, type VersionSource } from './build-version.ts';
import { createDevice, type Device } from './device.ts';
import type { StoreApp } from './install-binary.ts';

/** A release as the wire tells it. */
export interface WireRelease {
  label: string;
  packageHash: string;
  size: number;
}

/** Counts of one label or binary version; what nobody counted is 0. */
export interface Counts {
  active: number;
  downloaded: number;
  failed: number;
  installed: number;
}

/** What a release may say beside its version. */
export interface ReleaseOptions {
  deployment?: string;
  privateKey?: string;
  info?: Record<string, unknown>;
}

/** An app on the server with its developer, who speaks the wire, and devices that have it from the store. */
export class Scene {
  /** Deployment keys by name. */
  keys = { Staging: '', Production: '' };
  readonly #server: TestServer;
  readonly #person: WirePerson;
  readonly #clients: string;
  // Not `react-native-`: the usual advice for Metro's troubles is to remove `react-*` from the temporary folder.
  readonly #folder = mkdtempSync(join(tmpdir(), 'codepushgo-devices-'));
  readonly #app = this.#folder.slice(this.#folder.lastIndexOf('-') + 1);
  #made = 0;

  /** @param clients folder with the installed clients */
  constructor(server: TestServer, person: WirePerson, clients: string) {
    this.#server = server;
    this.#person = person;
    this.#clients = clients;
  }

  /** Makes the app on the server. */
  async open(): Promise<this> {
    await this.#ask('POST', '/apps', { name: this.#app });
    const path = `/apps/${this.#app}/deployments`;
    const { deployments } = await this.#ask<{ deployments: { name: string; key: string }[] }>('GET', path);
    Object.assign(this.keys, Object.fromEntries(deployments.map(({ name, key }) => [name, key])));
    return this;
  }

  /** Builds a version and releases it, by default for binary 1.0.0 to Production, and waits for its diffs. */
  async release(source: VersionSource, options: ReleaseOptions = {}): Promise<WireRelease> {
    const { deployment = 'Production', privateKey, info = {} } = options;
    const root = join(await buildVersion(this.#clients, this.#nextFolder(), source), 'CodePush');
    if (privateKey) await sign(root, privateKey);
    await zipFolder(root, `${root}.zip`, { rootName: 'CodePush' });
    return this.#send(deployment, `${root}.zip`, info);
  }

  /** Releases a bundle without an archive around it. */
  releaseFile(bundle: string): Promise<WireRelease> {
    const file = join(this.#folder, 'index.android.bundle');
    writeFileSync(file, bundle);
    return this.#send('Production', file, {});
  }

  /** Rolls Production back to the release before. */
  async rollback(): Promise<WireRelease> {
    const path = `/apps/${this.#app}/deployments/Production/rollback`;
    return (await this.#ask<{ package: WireRelease }>('POST', path)).package;
  }

  /** A device with the app from the store; nothing runs yet. */
  async device(source: VersionSource, app: Partial<StoreApp> = {}): Promise<Device> {
    const platform = app.platform ?? 'android';
    const binary = await buildVersion(this.#clients, this.#nextFolder(), { ...source, platform });
    const settings = {
      deploymentKey: this.keys.Production,
      serverUrl: this.#server.url,
      appVersion: '1.0.0',
    };
    const folder = this.#nextFolder();
    return createDevice({
      id: `${this.#app}-${this.#made}`,
      folder,
      app: { platform, folder: binary, ...settings, ...app },
    });
  }

  async counts(name: string, deployment = 'Production'): Promise<Counts> {
    const path = `/apps/${this.#app}/deployments/${deployment}/metrics`;
    const { metrics } = await this.#ask<{ metrics: Record<string, Partial<Counts>> }>('GET', path);
    return { active: 0, downloaded: 0, failed: 0, installed: 0, ...metrics[name] };
  }

  /** Removes the files. */
  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #nextFolder(): string {
    this.#made += 1;
    return join(this.#folder, String(this.#made));
  }

  async #send(deployment: string, file: string, info: object): Promise<WireRelease> {
    const form = releaseForm(new Uint8Array(readFileSync(file)), { appVersion: '1.0.0', ...info });
    const path = releasePath(this.#app, deployment);
    const { package: made } = await this.#ask<{ package: WireRelease }>('POST', path, form);
    await this.#server.jobs.settled();
    return made;
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, text, json } = await this.#person.ask(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${text}`);
    return json as T;
  }
}

async function sign(root: string, privateKey: string): Promise<void> {
  const { hash } = await hashFolder(root, { prefix: 'CodePush' });
  writeFileSync(join(root, '.codepushrelease'), await signPackageHash(hash, privateKey, 0));
}
