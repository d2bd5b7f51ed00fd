import type { Part } from '../../platform/part.ts';
import { matchIncidents } from './match-incidents.ts';

/** What may answer a request before it is sent, as a part of the server: it knows which incident explains one. */
export const deflectionPart: Part = {
  name: 'deflection',
  news: {
    matchIncident: async (ctx, tx, { text }) => {
      const [match] = matchIncidents(text, await ctx.news.openIncidents(ctx, tx));
      return match ? { id: match.id, title: match.title.en } : null;
    },
  },
};
