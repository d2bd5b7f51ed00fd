import type { AppStanding, ChannelStanding, LiveEvent } from '@codepushgo/contract';

type Figures = Extract<LiveEvent, { type: 'figures' }>;

/** What is live where, with figures of one channel that just arrived. Other channels stay the same objects. */
export function withChannelFigures(apps: AppStanding[], event: Figures): AppStanding[] {
  return apps.map((app) =>
    app.channels.some(({ id }) => id === event.channelId)
      ? {
          ...app,
          channels: app.channels.map((channel) =>
            channel.id === event.channelId ? renewed(channel, event) : channel,
          ),
        }
      : app,
  );
}

function renewed(channel: ChannelStanding, { totalActive, releases }: Figures): ChannelStanding {
  const standing = (release: ChannelStanding['newest']): ChannelStanding['newest'] => {
    if (!release) return null;
    const found = releases.find(({ label }) => label === release.label);
    const { label: _label, ...figures } = found ?? { label: '', ...release.figures };
    const adoption = totalActive === 0 ? null : Math.min(1, figures.active / totalActive);
    return { ...release, figures, adoption };
  };
  return { ...channel, totalActive, newest: standing(channel.newest), live: standing(channel.live) };
}
