import { os } from '../../api-base.ts';
import { activity } from './activity.ts';
import { adoption } from './adoption.ts';
import { devicePage } from './device-page.ts';
import { downloads } from './downloads.ts';
import { failures } from './failures.ts';
import { listAllReleases } from './list-all-releases.ts';
import { listen } from './listen.ts';
import { overview } from './overview.ts';
import { releaseHistory } from './release-history.ts';
import { releaseInsight } from './release-insight.ts';

const api = os.insights;

/** The endpoints of overviews, lists, figures over time and live streams. */
export const insightsRoutes = {
  organisation: api.organisation.handler(({ context, input }) => overview(context, input)),
  project: api.project.handler(({ context, input }) => overview(context, input)),
  releases: api.releases.handler(({ context, input }) => listAllReleases(context, input)),
  adoption: api.adoption.handler(({ context, input }) => adoption(context, input, input)),
  failures: api.failures.handler(({ context, input }) => failures(context, input, input.days)),
  activity: api.activity.handler(({ context, input }) => activity(context, input)),
  downloads: api.downloads.handler(({ context, input }) => downloads(context, input)),
  release: api.release.handler(({ context, input }) => releaseInsight(context, input, input.release)),
  releaseHistory: api.releaseHistory.handler(({ context, input }) =>
    releaseHistory(context, input, input.release, input),
  ),
  device: api.device.handler(({ context, input }) => devicePage(context, input)),
  liveOrganisation: api.liveOrganisation.handler(({ context, input, lastEventId }) =>
    listen(context, { org: input.org }, lastEventId),
  ),
  liveProject: api.liveProject.handler(({ context, input, lastEventId }) =>
    listen(context, { org: input.org, project: input.project }, lastEventId),
  ),
  liveChannel: api.liveChannel.handler(({ context, input, lastEventId }) =>
    listen(context, { org: input.org, app: input.app, channel: input.channel }, lastEventId),
  ),
};
