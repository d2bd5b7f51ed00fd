import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkMeans, checkUpdate, type CheckReply } from '#acquisition';
import type { Platform } from '../context.ts';
import { newId } from '../platform/ids.ts';
import type { Hot, Part } from '../platform/part.ts';
import { toProblem } from '../platform/problem-response.ts';
import { renderAnswer, type Spelling } from './device-answer.ts';
import { readCheckQuery } from './device-query.ts';
import { DeviceReplies } from './device-reply.ts';

interface Route {
  kind: 'check' | 'deploy' | 'download';
  spelling: Spelling;
}

const LEGACY: [string, Route['kind']][] = [
  ['/updatecheck', 'check'],
  ['/reportstatus/deploy', 'deploy'],
  ['/reportstatus/download', 'download'],
];
const CURRENT: [string, Route['kind']][] = [
  ['/update_check', 'check'],
  ['/report_status/deploy', 'deploy'],
  ['/report_status/download', 'download'],
];

const ROUTES = new Map<string, Route>([
  ...CURRENT.map(([path, kind]): [string, Route] => [
    `/v0.1/public/codepush${path}`,
    { kind, spelling: 'current' },
  ]),
  ...LEGACY.flatMap(([path, kind]): [string, Route][] => [
    [path, { kind, spelling: 'legacy' }],
    [`/v0.1/legacy${path}`, { kind, spelling: 'legacy' }],
  ]),
]);
const LONGEST_PATH = 64;

const SENTENCES = {
  'invalid-key': [
    400,
    "An update check must include a valid deployment key - please check that your app has been configured correctly. To view available deployment keys, run 'code-push-standalone deployment ls <appName> -k'.",
  ],
  'invalid-version': [
    400,
    "An update check must include a binary version that conforms to the semver standard (e.g. '1.0.0'). The binary version is normally inferred from the App Store/Play Store version configured with your app.",
  ],
  'unknown-key': [404, 'No deployment has this deployment key.'],
} as const;

function routeOf(url: string): Route | undefined {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  return (
    ROUTES.get(path) ??
    (path.length <= LONGEST_PATH ? ROUTES.get(path.toLowerCase().replace(/\/$/, '')) : undefined)
  );
}

/** The routes of devices, answered on `node:http` itself: checks from memory, reports when they are stored. */
export function hotDeviceRoutes(platform: Platform): Hot {
  const means = checkMeans(platform);
  const replies = new DeviceReplies(platform.config);
  const check = checkRoute(platform, replies, (search) =>
    checkUpdate(means, readCheckQuery(search), platform.clock.nowMs()),
  );
  return (req, res) => {
    const route = routeOf(req.url ?? '');
    if (!route) return false;
    const { method } = req;
    if (method === 'OPTIONS') return (replies.text(req, res, 204, ''), true);
    if (route.kind !== 'check' || (method !== 'GET' && method !== 'HEAD')) return false;
    check(req, res, route.spelling);
    return true;
  };
}

function checkRoute(
  platform: Platform,
  replies: DeviceReplies,
  ask: (search: string) => CheckReply | Promise<CheckReply>,
) {
  const { config, log, clock } = platform;
  const tell = (req: IncomingMessage, res: ServerResponse, spelling: Spelling, reply: CheckReply): void => {
    if (typeof reply !== 'string')
      return replies.json(req, res, renderAnswer(reply, spelling, config.publicUrl));
    const [status, sentence] = SENTENCES[reply];
    replies.text(req, res, status, sentence);
  };
  const fail = (req: IncomingMessage, res: ServerResponse, error: unknown): void => {
    const { status, message, extra } = toProblem(error, log, newId('req', clock));
    replies.text(
      req,
      res,
      status,
      message,
      status === 503 ? ['retry-after', String(extra.retryAfterSeconds ?? 5)] : [],
    );
  };
  return (req: IncomingMessage, res: ServerResponse, spelling: Spelling): void => {
    const url = req.url ?? '';
    const mark = url.indexOf('?');
    try {
      const reply = ask(mark === -1 ? '' : url.slice(mark + 1));
      if (typeof reply === 'string' || 'outcome' in reply) return tell(req, res, spelling, reply);
      reply.then((late) => tell(req, res, spelling, late)).catch((error: unknown) => fail(req, res, error));
    } catch (error) {
      fail(req, res, error);
    }
  };
}

/** The device routes as a part of the server. */
export const deviceRoutesPart: Part = { name: 'device routes', role: 'device', hot: hotDeviceRoutes };
