import { downloadUrl } from '#releases';
import type { CheckAnswer } from '#acquisition';

/** Which of the two routes asked: the answer's spelling depends on it, and on nothing else. */
export type Spelling = 'current' | 'legacy';

/** The fields of section "answer" of the wire, spelled for a route. */
function updateInfo(
  { outcome, appVersion }: CheckAnswer,
  spelling: Spelling,
  publicUrl: string,
): Record<string, unknown> {
  const isUpdate = outcome.kind === 'update';
  const shown = isUpdate ? appVersion : outcome.newestRange;
  const fields = {
    download_url: isUpdate ? downloadUrl(publicUrl, outcome.blob) : '',
    description: isUpdate ? outcome.release.description : '',
    is_available: isUpdate,
    is_mandatory: isUpdate && outcome.isMandatory,
    app_version: shown,
    package_hash: isUpdate ? outcome.release.packageHash : '',
    label: isUpdate ? outcome.release.label : '',
    package_size: isUpdate ? outcome.sizeBytes : 0,
    update_app_version: !isUpdate && outcome.isUpdateForBinary,
    should_run_binary_version: outcome.kind === 'binary',
    target_binary_range: shown,
  };
  return spelling === 'current' ? fields : legacy(fields);
}

const LEGACY: Record<string, string> = {
  download_url: 'downloadURL',
  is_available: 'isAvailable',
  is_mandatory: 'isMandatory',
  app_version: 'appVersion',
  package_hash: 'packageHash',
  package_size: 'packageSize',
  update_app_version: 'updateAppVersion',
  should_run_binary_version: 'shouldRunBinaryVersion',
};

function legacy(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [LEGACY[name] ?? name, value]));
}

/** A body ready to be sent, with the figures that its head needs. */
export interface Rendered {
  body: string;
  sizeBytes: number;
  /** `latin1` where each character is one byte: the quicker way out. */
  encoding: 'latin1' | 'utf8';
}

/** A body with its size. */
export function sized(body: string): Rendered {
  const sizeBytes = Buffer.byteLength(body);
  return { body, sizeBytes, encoding: sizeBytes === body.length ? 'latin1' : 'utf8' };
}

const ready = { current: new WeakMap<CheckAnswer, Rendered>(), legacy: new WeakMap<CheckAnswer, Rendered>() };

/** The body of an answer; made once for each answer that the checks share. */
export function renderAnswer(answer: CheckAnswer, spelling: Spelling, publicUrl: string): Rendered {
  const known = ready[spelling].get(answer);
  if (known) return known;
  const wrapper = spelling === 'current' ? 'update_info' : 'updateInfo';
  const rendered = sized(JSON.stringify({ [wrapper]: updateInfo(answer, spelling, publicUrl) }));
  ready[spelling].set(answer, rendered);
  return rendered;
}
