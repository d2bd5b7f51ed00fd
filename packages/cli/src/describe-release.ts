import type { Release, ReleaseMetrics } from '@codepushgo/contract';
import { percentOf, plain } from './format.ts';

/** What stands out of a release: mandatory, disabled, halted, partial rollout. */
export function stateOf(release: Release): string {
  const words = [
    release.isHalted ? `halted${release.haltReason ? `: ${plain(release.haltReason)}` : ''}` : '',
    release.isDisabled ? 'disabled' : '',
    release.isMandatory ? 'mandatory' : '',
    release.rollout === null ? '' : `rollout ${release.rollout}%`,
  ];
  return words.filter(Boolean).join(', ') || 'offered to all';
}

/** Where a release came from, when not from an upload. */
export function originOf(release: Release): string {
  if (release.method === 'Promote')
    return ` (promoted ${release.originalLabel} from ${release.originalChannel})`;
  if (release.method === 'Rollback') return ` (rolled back to ${release.originalLabel})`;
  return '';
}

/** Its figures in a line; `totalActive` counts all devices of the channel. */
export function figuresOf(figures: ReleaseMetrics | undefined, totalActive: number): string {
  if (!figures || figures.downloaded + figures.installed + figures.failed + figures.active === 0) {
    return 'no installs yet';
  }
  const pending = Math.max(0, figures.downloaded - figures.installed - figures.failed);
  return [
    `active ${percentOf(figures.active, totalActive)}% (${figures.active} of ${totalActive})`,
    `installed ${figures.installed}${pending ? ` (${pending} pending)` : ''}`,
    ...(figures.failed ? [`failed ${figures.failed}`] : []),
    ...(figures.rolledBack ? [`rolled back ${figures.rolledBack}`] : []),
  ].join(', ');
}

/** One line about a release that was just made or changed. */
export function announce(release: Release, where: string): string {
  return `${where} ${release.label}${originOf(release)} for ${plain(release.appVersion)}: ${stateOf(release)}.`;
}
