/** What the console reads: overviews, lists, figures over time, and what arrives live. */
export { insightsPart } from './part.ts';
export { insightsRoutes } from './routes.ts';
