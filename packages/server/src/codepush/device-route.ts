import type { Spelling } from './device-answer.ts';

/** A route of devices. */
export interface DeviceRoute {
  kind: 'check' | 'deploy' | 'download';
  spelling: Spelling;
}

const CURRENT: [string, DeviceRoute['kind']][] = [
  ['/update_check', 'check'],
  ['/report_status/deploy', 'deploy'],
  ['/report_status/download', 'download'],
];
const LEGACY: [string, DeviceRoute['kind']][] = [
  ['/updatecheck', 'check'],
  ['/reportstatus/deploy', 'deploy'],
  ['/reportstatus/download', 'download'],
];

const ROUTES = new Map<string, DeviceRoute>([
  ...CURRENT.map(([path, kind]): [string, DeviceRoute] => [
    `/v0.1/public/codepush${path}`,
    { kind, spelling: 'current' },
  ]),
  ...LEGACY.flatMap(([path, kind]): [string, DeviceRoute][] => [
    [path, { kind, spelling: 'legacy' }],
    [`/v0.1/legacy${path}`, { kind, spelling: 'legacy' }],
  ]),
]);
const LONGEST_PATH = 64;

/** The device route of an address, in any case, with or without a slash at the end. */
export function deviceRoute(url: string): DeviceRoute | undefined {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  return (
    ROUTES.get(path) ??
    (path.length <= LONGEST_PATH ? ROUTES.get(path.toLowerCase().replace(/\/$/, '')) : undefined)
  );
}
