const others = {
  status: {
    new: 'opened this again',
    open: 'set this to open',
    pending_customer: 'waits for your answer',
    on_hold: 'put this on hold',
    solved: 'solved this',
    closed: 'closed this',
  },
  severity: (from: string, to: string) => `changed the severity from ${from} to ${to}`,
  project: (name: string) => `chose the project ${name}`,
  sponsored: 'confirmed the request',
  invited: (name: string) => `invited ${name}`,
  invitedYou: 'invited you',
  merged: 'merged this into',
  absorbed: 'merged another ticket into this:',
  split: 'made a ticket of its own of some messages:',
  incident: 'linked this to an incident',
  rated: { good: 'was content', bad: 'was not content' },
  redacted: 'took something out of this ticket',
  erased: {
    requester: 'erased messages, as their writer asked',
    retention: 'erased messages that were kept long enough',
  },
  fix: {
    proposed: 'proposed to roll back',
    applied: 'applied a remedy',
    declined: 'declined the proposal',
    withdrawn: 'took the proposal back',
    arrived: 'saw it arrive on a device',
  },
};

// The same of what the reader did.
const own: typeof others = {
  ...others,
  invitedYou: 'take part',
  rated: { good: 'were content', bad: 'were not content' },
};

const en = { others, own };

const fr: typeof en = {
  others: {
    status: {
      new: 'a rouvert la demande',
      open: 'a remis la demande à l’état ouvert',
      pending_customer: 'attend votre réponse',
      on_hold: 'a mis la demande en suspens',
      solved: 'a résolu la demande',
      closed: 'a clos la demande',
    },
    severity: (from, to) => `a changé la gravité : ${from} → ${to}`,
    project: (name) => `a choisi le projet ${name}`,
    sponsored: 'a confirmé la demande',
    invited: (name) => `a invité ${name}`,
    invitedYou: 'vous a fait participer',
    merged: 'a fusionné cette demande avec',
    absorbed: 'a fusionné ici une autre demande :',
    split: 'a fait de quelques messages une demande à part :',
    incident: 'a rattaché la demande à un incident',
    rated: { good: 'a donné un avis favorable', bad: 'a donné un avis défavorable' },
    redacted: 'a retiré un passage de la demande',
    erased: {
      requester: 'a effacé des messages, à la demande de leur auteur',
      retention: 'a effacé des messages au terme de leur conservation',
    },
    fix: {
      proposed: 'a proposé un retour arrière',
      applied: 'a appliqué un remède',
      declined: 'a refusé la proposition',
      withdrawn: 'a retiré la proposition',
      arrived: 'l’a vu arriver sur un appareil',
    },
  },
  own: {
    status: {
      new: 'avez rouvert la demande',
      open: 'avez remis la demande à l’état ouvert',
      pending_customer: 'attendez une réponse',
      on_hold: 'avez mis la demande en suspens',
      solved: 'avez résolu la demande',
      closed: 'avez clos la demande',
    },
    severity: (from, to) => `avez changé la gravité : ${from} → ${to}`,
    project: (name) => `avez choisi le projet ${name}`,
    sponsored: 'avez confirmé la demande',
    invited: (name) => `avez invité ${name}`,
    invitedYou: 'participez',
    merged: 'avez fusionné cette demande avec',
    absorbed: 'avez fusionné ici une autre demande :',
    split: 'avez fait de quelques messages une demande à part :',
    incident: 'avez rattaché la demande à un incident',
    rated: { good: 'avez donné un avis favorable', bad: 'avez donné un avis défavorable' },
    redacted: 'avez retiré un passage de la demande',
    erased: {
      requester: 'avez effacé des messages, à la demande de leur auteur',
      retention: 'avez effacé des messages au terme de leur conservation',
    },
    fix: {
      proposed: 'avez proposé un retour arrière',
      applied: 'avez appliqué un remède',
      declined: 'avez refusé la proposition',
      withdrawn: 'avez retiré la proposition',
      arrived: 'l’avez vu arriver sur un appareil',
    },
  },
};

/** What is said of what somebody did on a ticket, after the name: of others, and of whoever reads. */
export const ticketEventTexts = { en, fr };
