import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import { GroupCommit } from './group-commit.ts';
import type { Report } from './report.ts';
import { writeReports } from './write-reports.ts';

const made = new WeakMap<Db, GroupCommit<Report>>();

/** The reports of a server on their way to the database. */
export function reportCommits({ db, clock }: Pick<Platform, 'db' | 'clock'>): GroupCommit<Report> {
  const known = made.get(db) ?? new GroupCommit<Report>((reports) => writeReports(db, clock, reports));
  made.set(db, known);
  return known;
}

/**
 * Stores what a device reports; resolves when it is safe.
 *
 * Reports for unknown keys, and for more labels than a channel can have, are taken and vanish.
 *
 * @throws Problem `unavailable` when the database is gone: the device keeps the report and sends it again
 * @example await recordReport(platform, { kind: 'download', deploymentKey, label: 'v3', device });
 */
export function recordReport(platform: Pick<Platform, 'db' | 'clock'>, report: Report): Promise<void> {
  return reportCommits(platform).add(report);
}
