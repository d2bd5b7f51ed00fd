const en = {
  act: 'Take out a secret',
  intro:
    'Out of everything that your side wrote on this ticket, and out of quotes of it. Mails that held it are deleted as they came.',
  part: 'The text to take out',
  partHelp: 'Copy it exactly as it stands there. Only this is removed, wherever it stands.',
  files: 'Files to remove',
  lasts:
    'Nothing brings it back. Support may have read it, and answers that left by mail keep it: replace a password or key as well.',
  submit: 'Take it out for good',
  nothing: 'Enter a text of at least 2 characters, or choose a file.',
  done: (messages: number, files: number) =>
    `Taken out. Messages changed: ${messages}. Files removed: ${files}.`,
};

const fr: typeof en = {
  act: 'Retirer un secret',
  intro:
    'De tout ce que votre côté a écrit dans cette demande, et de ce qui le cite. Les e-mails qui le contenaient sont supprimés tels que reçus.',
  part: 'Le texte à retirer',
  partHelp: 'Copiez-le exactement comme il apparaît. Lui seul est retiré, partout où il figure.',
  files: 'Fichiers à supprimer',
  lasts:
    'Rien ne permet de revenir en arrière. L’assistance l’a peut-être lu, et les réponses parties par e-mail le gardent : remplacez aussi le mot de passe ou la clé.',
  submit: 'Retirer définitivement',
  nothing: 'Saisissez un texte d’au moins 2 caractères ou choisissez un fichier.',
  done: (messages, files) => `C’est retiré. Messages modifiés : ${messages}. Fichiers supprimés : ${files}.`,
};

/** What is said before something is taken out of a ticket. */
export const redactionTexts = { en, fr };
