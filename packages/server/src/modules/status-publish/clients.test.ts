import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseFeed } from '@rowanmanning/feed-parser';
import ICAL from 'ical.js';
import { JSDOM } from 'jsdom';
import RssParser from 'rss-parser';
import { Statuspage } from 'statuspage.io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import { serveEdition, type ServedSite } from '../../testing/serve-edition.ts';
import { busySnapshot } from '../../testing/snapshots.ts';
import { renderSite } from './render-site.ts';

// Programs that nobody here wrote, against the published folder as the status service serves it.
let site: ServedSite;
const read = async (path: string): Promise<string> => (await fetch(`${site.origin}/${path}`)).text();

beforeAll(async () => {
  site = await serveEdition((origin) => {
    const snapshot = busySnapshot();
    return renderSite({ ...snapshot, page: { ...snapshot.page, url: origin } });
  });
});
afterAll(() => site.close());

describe('statuspage.io 3.3.8', () => {
  it('reads summary, status, components and incidents', async () => {
    const client = new Statuspage('unused');
    client.setApiUrl(site.origin);
    const { api } = client;
    const summary = await api.getSummary();
    expect(summary.status.description).toBe('Partial System Outage');
    expect(summary.page.url).toBe(site.origin);
    expect((await api.getStatus()).status.indicator).toBe('major');
    expect((await api.getComponents()).components).toHaveLength(7);
    expect((await api.incidents.getAll()).incidents.map(({ id }) => id)).toEqual([
      'opendownload',
      'explainedapi',
      'withoutparts',
      'writtenlater',
    ]);
    const second = JSON.parse(await read('api/v2/incidents.json?page=2'));
    expect(second.incidents).toEqual([]);
    expect((await api.incidents.getUnresolved()).incidents.map(({ id }) => id)).toEqual(['opendownload']);
  });

  it('reads what is planned; the paths that it never asks for answer as well', async () => {
    const client = new Statuspage('unused');
    client.setApiUrl(site.origin);
    const { scheduled_maintenances: upcoming } = await client.api.scheduledMaintenances.getUpcoming();
    expect(upcoming.map(({ id }) => id)).toEqual(['aheadwindow1']);
    const all = JSON.parse(await read('api/v2/scheduled-maintenances.json'));
    const active = JSON.parse(await read('api/v2/scheduled-maintenances/active.json'));
    expect(all.scheduled_maintenances).toHaveLength(4);
    expect(active.scheduled_maintenances.map(({ id }: { id: string }) => id)).toEqual(['nowwindow001']);
  });
});

describe('@statuspage/status-widget 1.0.5', () => {
  it('shows the state in a page of somebody else', async () => {
    const require = createRequire(import.meta.url);
    const widget = require.resolve('@statuspage/status-widget/dist/index.js');
    const page = new JSDOM(
      `<statuspage-widget src="${site.origin}"></statuspage-widget>
       <statuspage-widget src="${site.origin}" appearance="badge"></statuspage-widget>`,
      { url: 'https://elsewhere.example', runScripts: 'outside-only' },
    );
    page.window.eval(readFileSync(widget, 'utf8'));
    for (const which of ['statuspage-widget', 'statuspage-widget[appearance]']) {
      const part = (name: string) =>
        page.window.document.querySelector(which)?.shadowRoot?.querySelector(name);
      await eventually(async () => part('.status-indicator'), Boolean, 10_000);
      expect(part('.status-indicator')?.className).toBe('status-indicator major');
      expect(part('.status-container')?.textContent).toContain('Partial System Outage');
    }
    page.window.close();
  });
});

describe('rss-parser 3.13.0', () => {
  const parser = new RssParser({ customFields: { item: ['maintenanceEndDate'] } });

  it('reads RSS, and tells maintenances by their end', async () => {
    const feed = await parser.parseURL(`${site.origin}/history.rss`);
    expect(feed.title).toBe('CodePushGo Status - Incident History');
    expect(feed.items.map(({ title, maintenanceEndDate }) => [title, maintenanceEndDate])).toEqual([
      ['Console moves', 'Mon, 23 Nov 2026 11:00:00 +0000'],
      ['Downloads fail <for some>', undefined],
      ['Faster desk', 'Wed, 25 Nov 2026 04:00:00 +0000'],
      ['Database upgrade', 'Sun, 29 Nov 2026 01:30:00 +0000'],
      ['Release API slow', undefined],
      ['Invoices late', undefined],
      ['Checks failed for two minutes', undefined],
      ['New certificates', 'Tue, 04 Aug 2026 04:00:00 +0000'],
    ]);
    expect(feed.items[3]!.isoDate).toBe('2026-11-28T23:00:00.000Z');
    expect(feed.items[1]!.guid).toBe(`${site.origin}/incidents/opendownload`);
  });

  it('reads Atom', async () => {
    const feed = await parser.parseURL(`${site.origin}/history.atom`);
    expect(feed.items[1]).toMatchObject({
      id: 'tag:127.0.0.1,2005:Incident/7',
      title: 'Downloads fail <for some>',
      pubDate: '2026-11-23T09:21:00.000Z',
      link: `${site.origin}/incidents/opendownload`,
    });
    expect(feed.items[4]!.content).toContain('<strong>Resolved</strong>');
  });
});

describe('@rowanmanning/feed-parser', () => {
  it.each(['history.rss', 'history.atom', 'fr/history.rss', 'fr/history.atom'])('reads %s', async (path) => {
    const feed = parseFeed(await read(path));
    const isFrench = path.startsWith('fr/');
    expect(feed.items).toHaveLength(8);
    expect(feed.items[1]!.title).toBe(
      isFrench ? 'Des téléchargements échouent' : 'Downloads fail <for some>',
    );
    expect(feed.items[1]!.url).toBe(`${site.origin}${isFrench ? '/fr' : ''}/incidents/opendownload`);
  });
});

describe('ical.js', () => {
  it.each(['calendar.ics', 'fr/calendar.ics'])('reads %s', async (path) => {
    const calendar = new ICAL.Component(ICAL.parse(await read(path)));
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(events.map(({ uid }) => uid.split('@')[0])).toEqual([
      'aheadwindow1',
      'offwindow001',
      'nowwindow001',
      'donewindow01',
    ]);
    const [ahead, cancelled] = events;
    expect(ahead!.startDate.toJSDate().toISOString()).toBe('2026-11-28T23:00:00.000Z');
    expect(ahead!.endDate.toJSDate().toISOString()).toBe('2026-11-29T01:30:00.000Z');
    expect(ahead!.summary).toBe(
      path === 'calendar.ics' ? 'Database upgrade' : 'Mise à niveau de la base de données',
    );
    expect(cancelled!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});

describe('JSON Feed 1.1', () => {
  it('has what its specification asks for', async () => {
    const answer = await fetch(`${site.origin}/history.json`);
    expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    const feed = JSON.parse(await answer.text());
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: site.origin,
      feed_url: `${site.origin}/history.json`,
      language: 'en',
    });
    expect(feed.items).toHaveLength(8);
    expect(feed.items[1]).toMatchObject({
      id: `${site.origin}/incidents/opendownload`,
      title: 'Downloads fail <for some>',
      date_modified: '2026-11-23T09:21:00.000Z',
    });
  });
});

describe('the badge', () => {
  it.each([
    ['badge.svg', 'CodePushGo status: partial outage'],
    ['fr/badge.svg', 'CodePushGo état: panne partielle'],
  ])('%s says the state in words and a sign, not by colour alone', async (path, words) => {
    const svg = await read(path);
    const { window } = new JSDOM(svg, { url: site.origin, runScripts: 'outside-only' });
    expect(window.document.querySelector('title')?.textContent).toBe(words);
    expect(window.document.querySelector('path')).not.toBeNull();
    window.close();
  });
});
