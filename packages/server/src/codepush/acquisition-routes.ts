import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkMeans, checkUpdate, type CheckReply } from '#acquisition';
import { noteOffer } from '#delivery';
import { recordReport } from '#metrics';
import type { Platform } from '../context.ts';
import { clientAddress } from '../platform/client-address.ts';
import { newId } from '../platform/ids.ts';
import type { Hot, Part } from '../platform/part.ts';
import { onSilence } from '../platform/silence.ts';
import { renderAnswer } from './device-answer.ts';
import { readDeviceBody } from './device-body.ts';
import { deviceFigures } from './device-figures.ts';
import { readCheckQuery } from './device-query.ts';
import { DeviceReplies } from './device-reply.ts';
import { readDeployReport, readDownloadReport } from './device-report.ts';
import { deviceRoute, type DeviceRoute } from './device-route.ts';
import { text } from './wire-answers.ts';
import { toRefusal } from './wire-errors.ts';
import { wireHeaders } from './wire-headers.ts';

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

type Exchange = { req: IncomingMessage; res: ServerResponse };

/** The routes of devices, answered on `node:http` itself: checks from memory, reports once they are stored. */
function hotDeviceRoutes(platform: Platform): Hot {
  const replies = new DeviceReplies(platform.config, deviceFigures(platform));
  const answerCheck = checkRoute(platform, replies);
  const answerReport = reportRoute(platform, replies);
  return (req, res) => {
    const url = req.url ?? '';
    const route = deviceRoute(url);
    if (!route) return false;
    const { method } = req;
    const isCheck = route.kind === 'check';
    if (isCheck ? method === 'GET' || method === 'HEAD' : method === 'POST') {
      if (isCheck) answerCheck(req, res, route, url);
      else void answerReport(req, res, route);
      return true;
    }
    if (method !== 'OPTIONS') return false;
    replies.text(req, res, 204, '');
    return true;
  };
}

function checkRoute(platform: Platform, replies: DeviceReplies) {
  const { config, clock } = platform;
  const means = checkMeans(platform);
  const tell = ({ req, res }: Exchange, { spelling }: DeviceRoute, reply: CheckReply): void => {
    if (typeof reply !== 'string') {
      const { outcome } = reply;
      if (outcome.kind === 'update')
        noteOffer(platform, clientAddress(req, config.trustProxy), outcome.blob, outcome.release.id);
      return replies.json(req, res, renderAnswer(reply, spelling, config.publicUrl));
    }
    const [status, sentence] = SENTENCES[reply];
    replies.text(req, res, status, sentence);
  };
  return (req: IncomingMessage, res: ServerResponse, route: DeviceRoute, url: string): void => {
    const mark = url.indexOf('?');
    try {
      const reply = checkUpdate(means, readCheckQuery(mark === -1 ? '' : url.slice(mark + 1)), clock.nowMs());
      if (typeof reply === 'string' || 'outcome' in reply) return tell({ req, res }, route, reply);
      reply
        .then((late) => tell({ req, res }, route, late))
        .catch((error: unknown) => fail(platform, replies, { req, res }, error));
    } catch (error) {
      fail(platform, replies, { req, res }, error);
    }
  };
}

function reportRoute(platform: Platform, replies: DeviceReplies) {
  return async (req: IncomingMessage, res: ServerResponse, { kind }: DeviceRoute): Promise<void> => {
    onSilence(req, ({ message, status }) =>
      text(message, status, wireHeaders(platform.config, req.headers.origin)),
    );
    try {
      const body = await readDeviceBody(req);
      const sdkVersion = req.headers['x-codepush-sdk-version'];
      await recordReport(
        platform,
        kind === 'download' ? readDownloadReport(body) : readDeployReport(body, sdkVersion?.toString()),
      );
      replies.text(req, res, 200, 'OK');
    } catch (error) {
      if (req.destroyed && !req.complete) return;
      fail(platform, replies, { req, res }, error);
    }
  };
}

function fail(platform: Platform, replies: DeviceReplies, { req, res }: Exchange, error: unknown): void {
  const { status, message, retryAfterSeconds } = toRefusal(error, platform, newId('req', platform.clock));
  replies.text(
    req,
    res,
    status,
    message,
    retryAfterSeconds === undefined ? [] : ['retry-after', String(retryAfterSeconds)],
  );
}

/** The device routes as a part of the server. */
export const deviceRoutesPart: Part = { name: 'device routes', role: 'device', hot: hotDeviceRoutes };
