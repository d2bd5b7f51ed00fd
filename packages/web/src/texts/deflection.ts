const en = {
  title: 'This may answer it at once',
  waiting: 'Type what happened: incidents, known faults and the docs are searched meanwhile.',
  searching: 'Looking…',
  nothing: 'Nothing known matches so far.',
  incidents: 'Under way now',
  mayBe: 'May be what you see',
  noNeed: 'No request is needed for it: follow it to hear of every step.',
  since: 'Since',
  follow: 'Follow the incident',
  different: 'Mine is different: send it as a request of its own',
  differentHelp:
    'Left as it is, your request is linked to the incident, and whatever is told of it answers you.',
  symptoms: 'Known faults',
  found: 'Found in your text',
  more: 'Read how to mend it',
  docs: 'In the docs',
  english: 'in English',
};

const fr: typeof en = {
  title: 'Ceci y répond peut-être tout de suite',
  waiting:
    'Écrivez ce qui se passe : les incidents, les pannes connues et la documentation sont consultés pendant ce temps.',
  searching: 'Recherche…',
  nothing: 'Rien de connu ne correspond pour l’instant.',
  incidents: 'En cours',
  mayBe: 'C’est peut-être votre cas',
  noNeed: 'Inutile d’écrire pour cela : suivez-le pour en connaître chaque étape.',
  since: 'Depuis',
  follow: 'Suivre l’incident',
  different: 'Mon cas est différent : l’envoyer comme une demande à part',
  differentHelp:
    'Sans cela, votre demande est rattachée à l’incident, et tout ce qui en est dit vous répond.',
  symptoms: 'Pannes connues',
  found: 'Trouvé dans votre texte',
  more: 'Lire comment y remédier',
  docs: 'Dans la documentation',
  english: 'en anglais',
};

/** What is offered while a request is being written. */
export const deflectionTexts = { en, fr };
