import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { html } from 'hono/html';
import { expect, test } from 'vitest';
import { COMPONENT_STATES, type Snapshot, type StateInterval } from '#status';
import { open, render, textOf } from '../../testing/open-site.ts';
import {
  busySnapshot,
  defaultComponents,
  longSnapshot,
  quietSnapshot,
  snapshotOf,
} from '../../testing/snapshots.ts';
import { statusFrame, statusPageHeaders } from './index.ts';
import { en } from './texts-en.ts';
import { fr } from './texts-fr.ts';

const MOST_BYTES = 50 * 1024;

const isPage = (path: string): boolean => !path.startsWith('assets/');

/** Every text of a catalogue that takes nothing in. */
function plainTexts(texts: object): string[] {
  return Object.values(texts).flatMap((one: unknown) =>
    typeof one === 'string' ? [one] : typeof one === 'object' && one !== null ? plainTexts(one) : [],
  );
}

function sixComponents(): Snapshot {
  const components = defaultComponents().map((one) => ({
    ...one,
    isShowcase: !one.isGroup,
    onlyShowIfDegraded: false,
    startDate: '2026-01-01',
  }));
  const snapshot = snapshotOf(components, busySnapshot().incidents, busySnapshot().maintenances);
  const outages = snapshot.facts.components.flatMap(({ id }, at) =>
    Array.from({ length: 9 }, (_, nth): StateInterval => {
      const startMs = Date.UTC(2026, 10, 20 - nth * 10 - at, 8);
      const [from, to] = [startMs, startMs + 47 * 60_000].map((ms) => new Date(ms).toISOString());
      return {
        componentId: id,
        state: 'partial_outage',
        from: from!,
        to: to!,
        source: 'probes',
        incidentId: null,
      };
    }),
  );
  return { ...snapshot, facts: { ...snapshot.facts, states: [...snapshot.facts.states, ...outages] } };
}

test('every page is small, in both languages, and loads and runs nothing but what its policy names', () => {
  const files = render(busySnapshot());
  const style = [...files.keys()].find((path) => !isPage(path))!;
  const heaviest = [...files.values(), ...render(longSnapshot(400)).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  expect(gzipSync(heaviest[0]!).length + gzipSync(files.get(style)!).length).toBeLessThan(MOST_BYTES);
  // Six components with bars, each with outages in nine of the ninety days, need no compression for it.
  for (const [path, page] of render(sixComponents()))
    expect(Buffer.byteLength(page), path).toBeLessThanOrEqual(MOST_BYTES);
  for (const [path, page] of [...files].filter(([one]) => isPage(one))) {
    const language = /^fr(\/|$)/.test(path) ? 'fr' : 'en';
    const document = open(page);
    expect([document.documentElement.lang, [...document.querySelectorAll('h1')].length]).toEqual([
      language,
      1,
    ]);
    const [script, ...others] = document.querySelectorAll('script');
    expect(others).toEqual([]);
    const code = script!.textContent;
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(1024);
    const hash = createHash('sha256').update(code).digest('base64');
    const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content')!;
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(statusPageHeaders['content-security-policy']).toBe(`${policy}; frame-ancestors 'none'`);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const loaded = document.querySelectorAll('[src], link[rel=stylesheet], [style]');
    expect([...loaded].map((one) => one.getAttribute('href'))).toEqual([`/${style}`]);
    // Wherever one is, the same page is there in the other language.
    const other = language === 'en' ? 'fr' : 'en';
    const switched = document.querySelector(`header [hreflang=${other}]`)!.getAttribute('href')!;
    expect(files.has(switched.slice(1)), `${path} leads to ${switched}`).toBe(true);
  }
});

test('every link inside the site leads to a page of it, or to a document for programs', () => {
  const files = render(busySnapshot());
  const documents = /^(fr\/)?(history\.(atom|rss|json)|calendar\.ics|badge\.svg)$|^api\/v2\/summary\.json$/;
  const dead = [...files].flatMap(([path, page]) =>
    [...open(isPage(path) ? page : '').querySelectorAll('a')]
      .map((link) => link.getAttribute('href')!)
      .filter((to) => to.startsWith('/'))
      .map((to) => to.slice(1).split('#')[0]!)
      .filter((to) => !files.has(to) && !documents.test(to))
      .map((to) => `${path} → ${to}`),
  );
  expect(dead).toEqual([]);
});

test.each(COMPONENT_STATES)(
  'a component that is %s is told by word and shape, in both languages',
  (state) => {
    const components = defaultComponents().map((one) => (one.key === 'console' ? { ...one, state } : one));
    const files = render(snapshotOf(components, [], []));
    const icons = new Map<string, string>();
    for (const [language, texts] of Object.entries({ en, fr })) {
      const document = open(files.get(language)!);
      const row = [...document.querySelectorAll('.name')].find((one) => one.textContent.includes('Console'))!;
      expect(row.querySelector('.state')!.textContent.trim()).toBe(texts.states[state]);
      for (const item of document.querySelectorAll('.legend li'))
        icons.set(item.textContent.trim(), item.querySelector('svg')!.innerHTML);
      const isCalm = document.querySelector('h1')!.textContent === texts.headline.none;
      expect(isCalm).toBe(state === 'operational');
    }
    // Six states in two languages: as many shapes as states.
    expect(new Set(icons.values()).size).toBe(6);
  },
);

test('an open incident is never shown as if all were well', () => {
  const [incident] = busySnapshot().incidents;
  const calm = { ...incident!, impact: 'none' as const, impactOverride: null };
  const files = render(snapshotOf(defaultComponents(), [calm], []));
  expect(textOf(files.get('en')!)).toContain('An incident is open');
  expect(textOf(files.get('fr')!)).toContain('Un incident est en cours');
  expect(open(files.get('en')!).querySelector('.headline')!.className).toContain('dg');
});

test('a site without anything is whole, and says so', () => {
  const snapshot = {
    ...quietSnapshot(),
    components: [],
    facts: { ...quietSnapshot().facts, components: [] },
  };
  const files = render(snapshot);
  expect(textOf(files.get('en')!)).toContain(en.headline.empty);
  expect(textOf(files.get('fr')!)).toContain(fr.noComponents);
  expect(textOf(files.get('fr/history')!)).toContain(fr.quietMonth);
  expect(textOf(files.get('en/uptime')!)).toContain(en.noExclusions);
});

test('French pages hold no English sentence, and the other way round', () => {
  const files = render(busySnapshot());
  const words = (texts: object, others: object): string[] => {
    const shared = new Set(plainTexts(others));
    return plainTexts(texts).filter((text) => text.includes(' ') && !shared.has(text));
  };
  for (const [path, page] of [...files].filter(([one]) => isPage(one))) {
    const foreign = /^fr(\/|$)/.test(path) ? words(en, fr) : words(fr, en);
    const text = textOf(page);
    expect(
      foreign.filter((one) => text.includes(one)),
      path,
    ).toEqual([]);
  }
});

test('what operators write never becomes markup', () => {
  const hostile = `<img src=x onerror=alert(1)>"'><script>alert(1)</script>&lt;`;
  const poison = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(poison);
    if (value === null || typeof value !== 'object') return value;
    if ('en' in value && 'fr' in value) return { en: hostile, fr: hostile };
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poison(each)]));
  };
  const snapshot = poison(excludedSnapshot()) as Snapshot;
  const files = render({ ...snapshot, page: { ...snapshot.page, name: hostile } });
  for (const [path, page] of [...files].filter(([one]) => isPage(one))) {
    const document = open(page);
    const all = [...document.querySelectorAll('*')];
    expect([...document.querySelectorAll('script, img, iframe')], path).toHaveLength(1);
    expect(all.flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on'))).toEqual([]);
    expect(document.title).toContain(hostile);
  }
});

test('an incident has one text at its permanent addresses, with updates, facts and post-mortem', () => {
  const files = render(busySnapshot());
  const page = files.get('en/incidents/explainedapi')!;
  expect([files.get('i/explainedapi'), files.get('incidents/explainedapi')]).toEqual([page, page]);
  expect(open(page).querySelector('header [hreflang=fr]')!.getAttribute('href')).toBe(
    '/fr/incidents/explainedapi',
  );
  const text = textOf(files.get('fr/incidents/explainedapi')!);
  for (const part of ['API de publication lente', 'Bilan', 'Un index manquait', '2 h', 'Résolu', 'UTC'])
    expect(text).toContain(part);
  expect(textOf(files.get('en/incidents/writtenlater')!)).toContain(en.backfilled);
  // What is going on can be followed from its page, what is over cannot.
  const fields = open(files.get('fr/incidents/opendownload')!).querySelectorAll('form input');
  const values = [...fields].map((one) => [one.getAttribute('name'), one.getAttribute('value')]);
  expect(Object.fromEntries(values)).toEqual({
    kind: 'email',
    scope: 'incident',
    incident: 'opendownload',
    language: 'fr',
    address: null,
  });
  expect(open(page).querySelector('form')).toBeNull();
});

test('every past event is in the history of exactly one month, and months have no holes', () => {
  const snapshot = busySnapshot();
  const files = render(snapshot);
  const months = [...files.keys()].filter((path) => /^en\/history\/\d{4}-\d\d$/.test(path));
  expect(months.toSorted()).toEqual(
    ['07', '08', '09', '10', '11'].map((month) => `en/history/2026-${month}`),
  );
  const linked = (path: string, id: string): boolean => files.get(path)!.includes(`"/en/incidents/${id}"`);
  const past = [...snapshot.incidents, ...snapshot.maintenances].filter(
    ({ status }) => status !== 'scheduled',
  );
  expect(past.length).toBeGreaterThan(5);
  for (const { id } of past) {
    expect(
      months.filter((path) => linked(path, id)),
      id,
    ).toHaveLength(1);
    expect(linked('en/history', id), id).toBe(true);
  }
});

function excludedSnapshot(): Snapshot {
  const snapshot = busySnapshot();
  const inSla = snapshot.facts.components.filter(({ isInSla }) => isInSla).map(({ id }) => id);
  const exclusion = {
    id: 'exclusion001',
    reason: 'force_majeure' as const,
    from: '2026-11-23T08:40:00.000Z',
    to: '2026-11-23T08:50:00.000Z',
    componentIds: inSla,
    orgId: null,
    text: { en: 'The data centre lost power.', fr: 'Le centre de données était sans courant.' },
    author: 'ada@example.com',
    createdAt: '2026-11-23T09:00:00.000Z',
  };
  const theirs = {
    ...exclusion,
    id: 'exclusion002',
    reason: 'customer_caused' as const,
    orgId: 'org_secret',
  };
  const gap = { componentId: inSla[0]!, from: '2026-11-10T00:00:00.000Z', to: '2026-11-10T00:07:00.000Z' };
  return { ...snapshot, facts: { ...snapshot.facts, exclusions: [exclusion, theirs], gaps: [gap] } };
}

test('exclusions and unmeasured time stand beside the figures; who asked for them and for whom do not', () => {
  const files = render(excludedSnapshot());
  const text = textOf(files.get('fr/uptime')!);
  for (const part of ['Force majeure', 'Le centre de données était sans courant.', fr.forOneCustomer])
    expect(text).toContain(part);
  const row = [...open(files.get('fr/uptime')!).querySelectorAll('#commitment tbody tr')][0]!;
  const cells = [...row.children].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim());
  // From 8.50 to 9.21 all is down, then to 10.00 a part of it at 0.3; ten minutes are excluded, seven were not measured.
  expect(cells).toEqual(['Nov. 2026 à ce jour', '99,901 %', '43 min', '10 min', '7 min']);
  expect([...files.values()].join('')).not.toMatch(/ada@example\.com|org_secret/);
});

test('two pages of different minutes differ by the printed time of the check alone', () => {
  const at = (checkedAt: string): string => render({ ...quietSnapshot(), checkedAt }).get('fr')!;
  const blank = (page: string): string => page.replaceAll(/<time datetime="[^"]*T[^<]*<\/time>/g, '<time>');
  const [one, other] = [at('2026-11-23T10:00:00.000Z'), at('2026-11-23T10:01:00.000Z')];
  expect(one).toContain('<time datetime="2026-11-23T10:00:00.000Z">23 novembre 2026 à 10:00\u00A0UTC</time>');
  expect(one).not.toBe(other);
  expect(blank(one)).toBe(blank(other));
});

test('pages for one reader have the frame, no time of a check, and stay out of search engines', () => {
  const page = statusFrame({
    language: 'fr',
    siteName: 'Acme <b>',
    title: 'Confirmer',
    body: html`<p>${'<i>'}</p>`,
    inLanguage: (language) => `/confirm?id=1&lang=${language}`,
  });
  const document = open(page);
  expect(document.querySelector('main h1')!.textContent).toBe('Confirmer');
  expect(document.querySelector('header [hreflang=en]')!.getAttribute('href')).toBe('/confirm?id=1&lang=en');
  expect(document.querySelector('#checked, #stale, link[rel=canonical]')).toBeNull();
  expect(document.querySelector('meta[name=robots]')!.getAttribute('content')).toBe('noindex');
  expect(page).toContain('&lt;i&gt;');
});
