import { describe, expect, it } from 'vitest';
import { normaliseVersion } from '../metrics/normalise-version.ts';
import { historyOf, updateCheckVectors } from '../../testing/vectors.ts';
import { decide } from './decide.ts';
import type { CheckRequest } from './choose.ts';

const requestOf = (query: Record<string, string>): CheckRequest & { device: string | null } => ({
  appVersion: normaliseVersion(query['app_version']!)!,
  packageHash: query['package_hash'] || null,
  label: query['label'] || null,
  isCompanion: query['is_companion']?.toLowerCase() === 'true',
  device: query['client_unique_id'] || null,
});

describe('recorded checks', () => {
  it.each(updateCheckVectors())('$name', (vector) => {
    const history = historyOf(vector);
    for (const { query, update_info: want } of vector.checks) {
      const { outcome } = decide(history, requestOf(query));
      const where = `${vector.name} ${JSON.stringify(query)}`;
      expect(outcome.kind === 'update', where).toBe(want.is_available);
      expect(outcome.kind === 'binary', where).toBe(want.should_run_binary_version);
      if (outcome.kind === 'update') {
        const { release, blob, sizeBytes, isMandatory } = outcome;
        expect([release.label, release.packageHash, blob, sizeBytes, isMandatory], where).toEqual([
          want.label,
          want.package_hash,
          want.download_url,
          want.package_size,
          want.is_mandatory,
        ]);
      } else {
        expect([outcome.newestRange, outcome.isUpdateForBinary], where).toEqual([
          want.app_version,
          want.update_app_version,
        ]);
      }
    }
  });
});
