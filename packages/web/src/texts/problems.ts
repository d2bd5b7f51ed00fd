import type { ProblemCode } from '@codepushgo/contract';

const en = {
  title: 'This could not be loaded',
  notFoundTitle: 'Nothing here',
  foreign:
    'Something between you and the server answered instead of it. Nothing was changed. Try again in a moment.',
  unreachable:
    'The server could not be reached. Nothing you typed is lost. Try again once the connection is back.',
  unknown: 'Something in this page failed. What was saved is safe.',
  field: 'This value is not accepted.',
  codes: {
    'invalid-input': 'Some values are not accepted. Check the marked fields.',
    'invalid-package': 'The package cannot be accepted.',
    'signature-required': 'This app accepts signed releases only.',
    'signature-invalid': 'The signature of the release does not verify.',
    'not-signed-in': 'Your session has ended. Sign in again.',
    'access-key-expired': 'The access key has expired.',
    forbidden: 'Your role does not allow this. Ask an admin of the organisation.',
    'scope-too-small': 'The access key does not allow this.',
    'foreign-origin': 'The request came from another site. Open the console by its own address.',
    'sign-up-closed': 'New accounts need an invitation.',
    'not-found': 'Nothing is here, or you may not see it.',
    'request-timeout': 'The request took too long to arrive. Send it again.',
    conflict: 'This clashes with what is there. Load the page again to see it.',
    'name-taken': 'This name is taken. Choose another one.',
    'duplicate-release': 'Devices already get these contents.',
    'rollout-unfinished': 'A rollout is still under way. Finish or halt it first.',
    'rollout-not-raised': 'A rollout can only be raised.',
    'last-owner': 'An organisation keeps at least one owner. Make somebody else an owner first.',
    'idempotency-key-reused': 'This was sent before with other values. Load the page again, then repeat.',
    'link-used-or-expired': 'The link or code is used up or expired. Ask for a new one.',
    'payload-too-large': 'What was sent is too large.',
    'unsupported-media-type': 'This kind of file is not read here.',
    'limit-reached': 'A limit is reached.',
    'too-many-requests': 'Too many attempts. Wait a minute, then try again.',
    internal: 'Something went wrong on our side. Nothing you typed is lost. Try again.',
    unavailable: 'The server cannot do this right now. Nothing you typed is lost. Try again in a moment.',
  } satisfies Record<ProblemCode, string>,
};

const fr: typeof en = {
  title: 'Le chargement a échoué',
  notFoundTitle: 'Rien ici',
  foreign: 'Quelque chose a répondu à la place du serveur. Rien n’a été modifié. Réessayez dans un instant.',
  unreachable:
    'Le serveur est injoignable. Votre saisie n’est pas perdue. Réessayez quand la connexion sera rétablie.',
  unknown: 'Un élément de cette page a échoué. Ce qui a été enregistré est en sécurité.',
  field: 'Cette valeur n’est pas acceptée.',
  codes: {
    'invalid-input': 'Certaines valeurs ne sont pas acceptées. Vérifiez les champs signalés.',
    'invalid-package': 'Le paquet ne peut pas être accepté.',
    'signature-required': 'Cette application n’accepte que des versions signées.',
    'signature-invalid': 'La signature de la version n’est pas valable.',
    'not-signed-in': 'Votre session est terminée. Connectez-vous de nouveau.',
    'access-key-expired': 'La clé d’accès a expiré.',
    forbidden: 'Votre rôle ne le permet pas. Adressez-vous à un administrateur de l’organisation.',
    'scope-too-small': 'La clé d’accès ne le permet pas.',
    'foreign-origin': 'La demande venait d’un autre site. Ouvrez la console par sa propre adresse.',
    'sign-up-closed': 'Un nouveau compte demande une invitation.',
    'not-found': 'Il n’y a rien ici, ou vous ne pouvez pas le voir.',
    'request-timeout': 'La demande a mis trop de temps à arriver. Envoyez-la de nouveau.',
    conflict: 'Cela contredit ce qui existe. Rechargez la page pour le voir.',
    'name-taken': 'Ce nom est pris. Choisissez-en un autre.',
    'duplicate-release': 'Les appareils reçoivent déjà ce contenu.',
    'rollout-unfinished': 'Un déploiement est encore en cours. Terminez-le ou arrêtez-le d’abord.',
    'rollout-not-raised': 'Un déploiement ne peut qu’être élargi.',
    'last-owner': 'Une organisation garde au moins un propriétaire. Nommez d’abord quelqu’un d’autre.',
    'idempotency-key-reused':
      'Cette demande a déjà été envoyée avec d’autres valeurs. Rechargez la page, puis recommencez.',
    'link-used-or-expired': 'Le lien ou le code est utilisé ou expiré. Demandez-en un nouveau.',
    'payload-too-large': 'L’envoi est trop volumineux.',
    'unsupported-media-type': 'Ce type de fichier n’est pas lu ici.',
    'limit-reached': 'Une limite est atteinte.',
    'too-many-requests': 'Trop de tentatives. Attendez une minute, puis réessayez.',
    internal: 'Une erreur s’est produite de notre côté. Votre saisie n’est pas perdue. Réessayez.',
    unavailable:
      'Le serveur ne peut pas le faire pour l’instant. Votre saisie n’est pas perdue. Réessayez dans un moment.',
  },
};

export const problemTexts = { en, fr };
