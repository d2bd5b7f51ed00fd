const en = {
  intro:
    'How many of your own update checks and downloads the platform failed: answered with an error of ours, or after more than five seconds. Only your organisation sees this.',
  incidents: 'During incidents',
  incidentsText: 'Every incident of the last 100 days that is known here, with what it did to your devices.',
  noIncidents: 'No incident is known.',
  incident: 'Incident',
  began: 'Began',
  ended: 'Ended',
  stillOpen: 'still open',
  checks: 'Update checks failed',
  downloads: 'Downloads failed',
  unmeasured: 'Not measured',
  failedOf: (failed: string, all: string) => `${failed} of ${all}`,
  notMeasured: 'not measured',
  minutes: (count: string) => `${count} min`,
  minuteByMinute: 'Minute by minute',
  whole: (title: string) => `During “${title}”`,
  lastHour: 'The last hour',
  lastDay: 'The last 24 hours',
  span: 'Period',
  capped: 'Of a longer period, the first 24 hours are shown.',
  time: 'Time',
  state: 'State',
  states: {
    fine: 'measured, 0 failed',
    failed: (count: string) => `${count} failed`,
    unmeasured: 'not measured',
  },
  rule: 'Minutes in which the platform counted nothing are not measured; they never read as 0.',
  noMinutes: 'There is nothing in this period.',
};

const fr: typeof en = {
  intro:
    'Combien de vos propres vérifications de mise à jour et téléchargements la plateforme a fait échouer : une erreur de notre part, ou plus de cinq secondes avant la réponse. Seule votre organisation voit ceci.',
  incidents: 'Pendant les incidents',
  incidentsText:
    'Chaque incident connu ici des 100 derniers jours, avec ce qu’il a fait subir à vos appareils.',
  noIncidents: 'Aucun incident connu.',
  incident: 'Incident',
  began: 'Début',
  ended: 'Fin',
  stillOpen: 'toujours en cours',
  checks: 'Vérifications en échec',
  downloads: 'Téléchargements en échec',
  unmeasured: 'Non mesuré',
  failedOf: (failed, all) => `${failed} sur ${all}`,
  notMeasured: 'non mesuré',
  minutes: (count) => `${count} min`,
  minuteByMinute: 'Minute par minute',
  whole: (title) => `Pendant « ${title} »`,
  lastHour: 'La dernière heure',
  lastDay: 'Les 24 dernières heures',
  span: 'Période',
  capped: 'D’une période plus longue, seules les 24 premières heures sont montrées.',
  time: 'Heure',
  state: 'État',
  states: {
    fine: 'mesuré, 0 échec',
    failed: (count) => `${count} en échec`,
    unmeasured: 'non mesuré',
  },
  rule: 'Les minutes où la plateforme n’a rien compté sont non mesurées ; elles ne valent jamais 0.',
  noMinutes: 'Rien dans cette période.',
};

/** What an organisation sees of its own failed checks. */
export const failedCheckTexts = { en, fr };
