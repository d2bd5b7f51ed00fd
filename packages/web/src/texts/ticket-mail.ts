const en = {
  guestTitle: (address: string) => `${address} wrote to this ticket and waits for you`,
  guestText:
    'This address belongs to no account, so what they wrote is not part of the ticket. You decide whether they take part.',
  guestShow: 'Show what they wrote',
  guestNothing: 'The message holds no text.',
  letIn: 'Let them in',
  keepOut: 'Keep them out',
  letInTitle: (address: string) => `Let ${address} take part?`,
  letInText:
    'What they have written joins the conversation. From then on they get every answer by mail, and what they write by mail is added here. They cannot open the console.',
  letInLasts: 'This cannot be taken back.',
  keepOutTitle: (address: string) => `Keep ${address} out?`,
  keepOutText:
    'What they have written stays out of the conversation, and so does what they send later. They are not told.',
  keepOutLasts: 'This cannot be taken back. You can still invite somebody who has an account.',
  isIn: 'They take part now',
  isOut: 'They are kept out',
  guestsIn: 'Reads and writes by mail:',
  decider: 'Whoever asked, or a developer of the project, decides.',
  forged: (count: number, shown: string) =>
    count === 1
      ? 'A mail in your name did not come from you'
      : `${shown} mails in your name did not come from you`,
  forgedText:
    'Somebody wrote to support with your address, and their mail server could not prove it. It was held back and not answered. Last time:',
  forgedAdvice:
    'If you wrote it yourself, ask here instead: mail from your domain does not pass its own rules.',
  forgedSeen: 'It is not shown again until another one comes.',
  remote: 'Images from elsewhere are not loaded.',
  image: 'image',
};

const fr: typeof en = {
  guestTitle: (address) => `${address} a écrit à cette demande et attend votre décision`,
  guestText:
    'Cette adresse n’appartient à aucun compte : son message ne fait donc pas partie de la demande. À vous de dire si cette personne participe.',
  guestShow: 'Afficher ce qu’elle a écrit',
  guestNothing: 'Le message ne contient pas de texte.',
  letIn: 'Laisser participer',
  keepOut: 'Écarter',
  letInTitle: (address) => `Laisser participer ${address} ?`,
  letInText:
    'Ce que cette personne a écrit rejoint la conversation. Dès lors, elle reçoit chaque réponse par e-mail, et ses e-mails s’ajoutent ici. La console lui reste fermée.',
  letInLasts: 'Cette décision est définitive.',
  keepOutTitle: (address) => `Écarter ${address} ?`,
  keepOutText:
    'Ce que cette personne a écrit reste hors de la conversation, comme ce qu’elle enverra plus tard. Elle n’en est pas avertie.',
  keepOutLasts: 'Cette décision est définitive. Vous pourrez toujours inviter une personne qui a un compte.',
  isIn: 'Cette personne participe désormais',
  isOut: 'Cette personne est écartée',
  guestsIn: 'Lit et écrit par e-mail :',
  decider: 'La décision revient à la personne qui a fait la demande ou à un développeur du projet.',
  forged: (count, shown) =>
    count < 2
      ? 'Un e-mail envoyé en votre nom ne venait pas de vous'
      : `${shown} e-mails envoyés en votre nom ne venaient pas de vous`,
  forgedText:
    'Quelqu’un a écrit à l’assistance avec votre adresse, sans que son serveur puisse le prouver. Le message a été retenu, sans réponse. Dernière fois :',
  forgedAdvice:
    'Si c’était vous, passez plutôt par ici : les e-mails de votre domaine ne respectent pas ses propres règles.',
  forgedSeen: 'L’avertissement ne revient que si un autre e-mail arrive.',
  remote: 'Les images venues d’ailleurs ne sont pas chargées.',
  image: 'image',
};

/** What the console says of mail: people without an account, mail in somebody's name, and mail as it was laid out. */
export const ticketMailTexts = { en, fr };
