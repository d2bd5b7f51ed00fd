const en = {
  override: 'Set a device override',
  overrideTitle: 'Give the device of this ticket a release',
  overrideText:
    'It is in force at once, and stands in the customer’s audit log with this ticket as its reason.',
  overrideMode: 'What the device gets',
  give: 'A release',
  giveHint: 'Whatever the rollout and the range say',
  hold: 'Hold it where it is',
  holdHint: 'It is offered nothing until that is taken back',
  label: 'Release',
  labelHelp: 'One of its channel. Type a label or a version of the app.',
  needsLabel: 'Choose a release.',
  noRelease: 'None to choose: nothing matches, or the requester shares neither releases nor the device.',
  halted: 'halted',
  disabled: 'disabled',
  rollback: 'Propose a roll-back',
  rollbackTitle: 'Propose a roll-back',
  rollbackText: 'A developer of the customer accepts it with one click. Until then nothing changes.',
  propose: 'Propose',
  apply: 'Apply',
  steps: {
    proposed: 'A roll-back was proposed',
    applied: 'What was proposed or chosen is in force',
    declined: 'The roll-back was declined',
    withdrawn: 'The roll-back is no longer proposed',
    arrived: 'It arrived on the device',
  },
};

const fr: typeof en = {
  override: 'Imposer une version à l’appareil',
  overrideTitle: 'Donner une version à l’appareil de ce ticket',
  overrideText:
    'C’est en vigueur tout de suite, et consigné au journal d’audit du client avec ce ticket pour motif.',
  overrideMode: 'Ce que reçoit l’appareil',
  give: 'Une version',
  giveHint: 'Quoi qu’en disent le déploiement et la plage',
  hold: 'Le laisser où il en est',
  holdHint: 'Rien ne lui est proposé jusqu’à nouvel ordre',
  label: 'Version',
  labelHelp: 'Une de son canal. Tapez un libellé ou une version de l’application.',
  needsLabel: 'Choisissez une version.',
  noRelease:
    'Aucune à choisir : rien ne correspond, ou le demandeur ne partage ni ses versions ni l’appareil.',
  halted: 'arrêtée',
  disabled: 'désactivée',
  rollback: 'Proposer un retour arrière',
  rollbackTitle: 'Proposer un retour arrière',
  rollbackText: 'Un développeur du client l’accepte d’un clic. D’ici là, rien ne change.',
  propose: 'Proposer',
  apply: 'Appliquer',
  steps: {
    proposed: 'Un retour arrière a été proposé',
    applied: 'Ce qui était proposé ou choisi est en vigueur',
    declined: 'Le retour arrière a été refusé',
    withdrawn: 'Le retour arrière n’est plus proposé',
    arrived: 'L’appareil y est arrivé',
  },
};

export const deskFixTexts = { en, fr };
