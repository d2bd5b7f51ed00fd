import type { OpenIncident } from '@codepushgo/contract';
import { z } from 'zod';
import type { KnownIncident } from '../../context.ts';

const Words = z.union([
  z.string().transform((text) => ({ en: text, fr: text })),
  z.object({ en: z.string(), fr: z.string().optional() }).transform(({ en, fr }) => ({ en, fr: fr ?? en })),
]);

const Stated = z.object({
  id: z.string().min(1).max(64),
  title: Words,
  update: Words.default({ en: '', fr: '' }),
  startedAt: z.iso.datetime({ offset: true }),
  resolvedAt: z.iso.datetime({ offset: true }).nullish(),
  url: z.url({ protocol: /^https?$/ }).nullish(),
  components: z.array(z.string().max(100)).max(100).default([]),
});

const StateDocument = z.object({ incidents: z.array(z.unknown()).max(1000) });

/**
 * The open incidents of a state document, the one that began last first. Incidents that cannot be read are left out:
 * a newer document must not hide what it says of the others.
 *
 * @throws when it is no such document
 * @example openIncidentsOf('{"incidents":[]}'); // []
 */
export function openIncidentsOf(text: string): OpenIncident[] {
  return statedIn(text)
    .filter(({ resolvedAt }) => !resolvedAt)
    .map(({ id, title, update, startedAt: since, url, components }) => {
      return { id, title, update, since, url: url ?? null, components };
    });
}

/** Every incident of a state document, those that are over too; likewise in their order. */
export function knownIncidentsOf(text: string): KnownIncident[] {
  return statedIn(text).map(({ id, title, startedAt, resolvedAt, url }) => {
    const over = resolvedAt ? new Date(resolvedAt).toISOString() : null;
    return { id, title, startedAt, resolvedAt: over, url: url ?? null };
  });
}

function statedIn(text: string): z.output<typeof Stated>[] {
  return StateDocument.parse(JSON.parse(text))
    .incidents.flatMap((stated) => {
      const { success, data } = Stated.safeParse(stated);
      return success ? [{ ...data, startedAt: new Date(data.startedAt).toISOString() }] : [];
    })
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
}
