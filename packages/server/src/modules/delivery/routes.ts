import { os } from '../../api-base.ts';
import { forecastRelease } from './forecast-release.ts';

/** The endpoint that tells beforehand what devices would fetch. */
export const deliveryRoutes = {
  forecast: os.releases.forecast.handler(({ context, input }) => forecastRelease(context, input, input)),
};
