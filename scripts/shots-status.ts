import type { Client } from '@codepushgo/contract/client';

const HOUR_MS = 3_600_000;

/** What operators told on the status site: an incident that is over, a maintenance ahead, an exclusion. */
export async function tellStatus(api: Client): Promise<{ incident: string; maintenance: string }> {
  const { operations } = api;
  const { components } = await operations.now();
  const idOf = (key: string): string => components.find((one) => one.key === key)!.id;
  const at = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
  const { id: statusIncident } = await operations.openIncident({
    title: { en: 'Packages cannot be downloaded', fr: 'Les paquets ne peuvent pas être téléchargés' },
    body: {
      en: 'Apps find updates but cannot download them. We are looking for the cause.',
      fr: 'Les applications trouvent les mises à jour mais ne peuvent pas les télécharger. Nous cherchons la cause.',
    },
    components: { 'package-downloads': 'major_outage', 'update-checks': 'degraded_performance' },
    startedAt: at(-30),
  });
  await operations.updateIncident({
    statusIncident,
    status: 'identified',
    body: {
      en: 'A disk of the storage is full. We are making room.',
      fr: 'Un disque du stockage est plein. Nous faisons de la place.',
    },
    components: { 'package-downloads': 'partial_outage' },
    displayAt: at(-29.5),
  });
  await operations.updateIncident({
    statusIncident,
    status: 'resolved',
    body: { en: 'Downloads work again.', fr: 'Les téléchargements fonctionnent de nouveau.' },
    displayAt: at(-29),
  });
  await operations.publishPostmortem({
    statusIncident,
    body: {
      en: 'The alarm of the storage did not reach anybody. It does now, at 80 %.',
      fr: 'L’alarme du stockage n’atteignait personne. Elle le fait désormais, à 80 %.',
    },
  });
  const { id: maintenance } = await operations.scheduleMaintenance({
    title: { en: 'New database servers', fr: 'Nouveaux serveurs de base de données' },
    body: {
      en: 'The console and the release API stop for up to half an hour. Apps go on getting updates.',
      fr: 'La console et l’API de publication s’arrêtent pour une demi-heure au plus. Les applications reçoivent toujours leurs mises à jour.',
    },
    from: at(72),
    to: at(72.5),
    components: [idOf('console'), idOf('release-api')],
  });
  await operations.recordExclusion({
    reason: 'emergency_maintenance',
    from: at(-29.5),
    to: at(-29.25),
    components: [idOf('package-downloads')],
    text: {
      en: 'A security update of the storage could not wait.',
      fr: 'Une mise à jour de sécurité du stockage ne pouvait pas attendre.',
    },
  });
  return { incident: statusIncident, maintenance };
}
