import type { Attention } from '@codepushgo/contract';
import { channelPath, orgPath } from '../../app/addresses.ts';
import type { overviewTexts } from '../../texts/overview.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { Format } from '../../ui/format.ts';
import type { IconName } from '../../ui/icon.tsx';

type Words = (typeof overviewTexts)['en'];

/** One thing that needs a person, as it is shown. */
export interface AttentionLine {
  icon: IconName;
  tone: Tone;
  title: string;
  detail?: string | undefined;
  /** A moment that belongs to it, with its name. */
  moment?: { name: string; at: string } | undefined;
  href: string;
}

const LOOKS: Record<Attention['code'], { icon: IconName; tone: Tone }> = {
  'release-halted': { icon: 'pause', tone: 'warning' },
  'release-disabled': { icon: 'eye-off', tone: 'neutral' },
  'failures-high': { icon: 'circle-alert', tone: 'bad' },
  'rollbacks-high': { icon: 'undo', tone: 'bad' },
  'rollout-unfinished': { icon: 'clock', tone: 'warning' },
  'old-key-in-use': { icon: 'key', tone: 'warning' },
  'access-key-expiring': { icon: 'key', tone: 'warning' },
};

/** Puts an item into words, with where to see to it. */
export function attentionLine(item: Attention, org: string, t: Words, format: Format): AttentionLine {
  return { ...LOOKS[item.code], href: hrefOf(item, org), ...told(item, t, format) };
}

function hrefOf(item: Attention, org: string): string {
  if (item.code === 'access-key-expiring')
    return item.isOwn ? '/account/access-keys' : orgPath(org, 'settings', 'access-keys');
  const at = { org, project: item.project.slug, app: item.app.name, channel: item.channel.name };
  return item.code === 'old-key-in-use' ? channelPath(at) : channelPath(at, 'releases', item.label);
}

function told(item: Attention, t: Words, format: Format): Pick<AttentionLine, 'title' | 'detail' | 'moment'> {
  const { number, percent } = format;
  switch (item.code) {
    case 'release-halted':
      return {
        title: t.halted(item.label),
        detail: item.reason ? t.haltedBecause(item.reason) : undefined,
        moment: { name: t.since, at: item.since },
      };
    case 'release-disabled':
      return { title: t.disabled(item.label) };
    case 'failures-high':
      return {
        title: t.failures(item.label, percent(item.share, 1)),
        detail: t.failuresOf(number(item.failed), number(item.attempts)),
      };
    case 'rollbacks-high':
      return {
        title: t.rollbacks(item.label, percent(item.share, 1)),
        detail: t.rollbacksOf(number(item.rolledBack), number(item.installed)),
      };
    case 'rollout-unfinished':
      return {
        title: t.unfinished(item.label, percent(item.rollout / 100)),
        moment: { name: t.since, at: item.since },
      };
    case 'old-key-in-use':
      return {
        title: t.oldKey(number(item.devices)),
        detail: item.expiresAt ? undefined : t.oldKeyStays,
        moment: item.expiresAt ? { name: t.oldKeyEnds, at: item.expiresAt } : undefined,
      };
    case 'access-key-expiring':
      return {
        title: (item.isOwn ? t.accessKey : t.accessKeyOther)(item.name),
        moment: { name: t.ends, at: item.expiresAt },
      };
  }
}
