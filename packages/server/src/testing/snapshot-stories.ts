import type { Incident, Maintenance } from '../modules/status/facts.ts';
import { AT, makeIncident, makeMaintenance } from './snapshot-parts.ts';

function openIncident(): Incident {
  return makeIncident(
    'opendownload',
    7,
    { en: 'Downloads fail <for some>', fr: 'Des téléchargements échouent' },
    [
      [
        '2026-11-23T08:40:00.000Z',
        'investigating',
        { en: 'Some packages cannot be downloaded.', fr: 'Certains paquets ne se téléchargent pas.' },
        [
          [AT.downloads, 'operational', 'major_outage'],
          [AT.checks, 'operational', 'degraded_performance'],
        ],
      ],
      [
        '2026-11-23T09:05:00.000Z',
        'identified',
        {
          en: 'A disk is full.\nWe are making room & moving files.',
          fr: 'Un disque est plein.\nNous libérons de la place et déplaçons des fichiers.',
        },
        [
          [AT.downloads, 'major_outage', 'major_outage'],
          [AT.checks, 'degraded_performance', 'operational'],
        ],
      ],
      [
        '2026-11-23T09:21:00.000Z',
        'identified',
        { en: 'Most downloads work again.', fr: 'La plupart des téléchargements fonctionnent à nouveau.' },
        [
          [AT.downloads, 'major_outage', 'partial_outage'],
          [AT.checks, 'operational', 'operational'],
        ],
      ],
    ],
    { impact: 'major', origin: 'probes' },
  );
}

function explainedIncident(): Incident {
  return makeIncident(
    'explainedapi',
    4,
    { en: 'Release API slow', fr: 'API de publication lente' },
    [
      [
        '2026-11-03T13:00:00.000Z',
        'investigating',
        { en: 'Releases take minutes.', fr: 'Les publications prennent plusieurs minutes.' },
        [[AT.api, 'operational', 'degraded_performance']],
      ],
      [
        '2026-11-03T13:40:00.000Z',
        'monitoring',
        { en: 'A slow query is gone; we watch.', fr: 'Une requête lente est corrigée ; nous surveillons.' },
        [[AT.api, 'degraded_performance', 'operational']],
      ],
      ['2026-11-03T15:00:00.000Z', 'resolved', { en: 'It stays quick.', fr: 'Tout reste rapide.' }],
      [
        '2026-11-05T09:00:00.000Z',
        'postmortem',
        { en: 'What happened, and what we changed.', fr: 'Ce qui s’est passé et ce que nous avons changé.' },
      ],
    ],
    {
      postmortem: {
        body: {
          en: 'An index was missing after a migration.\n\nPlans of queries are now tested.',
          fr: 'Un index manquait après une migration.\n\nLes plans des requêtes sont désormais testés.',
        },
        publishedAt: '2026-11-05T09:00:00.000Z',
      },
    },
  );
}

/** What has happened up to the bad day: open, explained, without components, written down later. */
export function toldIncidents(): Incident[] {
  return [
    openIncident(),
    explainedIncident(),
    makeIncident(
      'withoutparts',
      2,
      { en: 'Invoices late', fr: 'Factures en retard' },
      [
        [
          '2026-10-12T08:00:00.000Z',
          'resolved',
          { en: 'All have been sent.', fr: 'Toutes ont été envoyées.' },
        ],
      ],
      { impact: 'none' },
    ),
    makeIncident(
      'writtenlater',
      5,
      { en: 'Checks failed for two minutes', fr: 'Vérifications en échec pendant deux minutes' },
      [
        [
          '2026-09-30T23:59:00.000Z',
          'investigating',
          { en: 'Checks fail.', fr: 'Les vérifications échouent.' },
          [[AT.checks, 'operational', 'major_outage']],
        ],
        [
          '2026-10-01T00:01:00.000Z',
          'resolved',
          { en: 'A restart ended it.', fr: 'Un redémarrage y a mis fin.' },
          [[AT.checks, 'major_outage', 'operational']],
        ],
      ],
      { impact: 'critical', isBackfilled: true, createdAt: '2026-11-06T10:00:00.000Z' },
    ),
  ];
}

/** Ahead, under way, completed, cancelled. */
export function toldMaintenances(): Maintenance[] {
  const announced = { en: 'The console is away for a while.', fr: 'La console s’absente un moment.' };
  return [
    makeMaintenance(
      'aheadwindow1',
      6,
      { en: 'Database upgrade', fr: 'Mise à niveau de la base de données' },
      ['2026-11-28T23:00:00.000Z', '2026-11-29T01:30:00.000Z'],
      [
        [
          '2026-11-20T09:00:00.000Z',
          'scheduled',
          { en: 'Update checks may be slow.', fr: 'Les vérifications peuvent être lentes.' },
          [[AT.checks, 'operational', 'operational']],
        ],
      ],
    ),
    makeMaintenance(
      'nowwindow001',
      3,
      { en: 'Console moves', fr: 'La console déménage' },
      ['2026-11-23T09:30:00.000Z', '2026-11-23T11:00:00.000Z'],
      [
        ['2026-11-19T09:00:00.000Z', 'scheduled', announced, [[AT.console, 'operational', 'operational']]],
        [
          '2026-11-23T09:30:00.000Z',
          'in_progress',
          { en: 'It has begun.', fr: 'Elle a commencé.' },
          [[AT.console, 'operational', 'under_maintenance']],
        ],
      ],
    ),
    makeMaintenance(
      'donewindow01',
      1,
      { en: 'New certificates', fr: 'Nouveaux certificats' },
      ['2026-08-04T03:00:00.000Z', '2026-08-04T04:00:00.000Z'],
      [
        ['2026-08-01T09:00:00.000Z', 'scheduled', announced, [[AT.desk, 'operational', 'operational']]],
        ['2026-08-04T03:00:00.000Z', 'in_progress', { en: 'It has begun.', fr: 'Elle a commencé.' }],
        ['2026-08-04T03:50:00.000Z', 'completed', { en: 'It is done.', fr: 'Elle est terminée.' }],
      ],
    ),
    makeMaintenance(
      'offwindow001',
      8,
      { en: 'Faster desk', fr: 'Assistance plus rapide' },
      ['2026-11-25T03:00:00.000Z', '2026-11-25T04:00:00.000Z'],
      [
        ['2026-11-21T09:00:00.000Z', 'scheduled', announced, [[AT.desk, 'operational', 'operational']]],
        ['2026-11-22T16:00:00.000Z', 'cancelled', { en: 'It is not needed.', fr: 'Elle est inutile.' }],
      ],
    ),
  ];
}
