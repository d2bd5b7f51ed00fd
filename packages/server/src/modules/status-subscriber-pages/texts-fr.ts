import type { SubscriberTexts } from './texts-en.ts';

export const fr: SubscriberTexts = {
  kinds: { email: 'E-mail', webhook: 'Webhook', slack: 'Slack', teams: 'Teams', discord: 'Discord' },
  labelled: (label, value) => `${label} : ${value}`,
  asked: {
    title: 'Regardez dans votre boîte de réception',
    text: 'Si l’adresse est juste, un message est en route. Ouvrez son lien dans les 24 heures et confirmez ; rien n’est envoyé avant.',
    hint: 'Toujours rien après quelques minutes ? Regardez parmi les indésirables. Une même boîte est sollicitée au plus trois fois par heure.',
  },
  fault: { title: 'Cela n’a pas marché', back: 'Revenir au formulaire', page: 'Voir l’état des services' },
  confirm: {
    title: 'Confirmez votre abonnement',
    lead: 'Rien n’est envoyé tant que vous n’avez pas appuyé sur le bouton. Si vous n’avez rien demandé, fermez la page.',
    secret: 'Secret du webhook',
    secretHint:
      'Il signe les messages selon Standard Webhooks, dès le premier. Donnez-le à votre serveur avant de continuer.',
    challenge:
      'Votre serveur va recevoir une requête avec un « challenge ». Il doit répondre 2xx et en renvoyer la valeur dans le corps.',
    button: 'S’abonner',
    done: 'Vous êtes abonné',
    doneText:
      'Vous recevrez désormais ce que vous avez choisi. Chaque message contient un lien pour changer ce choix et un autre pour tout arrêter.',
    doneElsewhere:
      'Les messages vont à l’adresse que vous avez indiquée. Gardez le lien ci-dessous : il permet de changer l’abonnement ou d’y mettre fin.',
  },
  manage: {
    title: 'Votre abonnement',
    saved: 'Votre choix est enregistré.',
    paused:
      'Suspendu : l’adresse n’a accepté aucun message pendant une heure environ. Abonnez-vous de nouveau pour reprendre ; au bout de 90 jours, il est supprimé.',
    unsubscribe: 'Se désabonner',
    save: 'Enregistrer',
    link: 'Changer l’abonnement',
  },
  unsubscribe: {
    title: 'Se désabonner',
    lead: 'Appuyez sur le bouton et plus rien ne sera envoyé. Ce que nous gardons de vous est effacé.',
    button: 'Se désabonner',
    done: 'Vous êtes désabonné',
    doneText: 'Plus rien ne vous est envoyé. Un message déjà parti peut encore arriver.',
  },
  kind: 'Par',
  target: 'Vers',
  language: 'Messages en',
  scope: 'À propos de',
  everything: 'Tout',
  chosen: 'Ce qui est coché ici',
  gone: 'quelque chose qui n’est plus sur la page',
};
