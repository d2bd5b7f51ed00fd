import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '@codepushgo/contract';
import { expect } from 'vitest';
import type { Customer, Tools } from './customer.ts';
import type { KnownUpload } from './ledger.ts';
import { sha256 } from './sample-package.ts';
import { finishRelease, rotateKey, sendReport, type Work } from './workload.ts';

/** Every release of the channel, oldest first. */
export async function allReleases({ api }: Tools, { org, app }: Customer): Promise<Release[]> {
  const all: Release[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.releases.list({
      org,
      app,
      channel: 'Production',
      limit: 100,
      ...(cursor && { cursor }),
    });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all.reverse();
}

/**
 * Holds releases against the ledger: all that was acknowledged is there, nothing twice, no number left out,
 * and the bytes of everything listed are those that were sent.
 *
 * @param downloaded hashes that need no further download; grows
 */
export async function verifyReleases(
  { tools, customer, ledger }: Work,
  url: string,
  downloaded: Set<string>,
): Promise<Release[]> {
  const all = await allReleases(tools, customer);
  expect(all.map(({ label }) => label)).toEqual(all.map((_, index) => `v${index + 1}`));
  const hashes = new Map(all.map(({ label, packageHash }) => [label, packageHash]));
  for (const [label, hash] of ledger.released) expect([label, hashes.get(label)]).toEqual([label, hash]);
  expect(new Set(hashes.values()).size).toBe(all.length);
  for (const { packageHash, downloadUrl } of all) {
    if (downloaded.has(packageHash)) continue;
    const answer = await fetch(url + new URL(downloadUrl).pathname);
    expect(answer.status).toBe(200);
    const got = sha256(new Uint8Array(await answer.arrayBuffer()));
    expect(got).toBe(ledger.sent.get(packageHash)?.sha256);
    downloaded.add(packageHash);
  }
  return all;
}

/** Uploads go on where they were: chunks that were acknowledged are never asked for again. */
export async function resumeUploads(work: Work, url: string): Promise<void> {
  const { ledger, tools, customer } = work;
  for (const upload of ledger.uploads.values()) {
    const found = await tools.api.releases.getUpload({ org: customer.org, upload: upload.id });
    verifyUpload(upload, found);
    if (found.state === 'released') ledger.uploads.delete(upload.id);
    else await finishRelease(work, upload);
  }
  await verifyReleases(work, url, new Set(ledger.sent.keys()));
}

function verifyUpload(
  { chunks, isFinished }: KnownUpload,
  found: { state: string; receivedChunks: number[] },
): void {
  if (found.state === 'open') {
    expect(isFinished).toBe(false);
    expect(found.receivedChunks).toEqual(expect.arrayContaining([...chunks]));
  }
  expect(['open', 'finished', 'released']).toContain(found.state);
}

/** Reports: what was acknowledged is counted; after a device repeats what was not, the figures are exact. */
export async function verifyReports(work: Work): Promise<void> {
  const { ledger, tools } = work;
  const sure = countReports(work, (report) => report.isAcknowledged);
  const figures = await readFigures(work);
  const lost = [...sure].filter(([key, count]) => (figures.get(key) ?? 0) < count);
  expect(lost).toEqual([]);
  for (const report of ledger.reports) if (!report.isAcknowledged) await sendReport(tools, report);
  expect(await readFigures(work)).toEqual(countReports(work, () => true));
}

function countReports({ ledger }: Work, isCounted: (report: Work['ledger']['reports'][number]) => boolean) {
  const counts = new Map<string, number>();
  for (const report of ledger.reports.filter(isCounted)) {
    for (const figure of report.kind === 'download' ? ['downloaded'] : ['active', 'installed']) {
      const key = `${report.label} ${figure}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

async function readFigures({ tools, customer }: Work): Promise<Map<string, number>> {
  const { json } = await tools.ask('GET', `/apps/${customer.app}/deployments/Production/metrics`);
  const lines = Object.entries(json.metrics as Record<string, Record<string, number>>);
  return new Map(
    lines.flatMap(([label, figures]) =>
      Object.entries(figures).flatMap(([name, count]) =>
        count > 0 ? [[`${label} ${name}`, count] as const] : [],
      ),
    ),
  );
}

/** Deployment keys: none that was acknowledged is lost, and asking again for the others makes none twice. */
export async function verifyRotations(work: Work): Promise<void> {
  const { ledger, tools, customer } = work;
  for (const known of ledger.rotations) if (known.deploymentKey === null) await rotateKey(work, known);
  const keys = ledger.rotations.map(({ deploymentKey }) => deploymentKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(await auditIds(work, 'deployment-key.rotated')).toHaveLength(keys.length);
  const { org, app } = customer;
  const { items } = await tools.api.apps.listDeploymentKeys({ org, app, channel: 'Staging' });
  if (keys.length > 0) expect(items.map(({ key }) => key)).toEqual([keys.at(-1)]);
}

/** What the audit log keeps of one action: the ids of its targets. */
export async function auditIds({ tools, customer }: Work, action: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { org } = customer;
    const page = await tools.api.organisations.listAudit({
      org,
      action,
      limit: 100,
      ...(cursor && { cursor }),
    });
    ids.push(...page.items.map(({ target }) => target.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

/** Every stored file holds what its name says. */
export function verifyFileStore(dataDir: string): void {
  const root = join(dataDir, 'files');
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const hash = /(?:^|\/)([0-9a-f]{64})$/.exec(name)?.[1];
    if (hash) expect(sha256(readFileSync(join(root, name)))).toBe(hash);
  }
}

/** Work in progress that lies in the file store. */
export function temporaryFiles(dataDir: string): string[] {
  return readdirSync(join(dataDir, 'files', 'tmp'));
}

/** The releases that have fewer file diffs than they should: one from each of the two packages before. */
export function withoutDiffs(all: Release[]): Release[] {
  return all.filter(({ diffs }, index) => {
    const from = all.slice(Math.max(0, index - 2), index).map(({ packageHash }) => packageHash);
    return from.some((hash) => !diffs.some((diff) => diff.fromPackageHash === hash));
  });
}
