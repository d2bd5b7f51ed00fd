const en = {
  title: 'History and credits ledger',
  about: 'About',
  subjects: { plan: 'Plan', credits: 'Credits', 'add-on': 'Add-ons', contract: 'Contract' },
  change: 'Change',
  amount: 'Amount',
  balance: 'Balance',
  when: 'When',
  reason: 'Reason',
  bySystem: 'By the platform',
  none: 'Nothing has changed yet',
  noneText: 'Plans, credits, add-ons and contracts are written down here when they change.',
  kinds: {
    'plan.set': 'Plan',
    'credits.granted': 'Credits granted',
    'credits.corrected': 'Credits corrected',
    'add-on.started': 'Add-on started',
    'add-on.ended': 'Add-on ended',
    'contract.made': 'Contract made',
    'contract.amended': 'Contract amended',
    'contract.ended': 'Contract ended',
  },
};

const fr: typeof en = {
  title: 'Historique et registre des crédits',
  about: 'Objet',
  subjects: { plan: 'Forfait', credits: 'Crédits', 'add-on': 'Options', contract: 'Contrat' },
  change: 'Changement',
  amount: 'Montant',
  balance: 'Solde',
  when: 'Quand',
  reason: 'Motif',
  bySystem: 'Par la plateforme',
  none: 'Rien n’a encore changé',
  noneText: 'Les forfaits, crédits, options et contrats sont consignés ici quand ils changent.',
  kinds: {
    'plan.set': 'Forfait',
    'credits.granted': 'Crédits accordés',
    'credits.corrected': 'Crédits corrigés',
    'add-on.started': 'Option commencée',
    'add-on.ended': 'Option terminée',
    'contract.made': 'Contrat conclu',
    'contract.amended': 'Contrat modifié',
    'contract.ended': 'Contrat terminé',
  },
};

export const billingHistoryTexts = { en, fr };
