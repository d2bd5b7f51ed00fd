import type { ReleaseFigures, ReleaseLine, ReleaseState } from '@codepushgo/contract';
import type { releaseCounts } from '#metrics';
import { labelOf } from '#release-rules';
import type { releases } from '#releases';

/** The one word for whom a release is offered to. */
export function releaseState(release: {
  isDisabled: boolean;
  haltedAt: Date | string | null;
  rollout: number | null;
}): ReleaseState {
  if (release.haltedAt !== null) return 'halted';
  if (release.isDisabled) return 'disabled';
  return release.rollout === null ? 'live' : 'rolling-out';
}

/** A release in a line. */
export function toReleaseLine(
  release: typeof releases.$inferSelect,
  by: { email: string; name: string },
): ReleaseLine {
  return {
    id: release.id,
    label: labelOf(release.number),
    state: releaseState(release),
    rollout: release.rollout,
    appVersion: release.appVersion,
    description: release.description,
    isMandatory: release.isMandatory,
    method: release.method,
    releasedBy: by.email,
    releasedByName: by.name,
    createdAt: release.createdAt.toISOString(),
  };
}

const NONE: ReleaseFigures = { active: 0, downloaded: 0, installed: 0, failed: 0, rolledBack: 0 };

/** Counts as they are shown: with the reports that gave no id, and none below zero. */
export function toFigures(row: typeof releaseCounts.$inferSelect | null | undefined): ReleaseFigures {
  if (!row) return NONE;
  const shown = (figure: number, anonymous: number): number => Math.max(0, figure + anonymous);
  return {
    active: shown(row.active, row.anonymousActive),
    downloaded: shown(row.downloaded, row.anonymousDownloaded),
    installed: shown(row.installed, row.anonymousInstalled),
    failed: shown(row.failed, row.anonymousFailed),
    rolledBack: row.rolledBack,
  };
}
