import { alertEvents, type AlertEvent, type EventData } from '@codepushgo/contract';
import type { Happening } from '../../context.ts';
import type { Language } from '../../platform/language.ts';

/** A mail before it has an address. */
interface AlertText {
  subject: string;
  text: string;
}

/** What happened, in one line: without an end, for it is the subject too. */
type Headlines = { [T in AlertEvent]: (data: EventData<T>) => string };
type OnRelease = EventData<'release.resumed'>;

const LONGEST_QUOTE = 500;

const where = ({ app, channel }: OnRelease): string => `${app.name} · ${channel.name}`;

const en = {
  headlines: {
    'release.published': ({ release, how, promotedFrom, ...at }) =>
      how === 'promotion'
        ? `${release.label} published, promoted from ${promotedFrom?.channel} ${promotedFrom?.label}: ${where({ release, ...at })}`
        : `${release.label} published: ${where({ release, ...at })}`,
    'release.rolled-back': ({ rolledBackFrom, rolledBackTo, ...data }) =>
      `Rolled back from ${rolledBackFrom} to ${rolledBackTo}: ${where(data)}`,
    'release.rollout-changed': ({ before, after, ...data }) =>
      `${data.release.label} raised from ${before}% to ${after}%: ${where(data)}`,
    'release.halted': (data) => `${data.release.label} halted: ${where(data)}`,
    'release.resumed': (data) => `${data.release.label} resumed: ${where(data)}`,
    'release.disabled': (data) => `${data.release.label} disabled: ${where(data)}`,
    'release.enabled': (data) => `${data.release.label} enabled: ${where(data)}`,
  } satisfies Headlines as Headlines,
  fact: (name: string, value: string) => `${name}: ${value}`,
  organisation: 'Organisation',
  project: 'Project',
  release: 'Release',
  versions: 'Native versions',
  rollout: 'Rollout',
  percent: (share: number) => `${share}% of devices`,
  by: 'By',
  reason: 'Reason',
  description: 'Description',
  because: (organisation: string) =>
    `You get this mail because you chose such alerts in the organisation "${organisation}". You can change your choice in its settings, or end all its alerts with this link:`,
};

const fr: typeof en = {
  headlines: {
    'release.published': ({ release, how, promotedFrom, ...at }) =>
      how === 'promotion'
        ? `${release.label} publiée, promue depuis ${promotedFrom?.channel} ${promotedFrom?.label} : ${where({ release, ...at })}`
        : `${release.label} publiée : ${where({ release, ...at })}`,
    'release.rolled-back': ({ rolledBackFrom, rolledBackTo, ...data }) =>
      `Retour arrière de ${rolledBackFrom} à ${rolledBackTo} : ${where(data)}`,
    'release.rollout-changed': ({ before, after, ...data }) =>
      `${data.release.label} étendue de ${before} % à ${after} % : ${where(data)}`,
    'release.halted': (data) => `${data.release.label} suspendue : ${where(data)}`,
    'release.resumed': (data) => `${data.release.label} de nouveau proposée : ${where(data)}`,
    'release.disabled': (data) => `${data.release.label} désactivée : ${where(data)}`,
    'release.enabled': (data) => `${data.release.label} réactivée : ${where(data)}`,
  },
  fact: (name, value) => `${name} : ${value}`,
  organisation: 'Organisation',
  project: 'Projet',
  release: 'Version publiée',
  versions: 'Versions natives',
  rollout: 'Déploiement',
  percent: (share) => `${share} % des appareils`,
  by: 'Auteur',
  reason: 'Motif',
  description: 'Description',
  because: (organisation) =>
    `Vous recevez ce message parce que vous avez choisi ces alertes dans l’organisation « ${organisation} ». Vous pouvez modifier ce choix dans ses paramètres, ou arrêter toutes ses alertes avec ce lien :`,
};

const catalogues: Record<Language, typeof en> = { en, fr };

type Alert = Extract<Happening, { type: AlertEvent }>;

function isAlert(happening: Happening): happening is Alert {
  return alertEvents.some((type) => type === happening.type);
}

/** The mail about an event, in one language; null for events that are not told by mail. */
export function alertText(language: Language, happening: Happening, unsubscribe: string): AlertText | null {
  if (!isAlert(happening)) return null;
  const t = catalogues[language];
  // The catalogue ties the type to its data; TypeScript cannot follow it through the lookup.
  const headline = (t.headlines[happening.type] as (data: OnRelease) => string)(happening.data);
  const { organisation, project, release, by } = happening.data;
  const reason = happening.type === 'release.halted' ? happening.data.reason : '';
  const facts: [string, string][] = [
    [t.organisation, organisation.name],
    [t.project, project.name],
    [t.release, release.label],
    [t.versions, release.appVersion],
    [t.rollout, t.percent(release.rollout)],
    [t.by, by?.userName ?? ''],
    [t.reason, quote(reason)],
    [t.description, quote(release.description)],
  ];
  const lines = facts.filter(([, value]) => value !== '').map(([name, value]) => t.fact(name, value));
  const text = `${headline}\n\n${lines.join('\n')}\n\n${release.url}\n\n-- \n${t.because(organisation.name)}\n${unsubscribe}\n`;
  return { subject: headline, text };
}

// What people wrote may be long.
function quote(text: string): string {
  const line = text.trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
