import type { CheckQuery } from '#acquisition';

/** Decodes one part of a query; what is not valid percent-encoding stays as it came. */
function decode(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

type Field = Exclude<keyof CheckQuery, 'isCompanion'> | 'companion';

const FIELDS = new Map<string, Field>([
  ['deployment_key', 'deploymentKey'],
  ['deploymentKey', 'deploymentKey'],
  ['app_version', 'appVersion'],
  ['appVersion', 'appVersion'],
  ['package_hash', 'packageHash'],
  ['packageHash', 'packageHash'],
  ['label', 'label'],
  ['is_companion', 'companion'],
  ['isCompanion', 'companion'],
  ['client_unique_id', 'device'],
  ['clientUniqueId', 'device'],
]);

/**
 * Reads the parameters of an update check in both spellings; the first one that is not empty counts.
 *
 * Written by hand, because it runs for every check and `URLSearchParams` takes longer than all the rest.
 *
 * @param search what follows the `?`
 */
export function readCheckQuery(search: string): CheckQuery {
  const query = { deploymentKey: '', appVersion: '', packageHash: '', label: '', companion: '', device: '' };
  for (let start = 0; start < search.length;) {
    let end = search.indexOf('&', start);
    if (end === -1) end = search.length;
    const equals = search.indexOf('=', start);
    if (equals !== -1 && equals < end) {
      const name = search.slice(start, equals);
      const field = FIELDS.get(name) ?? FIELDS.get(decode(name));
      if (field !== undefined && query[field] === '') query[field] = decode(search.slice(equals + 1, end));
    }
    start = end + 1;
  }
  const { deploymentKey, appVersion, packageHash, label, device, companion } = query;
  const isCompanion = companion !== '' && companion.toLowerCase() === 'true';
  return { deploymentKey, appVersion, packageHash, label, isCompanion, device };
}
