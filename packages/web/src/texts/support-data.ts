const en = {
  intro: 'What you wrote to support, in all organisations: take it with you, or have it erased.',
  title: 'What there is',
  counts: {
    tickets: 'Your tickets',
    messages: 'Messages of yours',
    files: 'Files of yours',
    keptRequests: 'Kept texts',
    mails: 'Mails as they came',
  },
  acts: 'Yours to decide',
  exportTitle: 'Export',
  exportText:
    'A zip with each ticket as JSON, its files, your mails as they came, and kept texts. Of organisations that you have left, it holds your own words alone.',
  export: 'Download the zip',
  eraseTitle: 'Erase',
  eraseText: 'Everything you wrote to support goes, for good. Your account stays.',
  erase: 'Erase all of it',
  eraseAsk: 'Erase all that you wrote to support?',
  erasePoints: [
    'Your messages, files, kept texts and mails are deleted at once, on the tickets of others, too.',
    'Tickets that you opened end, even those that still wait for an answer.',
    'What colleagues and support wrote stays, for those who may read it.',
    'This cannot be undone. Export first if you may need it.',
  ],
  password: 'Your password',
  erased: (messages: number, shown: string) =>
    messages === 1 ? '1 message is erased' : `${shown} messages are erased`,
  organisationExport: 'Export all as zip',
};

const fr: typeof en = {
  intro:
    'Ce que vous avez écrit à l’assistance, dans toutes les organisations : à emporter ou à faire effacer.',
  title: 'Ce qui est conservé',
  counts: {
    tickets: 'Demandes où vous êtes',
    messages: 'Vos messages',
    files: 'Vos fichiers',
    keptRequests: 'Textes conservés',
    mails: 'E-mails tels que reçus',
  },
  acts: 'À vous de décider',
  exportTitle: 'Exporter',
  exportText:
    'Un zip avec chaque demande en JSON, ses fichiers, vos e-mails tels que reçus et vos textes conservés. Des organisations que vous avez quittées, il ne contient que vos propres mots.',
  export: 'Télécharger le zip',
  eraseTitle: 'Effacer',
  eraseText: 'Tout ce que vous avez écrit à l’assistance disparaît pour de bon. Votre compte demeure.',
  erase: 'Tout effacer',
  eraseAsk: 'Effacer tout ce que vous avez écrit à l’assistance ?',
  erasePoints: [
    'Vos messages, fichiers, textes conservés et e-mails sont supprimés aussitôt, y compris dans les demandes d’autres personnes.',
    'Les demandes que vous avez ouvertes prennent fin, même celles qui attendent encore une réponse.',
    'Ce que vos collègues et l’assistance ont écrit reste, pour ceux qui peuvent le lire.',
    'C’est irréversible. Exportez d’abord ce dont vous pourriez avoir besoin.',
  ],
  password: 'Votre mot de passe',
  erased: (messages, shown) => (messages < 2 ? `${shown} message effacé` : `${shown} messages effacés`),
  organisationExport: 'Tout exporter en zip',
};

/** What one's own support data says. */
export const supportDataTexts = { en, fr };
