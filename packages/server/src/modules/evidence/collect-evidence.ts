import { EVIDENCE_LENGTH, type ConsentItem, type EvidenceWish } from '@codepushgo/contract';
import { devicePage } from '#insights';
import type { Ctx } from '../../context.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { collectDiff } from './collect-diff.ts';
import { collectProject } from './collect-project.ts';
import { collectReleases } from './collect-releases.ts';
import { findPlace, type Place } from './find-place.ts';
import { mapTexts, maskSecrets } from './mask-texts.ts';

/** What was found of what somebody shares. */
export interface Collected {
  place: Place;
  /** By item; null where there is nothing to attach. */
  items: Map<ConsentItem, unknown>;
}

/**
 * Collects what somebody shares, as he may see it himself, before any transaction. What cannot be found is left empty:
 * it must not keep a request from being sent.
 *
 * @throws Problem see `findPlace`
 */
export async function collectEvidence(
  ctx: Ctx,
  org: string,
  projectId: string | null,
  wish: EvidenceWish,
): Promise<Collected> {
  const place = await findPlace(ctx, org, wish, projectId);
  const items: Collected['items'] = new Map();
  for (const item of new Set(wish.share)) {
    const found = await collectItem(ctx, org, projectId ?? place.app?.project.id ?? null, place, wish, item);
    items.set(item, fitting(mapTexts(found, maskSecrets)));
  }
  return { place, items };
}

async function collectItem(
  ctx: Ctx,
  org: string,
  projectId: string | null,
  place: Place,
  wish: EvidenceWish,
  item: ConsentItem,
): Promise<unknown> {
  switch (item) {
    case 'project':
      return orNothing(collectProject(ctx, org, projectId));
    case 'releases':
      return orNothing(collectReleases(ctx, place));
    case 'device':
      return orNothing(devicePage(ctx, { org, app: place.app!.app.id, device: wish.device! }));
    case 'diff':
      return orNothing(collectDiff(ctx, place));
    case 'versions':
      return wish.versions;
    case 'doctor':
      return wish.doctor;
    case 'incidents':
      return ctx.news.openIncidents(ctx, ctx.db);
    case 'override':
      return { device: wish.device };
  }
}

async function orNothing<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    const code = findProblem(error)?.code;
    if (code === 'not-found' || code === 'forbidden' || code === 'scope-too-small') return null;
    throw error;
  });
}

function fitting(content: unknown): unknown {
  return JSON.stringify(content ?? null).length > EVIDENCE_LENGTH ? null : content;
}
