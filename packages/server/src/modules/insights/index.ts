/** What the console reads: overviews, lists, figures over time, and what arrives live. */
export { devicePage } from './device-page.ts';
export { insightsPart } from './part.ts';
export { releaseInsight } from './release-insight.ts';
export { insightsRoutes } from './routes.ts';
