import { change } from './change.ts';
import type { StatusContext } from './context.ts';
import type { Words } from './facts.ts';
import { newStatusId } from './new-status-id.ts';

const DEFAULTS: { key: string; name: Words; isInSla: boolean }[] = [
  {
    key: 'update-checks',
    name: { en: 'Update checks', fr: 'Vérification des mises à jour' },
    isInSla: true,
  },
  {
    key: 'package-downloads',
    name: { en: 'Package downloads', fr: 'Téléchargement des paquets' },
    isInSla: true,
  },
  { key: 'release-api', name: { en: 'Release API', fr: 'API de publication' }, isInSla: false },
  { key: 'console', name: { en: 'Console', fr: 'Console' }, isInSla: false },
  { key: 'email-intake', name: { en: 'E-mail intake', fr: 'Réception du courrier' }, isInSla: false },
  { key: 'support-desk', name: { en: 'Support desk', fr: 'Service d’assistance' }, isInSla: false },
];

/**
 * The first start gives the page its id and the components of the platform; later ones change nothing.
 *
 * @example foundPage(ctx);
 */
export function foundPage(ctx: StatusContext): void {
  const { db } = ctx.store;
  if (db.prepare('select id from status_page').get()) return;
  change(ctx, { author: 'status', action: 'page.founded' }, (at) => {
    db.prepare('insert into status_page values (?, ?)').run(newStatusId(), at);
    const insert = db.prepare(
      `insert into status_components values (?, ?, ?, ?, null, null, null, 0, ?, 1, ?, 0, ?, ?, ?, null)`,
    );
    DEFAULTS.forEach(({ key, name, isInSla }, index) =>
      insert.run(newStatusId(), key, name.en, name.fr, index + 1, at.slice(0, 10), Number(isInSla), at, at),
    );
    return { result: undefined, target: null, audit: {}, changes: [{ kind: 'facts' }] };
  });
}
