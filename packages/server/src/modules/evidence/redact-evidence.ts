import type { Evidence } from '@codepushgo/contract';
import { mapTexts, maskSecrets } from './mask-texts.ts';

const EMAIL = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LOGIN = /([a-z][a-z0-9+.-]*:\/\/)[^/@\s"]+@/gi;
const HOME = /(\/(?:Users|home)\/|[A-Za-z]:\\Users\\)[^/\\\s"':]+/g;
const IPV4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b(?!\.)/g;
const IPV6 = /(?<![0-9a-f:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![0-9a-f:])/gi;
// Keys are long and mixed; digests of contents are no secret.
const LONG =
  /(?<![A-Za-z0-9_-])(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{20,}(?![A-Za-z0-9_-])/g;
const DIGEST = /^[0-9a-f]{64}$/;
const ID = /^(?:acc|org|prj|app|chn|rel|pkg|tkt)_[0-9a-z]{26}$/;

/**
 * Evidence for passing on: no keys, no addresses of people or machines, no device ids, no names of people. Which
 * devices and files are meant can still be told apart. Pure.
 *
 * @example redactEvidence(evidence).place.device; // 'device-1'
 */
export function redactEvidence(evidence: Evidence): Evidence {
  const devices = [...new Set([evidence.place.device ?? [], evidence.device?.id ?? []].flat())];
  const shared = withoutPeople(evidence);
  return mapTexts(shared, (text) => {
    let own = text;
    for (const [n, device] of devices.entries()) own = own.replaceAll(device, `device-${n + 1}`);
    return withoutPersonal(maskSecrets(own));
  });
}

function withoutPeople({ device, ...evidence }: Evidence): Evidence {
  if (!device) return { ...evidence, device };
  const channels = device.channels.map((one) => ({
    ...one,
    override: one.override && { ...one.override, createdBy: '', createdByName: '' },
  }));
  return { ...evidence, device: { ...device, channels } };
}

function withoutPersonal(text: string): string {
  return text
    .replace(LOGIN, '$1…@')
    .replace(EMAIL, '[e-mail]')
    .replace(HOME, '$1…')
    .replace(IPV4, '[address]')
    .replace(IPV6, (found) => (found.includes('::') || found.split(':').length === 8 ? '[address]' : found))
    .replace(LONG, (found) => (DIGEST.test(found) || ID.test(found) ? found : `${found.slice(0, 4)}…`));
}
