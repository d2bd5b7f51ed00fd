import { describe, expect, it } from 'vitest';
import type { Snapshot } from '#status';
import { busySnapshot, quietSnapshot } from '../../testing/snapshots.ts';
import { openIncidentsOf } from '../incidents/state-document.ts';
import { entryHtml } from './entry-html.ts';
import { escapeXml } from './escape-xml.ts';
import { plainText } from './plain-text.ts';
import { statusDocuments } from './status-documents.ts';

const bytesOf = (snapshot: Snapshot): Map<string, string> =>
  new Map(statusDocuments(snapshot).map(({ path, bytes }) => [path, bytes.toString()]));
const busy = bytesOf(busySnapshot());

describe('documents', () => {
  it('are a function of the data: of the time of rendering tell only those that say so', () => {
    const later = bytesOf({ ...busySnapshot(), checkedAt: '2026-11-23T10:07:31.000Z' });
    expect([...later].filter(([path, text]) => busy.get(path) !== text).map(([path]) => path)).toEqual([
      'api/v2/uptime.json',
      'state.json',
    ]);
    expect([...later.keys()].at(-1)).toBe('state.json');
  });

  it('say nothing of the French in English, and the other way round', () => {
    expect(busy.get('history.atom')).not.toContain('Nous cherchons');
    expect(busy.get('fr/history.atom')).toContain('Des téléchargements échouent');
    expect(busy.get('fr/history.rss')).toContain('https://status.example.com/fr/incidents/opendownload');
  });
});

describe('an entry of a feed', () => {
  it('tells updates newest first in the shape that readers parse', () => {
    const incident = busySnapshot().incidents.find(({ id }) => id === 'explainedapi')!;
    const paragraph = (day: string, time: string, label: string, text: string): string =>
      `<p><small>Nov <var data-var='date'>${day}</var>, <var data-var='time'>${time}</var> UTC</small><br>` +
      `<strong>${label}</strong> - ${text}</p>`;
    expect(entryHtml(incident, 'en')).toBe(
      paragraph(' 5', '09:00', 'Postmortem', 'What happened, and what we changed.') +
        paragraph(' 3', '15:00', 'Resolved', 'It stays quick.') +
        paragraph(' 3', '13:40', 'Monitoring', 'A slow query is gone; we watch.') +
        paragraph(' 3', '13:00', 'Investigating', 'Releases take minutes.'),
    );
  });

  it('says "Update" when the state has not changed, and keeps lines and signs', () => {
    const [open] = busySnapshot().incidents;
    const html = entryHtml(open!, 'en');
    expect([...html.matchAll(/<strong>(.*?)<\/strong>/g)].map(([, label]) => label)).toEqual([
      'Update',
      'Identified',
      'Investigating',
    ]);
    expect(html).toContain('A disk is full.<br />We are making room &amp; moving files.');
  });

  it('of a maintenance begins with its window, with both days when it has two', () => {
    const [ahead] = busySnapshot().maintenances;
    expect(entryHtml(ahead!, 'en')).toMatch(
      /^<p><strong>THIS IS A SCHEDULED EVENT Nov 28, 23:00 - Nov 29, 01:30 UTC<\/strong><\/p>/,
    );
    const done = busySnapshot().maintenances.find(({ id }) => id === 'donewindow01');
    expect(entryHtml(done!, 'en')).toContain('SCHEDULED EVENT Aug  4, 03:00 - 04:00 UTC<');
  });
});

describe('texts', () => {
  it('lose tags and control characters, and keep comparisons', () => {
    expect(plainText('a < b, <b>bold</b>\r\nnext<br/>end\u0000')).toBe('a < b, bold\nnext\nend');
    expect(escapeXml(`<a href="x">'&'\u0008\ud800</a>`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;',
    );
  });
});

describe('state.json', () => {
  it('is read by whoever asks for open incidents', () => {
    expect(openIncidentsOf(busy.get('state.json')!)).toEqual([
      {
        id: 'opendownload',
        title: { en: 'Downloads fail <for some>', fr: 'Des téléchargements échouent' },
        update: {
          en: 'Most downloads work again.',
          fr: 'La plupart des téléchargements fonctionnent à nouveau.',
        },
        since: '2026-11-23T08:40:00.000Z',
        url: 'https://status.example.com/i/opendownload',
        components: ['update-checks', 'package-downloads'],
      },
    ]);
    expect(openIncidentsOf(bytesOf(quietSnapshot()).get('state.json')!)).toEqual([]);
  });

  it('says when it was made and how each component is', () => {
    const state = JSON.parse(busy.get('state.json')!);
    expect(state).toMatchObject({ checkedAt: '2026-11-23T10:00:00.000Z', indicator: 'major' });
    expect(state.components[1]).toMatchObject({ key: 'package-downloads', state: 'partial_outage' });
    expect(state.maintenances.map(({ id }: { id: string }) => id)).toEqual(['aheadwindow1', 'nowwindow001']);
  });
});
