import type { Section } from './docs.ts';

interface DocTexts {
  title: string;
  description: string;
  lead: string;
  sections: Record<Section, string>;
  about: Record<Section, string>;
  all: string;
  onThisPage: string;
  path: string;
  /** For documents that are written in English only. */
  onlyEnglish: string;
}

const en: DocTexts = {
  title: 'Docs',
  description: 'Tutorial, how-to guides, reference and explanations of CodePushGo.',
  lead: 'Begin with the tutorial if you are new, with the guide to leave CodePush if your apps run it already.',
  sections: {
    tutorials: 'Tutorial',
    'how-to': 'How to',
    reference: 'Reference',
    explanation: 'Explanation',
    project: 'The project itself',
  },
  about: {
    tutorials: 'Learn it by doing it once.',
    'how-to': 'Get one thing done.',
    reference: 'Look something up.',
    explanation: 'Know why it is so.',
    project: 'For those who change the software: decisions, proofs, words.',
  },
  all: 'All documents',
  onThisPage: 'On this page',
  path: 'You are here',
  onlyEnglish: '',
};

const fr: DocTexts = {
  title: 'Documentation',
  description: 'Tutoriel, guides pratiques, référence et explications de CodePushGo.',
  lead: 'Commencez par le tutoriel si vous découvrez CodePushGo, ou par le guide pour quitter CodePush si vos applications l’utilisent déjà.',
  sections: {
    tutorials: 'Tutoriel',
    'how-to': 'Guides pratiques',
    reference: 'Référence',
    explanation: 'Explications',
    project: 'Le projet lui-même',
  },
  about: {
    tutorials: 'Apprendre en le faisant une fois.',
    'how-to': 'Mener à bien une tâche.',
    reference: 'Retrouver un détail. Ces pages sont en anglais.',
    explanation: 'Comprendre pourquoi. Ces pages sont en anglais.',
    project: 'Pour qui modifie le logiciel : décisions, preuves, vocabulaire. Ces pages sont en anglais.',
  },
  all: 'Tous les documents',
  onThisPage: 'Sur cette page',
  path: 'Vous êtes ici',
  onlyEnglish: 'Cette page n’existe qu’en anglais.',
};

/** What stands around the documents. */
export const docTexts = { en, fr };
