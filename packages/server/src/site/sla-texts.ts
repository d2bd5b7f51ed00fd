const en = {
  title: 'Availability',
  description: 'What is promised about availability, what was measured, and what a missed month is worth.',
  lead: (percent: string) =>
    `Enterprise contracts commit to ${percent} a month for update checks and package downloads. Figures are measured by us, follow from recorded facts alone, and are here for everyone.`,
  currentTitle: 'This month so far',
  provisional: (month: string, date: string) =>
    `${month}, as of ${date} UTC. Provisional: the month still runs, and what is left of it counts as available.`,
  notKnown:
    'The status service cannot be asked at the moment, so the month so far is not known. Look again later.',
  availability: 'Available',
  downtime: 'Down',
  excluded: 'Left out',
  unmeasured: 'Not measured',
  poorly: 'more than may be',
  monthsTitle: 'The last twelve closed months',
  months: (day: string) =>
    `A month is frozen on day ${day} of the next one. When it must be corrected, a new revision takes its place and earlier ones are kept.`,
  none: 'No month has been closed yet.',
  month: 'Month',
  band: 'Credit',
  noCredit: 'none',
  revision: 'Revision',
  countTitle: 'How availability is counted',
  count: (p: CountWords) => [
    'Months are calendar months in UTC, and every second of the month inside the term of the contract counts.',
    'Update checks and package downloads count; the console and the release API have figures of their own, without credits.',
    `A second of major outage counts whole, of partial outage ${p.partial}, of degraded performance ${p.degraded}.`,
    'Each second counts once, as the worst that anything in scope was in.',
    `Maintenance is left out only when it was announced by mail at least ${p.notice} before, and only for the announced window.`,
    `Operators may leave out emergency maintenance (at most ${p.emergency} a month, the earliest first), force majeure, and for one organisation what it caused itself; each is listed below.`,
    'Time that nobody measured counts as available, and is shown beside the figure.',
    'Figures are exact fractions, cut off when they are printed and never rounded up.',
  ],
  creditsTitle: 'Service credits',
  credits: (p: { days: string }) =>
    `A month below the commitment earns a share of its fee, rounded up to the cent, against future invoices only. When a month closes so, the claim is filled in for every Enterprise organisation: one click confirms it, within ${p.days} days of the end of the month. Nobody has to prove what was measured.`,
  below: (percent: string) => `below ${percent}`,
  level: 'Available in the month',
  share: 'Share of the fee',
  timesTitle: 'Response times',
  timesIntro:
    'An Enterprise contract names its row; there these times are commitments, and targets for everyone else.',
  times: 'Read the support policy',
  exclusionsTitle: 'What was left out',
  exclusions: 'Every exclusion that an operator recorded in the months above.',
  noExclusions: 'Nothing was left out in the months above.',
  reason: 'Reason',
  reasons: {
    emergency_maintenance: 'Emergency maintenance',
    force_majeure: 'Force majeure',
    customer_caused: 'Caused by one customer, for its figure alone',
  },
  from: 'From (UTC)',
  to: 'To (UTC)',
  text: 'What it was',
  hours: (count: string) => `${count} h`,
};

/** What the lines on counting name out of the policy's data. */
interface CountWords {
  partial: string;
  degraded: string;
  notice: string;
  emergency: string;
}

const fr: typeof en = {
  title: 'Disponibilité',
  description:
    'Ce qui est promis en matière de disponibilité, ce qui a été mesuré, et ce que vaut un mois manqué.',
  lead: (percent) =>
    `Les contrats Enterprise garantissent ${percent} par mois pour la vérification et le téléchargement des mises à jour. Nous mesurons nous-mêmes ; les chiffres découlent des seuls faits enregistrés et sont ouverts à tous.`,
  currentTitle: 'Le mois en cours',
  provisional: (month, date) =>
    `Mois de ${month}, au ${date} UTC. Provisoire : le mois n’est pas fini, et ce qu’il en reste compte comme disponible.`,
  notKnown:
    'Le service d’état ne répond pas pour l’instant : le mois en cours n’est pas connu. Revenez plus tard.',
  availability: 'Disponible',
  downtime: 'En panne',
  excluded: 'Écarté',
  unmeasured: 'Non mesuré',
  poorly: 'plus que permis',
  monthsTitle: 'Les douze derniers mois clos',
  months: (day) =>
    `Un mois est figé le ${day} du mois suivant. S’il faut le corriger, une nouvelle révision le remplace et les précédentes sont conservées.`,
  none: 'Aucun mois n’est encore clos.',
  month: 'Mois',
  band: 'Avoir',
  noCredit: 'aucun',
  revision: 'Révision',
  countTitle: 'Comment la disponibilité est comptée',
  count: (p) => [
    'Le mois est le mois civil en UTC ; chaque seconde du mois comprise dans la durée du contrat compte.',
    'Comptent la vérification et le téléchargement des mises à jour ; la console et l’API de publication ont leurs propres chiffres, sans avoir.',
    `Une seconde de panne majeure compte en entier, de panne partielle pour ${p.partial}, de service ralenti pour ${p.degraded}.`,
    'Chaque seconde compte une fois, dans le pire état de tout ce qui est couvert.',
    `Une maintenance n’est écartée que si elle a été annoncée par e-mail au moins ${p.notice} avant, et seulement pour la plage annoncée.`,
    `Un opérateur peut écarter une maintenance d’urgence (au plus ${p.emergency} par mois, les premières d’abord), un cas de force majeure et, pour une seule organisation, ce qu’elle a causé elle-même ; tout figure plus bas.`,
    'Le temps que personne n’a mesuré compte comme disponible, et s’affiche à côté du chiffre.',
    'Les chiffres sont des fractions exactes, tronquées à l’affichage et jamais arrondies vers le haut.',
  ],
  creditsTitle: 'Avoirs de service',
  credits: (p) =>
    `Un mois sous l’engagement donne droit à une part de la mensualité, arrondie au cent supérieur, à valoir sur les factures suivantes uniquement. Quand un mois se clôt ainsi, la demande est remplie pour chaque organisation Enterprise : un clic la confirme, dans les ${p.days} jours qui suivent la fin du mois. Personne n’a à prouver ce qui a été mesuré.`,
  below: (percent) => `moins de ${percent}`,
  level: 'Disponible dans le mois',
  share: 'Part de la mensualité',
  timesTitle: 'Délais de réponse',
  timesIntro:
    'Un contrat Enterprise désigne sa ligne ; ces délais y sont des engagements, et des objectifs pour les autres.',
  times: 'Lire la politique d’assistance',
  exclusionsTitle: 'Ce qui a été écarté',
  exclusions: 'Tout ce qu’un opérateur a écarté dans les mois ci-dessus.',
  noExclusions: 'Rien n’a été écarté dans les mois ci-dessus.',
  reason: 'Motif',
  reasons: {
    emergency_maintenance: 'Maintenance d’urgence',
    force_majeure: 'Force majeure',
    customer_caused: 'Causé par un client, pour son seul chiffre',
  },
  from: 'De (UTC)',
  to: 'À (UTC)',
  text: 'Ce que c’était',
  hours: (count) => `${count} h`,
};

/** The texts of the page of the commitment of availability. */
export const slaTexts = { en, fr };
