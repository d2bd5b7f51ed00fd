import { describe, expect, it } from 'vitest';
import type { ComponentState, Impact, Snapshot } from '#status';
import { AT } from '../../testing/snapshot-parts.ts';
import {
  busySnapshot,
  defaultComponents,
  longSnapshot,
  quietSnapshot,
  snapshotOf,
} from '../../testing/snapshots.ts';
import { statuspageShapes } from '../../testing/statuspage-shapes.ts';
import { pageStatus } from './page-status.ts';
import { statusDocuments } from './status-documents.ts';

function read(snapshot: Snapshot, path: string) {
  const found = statusDocuments(snapshot).find((one) => one.path === path);
  return found && JSON.parse(found.bytes.toString());
}

describe('the Statuspage API', () => {
  it.each([
    ['a quiet day', quietSnapshot()],
    ['a bad day', busySnapshot()],
    ['a long history', longSnapshot(120)],
  ])('has every member and no other on %s', (_, snapshot) => {
    for (const [path, shape] of Object.entries(statuspageShapes)) {
      const { error } = shape.safeParse(read(snapshot, path));
      expect(error?.issues ?? [], path).toEqual([]);
    }
  });

  it('tells an incident with its updates, the components at each moment and as they are now', () => {
    const { incidents, status } = read(busySnapshot(), 'api/v2/summary.json');
    expect(status).toEqual({ indicator: 'major', description: 'Partial System Outage' });
    expect(incidents).toHaveLength(1);
    const [open] = incidents;
    expect(open).toMatchObject({
      id: 'opendownload',
      name: 'Downloads fail <for some>',
      impact: 'major',
      shortlink: 'https://status.example.com/i/opendownload',
      monitoring_at: null,
      resolved_at: null,
    });
    expect(open.incident_updates.map(({ status: one }: { status: string }) => one)).toEqual([
      'identified',
      'identified',
      'investigating',
    ]);
    expect(open.incident_updates[2].affected_components[0]).toEqual({
      code: AT.downloads,
      name: 'Delivery - Package downloads',
      old_status: 'operational',
      new_status: 'major_outage',
    });
    expect(open.components.map(({ id, status: now }: { id: string; status: string }) => [id, now])).toEqual([
      [AT.checks, 'operational'],
      [AT.downloads, 'partial_outage'],
    ]);
  });

  it('lists maintenances by what they are, and one that was cancelled as completed', () => {
    const ids = (path: string): string[] =>
      read(busySnapshot(), `api/v2/${path}`).scheduled_maintenances.map(({ id }: { id: string }) => id);
    expect(ids('summary.json')).toEqual(['nowwindow001', 'aheadwindow1']);
    expect(ids('scheduled-maintenances/active.json')).toEqual(['nowwindow001']);
    expect(ids('scheduled-maintenances/upcoming.json')).toEqual(['aheadwindow1']);
    const all = read(busySnapshot(), 'api/v2/scheduled-maintenances.json').scheduled_maintenances;
    const cancelled = all.find(({ id }: { id: string }) => id === 'offwindow001');
    expect(cancelled).toMatchObject({ status: 'completed', resolved_at: '2026-11-22T16:00:00.000Z' });
    expect(cancelled.x_codepushgo.cancelled_at).toBe('2026-11-22T16:00:00.000Z');
  });

  it('tells children of a group on its row alone', () => {
    const { components } = read(quietSnapshot(), 'api/v2/components.json');
    expect(components[0]).toMatchObject({ group: true, components: [AT.checks, AT.downloads] });
    expect(components[1]).not.toHaveProperty('components');
    expect(components[1].group_id).toBe(AT.delivery);
  });

  it('cuts incidents into pages of 50, with an empty one for what lies past the end', () => {
    const snapshot = longSnapshot(120);
    const names = [
      'incidents.json',
      'incidents.page-2.json',
      'incidents.page-3.json',
      'incidents.page-none.json',
    ];
    const pages = names.map((name) => read(snapshot, `api/v2/${name}`).incidents as { id: string }[]);
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20, 0]);
    expect(pages.flat().map(({ id }) => id)).toEqual(snapshot.incidents.map(({ id }) => id));
    expect(read(snapshot, 'api/v2/incidents.page-4.json')).toBeUndefined();
  });
});

describe('the line over the page', () => {
  const withStates = (...states: ComponentState[]): Snapshot =>
    snapshotOf(
      defaultComponents()
        .filter(({ id }) => id === AT.checks || id === AT.downloads)
        .map((one, index) => ({ ...one, state: states[index]! })),
      [],
      [],
    );

  it.each<[ComponentState, ComponentState, Impact, string]>([
    ['major_outage', 'major_outage', 'critical', 'Major System Outage'],
    ['major_outage', 'operational', 'major', 'Partial System Outage'],
    ['partial_outage', 'partial_outage', 'major', 'Partial System Outage'],
    ['partial_outage', 'degraded_performance', 'minor', 'Minor Service Outage'],
    ['degraded_performance', 'degraded_performance', 'minor', 'Degraded System Service'],
    ['degraded_performance', 'under_maintenance', 'minor', 'Partially Degraded Service'],
    ['under_maintenance', 'operational', 'maintenance', 'Service Under Maintenance'],
    ['operational', 'operational', 'none', 'All Systems Operational'],
  ])('of %s and %s is %s', (first, second, indicator, description) => {
    expect(pageStatus(withStates(first, second))).toEqual({ indicator, description });
  });

  it('is never green while an incident is open, and as grave as its override', () => {
    const open = { ...busySnapshot().incidents[0]!, impact: 'none' as const };
    const { components } = quietSnapshot();
    const withImpact = (impactOverride: Impact | null) =>
      pageStatus({ components, incidents: [{ ...open, impactOverride }] });
    expect(withImpact(null)).toEqual({ indicator: 'minor', description: 'Minor Service Outage' });
    expect(withImpact('critical')).toEqual({ indicator: 'critical', description: 'Major System Outage' });
  });

  it('leaves out what shows only when it is bad', () => {
    const components = defaultComponents().map((one) =>
      one.onlyShowIfDegraded ? one : { ...one, state: 'major_outage' as const },
    );
    expect(pageStatus({ components, incidents: [] }).indicator).toBe('critical');
  });
});

describe('what was measured', () => {
  it('is told up to the minute, with the incidents behind it', () => {
    const [checks] = read(busySnapshot(), 'api/v2/uptime.json').components;
    expect(checks).toMatchObject({
      id: AT.checks,
      range_end: '2026-11-23T10:00:00.000Z',
      major_outage: 120,
      partial_outage: 0,
      warnings: [],
      related_events: [{ id: 'opendownload' }, { id: 'writtenlater' }],
    });
    expect(checks.uptime_percentage).toBe(99.99);
  });

  it('is told at the root as the lowest figure', () => {
    const { components } = read(busySnapshot(), 'api/v2/uptime.json');
    const lowest = Math.min(...components.map((one: { uptime_percentage: number }) => one.uptime_percentage));
    expect(read(busySnapshot(), 'status.json')).toEqual({
      indicator: 'major',
      description: 'Partial System Outage',
      uptime: lowest.toFixed(2),
    });
  });
});
