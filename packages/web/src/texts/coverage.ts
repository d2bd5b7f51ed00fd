const en = {
  title: 'What you are covered for',
  projects: 'Coverage of projects',
  project: 'Project',
  help: 'Support',
  technical: {
    community: 'Community support: people help each other, and no answer is owed.',
    limited: 'Technical requests are processed.',
  },
  short: { community: 'Community support', limited: 'Technical requests' },
  rows: { team: 'Team', payg: 'Pay as you go', priority_plus: 'Priority Plus' },
  kinds: {
    none: 'No response times are stated.',
    target: (row: string) => `Response times are aimed at, by the table ${row}.`,
    commitment: (row: string) => `Response times are owed by contract, by the table ${row}.`,
  },
  times: 'Response times',
  shortKinds: {
    none: 'None stated',
    target: (row: string) => `${row}, aimed at`,
    commitment: (row: string) => `${row}, owed`,
  },
  premium: { yes: 'Premium support is included.', no: 'Premium support is not included.' },
  why: 'Paid through',
  whyNot: 'Nothing that is paid for',
  paidBy: {
    contract: 'the contract',
    plan: 'the plan',
    credits: 'credits',
    'add-on': 'an add‑on',
    operator: 'a grant of the operator',
  },
  until: 'Unchanged until',
  hours: 'Business hours',
  hoursIn: (zone: string, holidays: string) => `${zone}, with ${holidays} holidays`,
  none: 'No projects',
};

const fr: typeof en = {
  title: 'Ce dont vous bénéficiez',
  projects: 'Couverture des projets',
  project: 'Projet',
  help: 'Assistance',
  technical: {
    community: 'Entraide de la communauté : chacun aide chacun, sans réponse due.',
    limited: 'Les demandes techniques sont traitées.',
  },
  short: { community: 'Entraide de la communauté', limited: 'Demandes techniques' },
  rows: { team: 'Team', payg: 'À l’usage', priority_plus: 'Priority Plus' },
  kinds: {
    none: 'Aucun délai de réponse n’est annoncé.',
    target: (row) => `Des délais de réponse sont visés, selon le barème ${row}.`,
    commitment: (row) => `Des délais de réponse sont dus par contrat, selon le barème ${row}.`,
  },
  times: 'Délais de réponse',
  shortKinds: {
    none: 'Aucun annoncé',
    target: (row) => `${row}, visés`,
    commitment: (row) => `${row}, dus`,
  },
  premium: { yes: 'L’assistance premium est comprise.', no: 'L’assistance premium n’est pas comprise.' },
  why: 'Payé par',
  whyNot: 'Rien qui soit payé',
  paidBy: {
    contract: 'le contrat',
    plan: 'le forfait',
    credits: 'des crédits',
    'add-on': 'une option',
    operator: 'un accord de l’opérateur',
  },
  until: 'Inchangé jusqu’au',
  hours: 'Heures ouvrées',
  hoursIn: (zone, holidays) => `${zone}, avec ${holidays} jours fériés`,
  none: 'Aucun projet',
};

export const coverageTexts = { en, fr };
