import { expect, test } from 'vitest';
import { AT } from '../../testing/snapshot-parts.ts';
import { busySnapshot } from '../../testing/snapshots.ts';
import { componentEvent, incidentEvent, webhookBody } from './webhook-bodies.ts';

const meta = {
  unsubscribe: 'https://status.example.com/unsubscribe?id=abcdefghijkl&code=x',
  documentation: 'https://status.example.com/en/subscribe/webhook',
  generated_at: '2026-11-23T10:00:00.000Z',
};
const now = busySnapshot();

const INCIDENT = `
  id name status created_at updated_at monitoring_at resolved_at impact shortlink started_at
  page_id incident_updates components reminder_intervals x_codepushgo backfilled impact_override
  scheduled_for scheduled_until scheduled_remind_prior scheduled_auto_in_progress
  scheduled_auto_completed scheduled_reminded_at postmortem_ignored postmortem_body
  postmortem_body_last_updated_at postmortem_published_at postmortem_notified_subscribers
  postmortem_notified_twitter`
  .trim()
  .split(/\s+/)
  .toSorted();

interface Body {
  meta: object;
  page: { id: string; status_indicator: string; status_description: string };
  incident?: Record<string, unknown> & {
    name: string;
    incident_updates: { status: string; body: string; created_at: string; display_at: string }[];
  };
  component?: { name: string; status: string };
  component_update?: { new_status: string; old_status: string };
}

/** Branches on which key is there, as the receiver of Zulip does. */
function readAsChat(text: string): string {
  const body = JSON.parse(text) as Body;
  if (body.incident) {
    const { name, status, shortlink, incident_updates: updates, components } = body.incident;
    const names = (components as { name: string }[]).map((one) => one.name).join(', ');
    return `${name} [${String(status)}] ${String(shortlink)}\n${names}\n${updates[0]!.body}`;
  }
  const { component, component_update: update } = body;
  return `${component!.name} has changed status from ${update!.old_status} to ${update!.new_status}`;
}

test('an incident is told as Statuspage tells it', () => {
  const text = webhookBody(meta, incidentEvent(now, 'opendownload')!);
  const body = JSON.parse(text) as Body;
  expect(Object.keys(body)).toEqual(['meta', 'page', 'incident']);
  expect(body.meta).toEqual(meta);
  expect(body.page).toEqual({
    id: now.page.id,
    status_indicator: expect.stringMatching(/^(major|critical)$/),
    status_description: expect.any(String),
  });
  expect(Object.keys(body.incident!).toSorted()).toEqual(INCIDENT);
  expect(body.incident).toMatchObject({
    backfilled: false,
    impact_override: null,
    scheduled_for: null,
    scheduled_until: null,
    scheduled_auto_in_progress: false,
    postmortem_body: null,
    postmortem_notified_twitter: false,
  });
  for (const update of body.incident!.incident_updates)
    expect(update).toMatchObject({
      wants_twitter_update: false,
      twitter_updated_at: null,
      custom_tweet: null,
    });
  expect(readAsChat(text)).toBe(
    `Downloads fail <for some> [identified] ${now.page.url}/i/opendownload\nUpdate checks, Package downloads\nMost downloads work again.`,
  );
});

test('a maintenance has the key of an incident, and its window', () => {
  const [maintenance] = now.maintenances;
  const { incident } = JSON.parse(webhookBody(meta, incidentEvent(now, maintenance!.id)!)) as Body;
  expect(Object.keys(incident!).toSorted()).toEqual(INCIDENT);
  expect(incident).toMatchObject({
    impact: 'maintenance',
    scheduled_for: maintenance!.scheduledFor,
    scheduled_until: maintenance!.scheduledUntil,
    scheduled_auto_completed: true,
  });
});

test('a post-mortem stands in the body', () => {
  expect(incidentEvent(now, 'explainedapi')!.incident).toMatchObject({
    postmortem_body: expect.stringContaining('An index was missing'),
    postmortem_published_at: '2026-11-05T09:00:00.000Z',
  });
});

test('a component is told with what it was and what it is', () => {
  const at = '2026-11-23T09:59:00.000Z';
  const change = {
    id: 'u00000000042',
    componentId: AT.api,
    oldState: 'operational',
    newState: 'partial_outage',
    at,
  } as const;
  const text = webhookBody(meta, componentEvent(now, change)!);
  const body = JSON.parse(text) as Body;
  expect(Object.keys(body)).toEqual(['meta', 'page', 'component', 'component_update']);
  expect(body.component_update).toEqual({
    id: 'u00000000042',
    component_id: AT.api,
    component_type: 'Component',
    old_status: 'operational',
    new_status: 'partial_outage',
    created_at: at,
  });
  expect(readAsChat(text)).toBe('Release API has changed status from operational to partial_outage');
  expect([
    incidentEvent(now, 'nosuchthing1'),
    componentEvent(now, { ...change, componentId: 'nosuchthing1' }),
  ]).toEqual([null, null]);
});
