import type { FieldRule, Refusal } from '@codepushgo/contract';

/** Refusals for readers of French; `{limit}` is a member of the problem. Loaded for them alone. */
export const refusalsInFrench: Record<Refusal, string> = {
  'app-not-found': 'Cette application n’existe pas, ou vous ne pouvez pas la voir.',
  'app-name-taken':
    'Une application de l’organisation porte déjà ce nom. Choisissez-en un autre, ou renommez d’abord celle-là.',
  'project-deleted': 'Le projet de l’application a été supprimé. Choisissez-en un autre.',
  'already-owner': 'Cette personne possède déjà l’application ou l’organisation.',
  'target-has-app':
    'L’organisation d’arrivée a déjà une application de ce nom. Renommez l’une des deux d’abord.',
  'target-has-apps':
    'L’organisation d’arrivée a déjà des applications de ces noms : {apps}. Renommez-les ou supprimez-les d’un côté d’abord.',
  'already-there': 'Le projet est déjà dans cette organisation. Choisissez-en une autre.',
  'channel-not-found': 'Ce canal n’existe pas, ou vous ne pouvez pas le voir.',
  'channel-name-taken':
    'Un canal de l’application porte déjà ce nom. Choisissez-en un autre, ou renommez d’abord celui-là.',
  'channel-limit':
    'L’application a {actual} canaux, la limite est de {limit}. Supprimez ceux qui ne servent plus.',
  'key-taken': 'Cette clé de déploiement est déjà en service. Laissez vide pour en obtenir une.',
  'deployment-key-limit':
    '{actual} clés de ce canal fonctionnent, la limite est de {limit}. Attendez la fin du premier chevauchement.',
  'already-collaborator': 'Cette personne collabore déjà à l’application.',
  'not-a-collaborator': 'Cette personne ne collabore pas à l’application.',
  'owner-stays': 'Le propriétaire d’une application ne peut pas être retiré de ses collaborateurs.',
  'via-organisation':
    'Cette personne travaille sur l’application par son rôle dans l’organisation. Changez ce rôle-là.',
  'organisation-not-found': 'Cette organisation n’existe pas, ou vous n’y avez aucun rôle.',
  'member-not-found': 'Cette personne n’est pas membre de l’organisation.',
  'account-not-found': 'Personne n’est inscrit ici à ce nom. Demandez-lui d’abord de s’inscrire.',
  'access-key-not-found': 'Aucune clé d’accès propre à cette organisation n’a cet identifiant.',
  'slug-taken': 'Une autre organisation porte déjà ce nom dans les adresses. Choisissez-en un autre.',
  'personal-organisation':
    'Une organisation personnelle reste à sa personne, aussi longtemps que son compte. Créez-en une pour l’équipe.',
  'last-owner': 'C’est le dernier propriétaire. Nommez d’abord quelqu’un d’autre.',
  'owners-only': 'Seul un propriétaire de l’organisation peut le faire.',
  'has-apps': 'Il reste des applications ({apps}). Supprimez-les ou déplacez-les d’abord.',
  'project-not-found': 'Ce projet n’existe pas ici, ou vous n’y avez aucun rôle.',
  'project-slug-taken':
    'Un projet de l’organisation porte déjà ce nom dans les adresses. Choisissez-en un autre.',
  'keeps-role': 'Cette personne garde partout son rôle dans l’organisation. Changez-le d’abord là-bas.',
  'no-project-role': 'Cette personne n’a pas de rôle propre sur ce projet.',
  'invitation-not-found': 'Aucune invitation ouverte n’a cet identifiant. Elle a peut-être été acceptée.',
  'already-member': 'Cette personne est déjà membre. Changez plutôt son rôle.',
  'other-address':
    'Cette invitation a été envoyée à une autre adresse. Connectez-vous avec le compte de cette adresse.',
  'invitation-limit':
    '{actual} invitations sont déjà en attente, la limite est de {limit}. Révoquez-en d’abord.',
  'webhook-not-found': 'Ce webhook n’existe pas dans l’organisation.',
  'webhook-limit': 'L’organisation a {actual} webhooks, la limite est de {limit}. Supprimez-en un d’abord.',
  'webhook-disabled': 'Ce webhook est désactivé. Activez-le d’abord.',
  'url-not-https': 'L’adresse doit commencer par https://.',
  'url-not-public':
    'L’adresse n’est pas sur l’Internet public. Indiquez un serveur public, ou demandez à l’exploitant d’autoriser sa plage.',
  'url-with-password':
    'L’adresse ne doit contenir ni nom ni mot de passe. Les messages sont signés : vérifiez plutôt la signature.',
  'filter-without-app': 'Indiquez aussi l’application du canal.',
  'filter-contradicts': 'L’application ne fait pas partie de ce projet.',
  'claim-not-found': 'Cette demande d’avoir n’existe pas ici.',
  'claim-lapsed': 'Le délai pour confirmer cette demande est passé. Écrivez à l’assistance.',
  'month-not-frozen': 'Ce mois n’est pas encore figé. Il se fige de lui-même ; corrigez-le ensuite.',
  'same-facts':
    'Rien de ce dont découle ce mois n’a changé. Corrigez d’abord les faits dans le service d’état.',
  'claim-settled': 'Cette demande a déjà changé d’état. Rechargez la page pour la voir telle qu’elle est.',
  'ticket-not-found': 'Cette demande n’existe pas ici, ou vous ne pouvez pas la voir.',
  'ticket-merged': 'Cette demande se poursuit dans une autre. Faites-le là-bas.',
  'ticket-changed':
    'La demande a changé depuis que vous l’avez lue. Lisez ce qui est nouveau, puis envoyez à nouveau.',
  'ticket-closed': 'Cette demande est close. Une nouvelle peut en prendre la suite.',
  'ticket-solved': 'Cette demande est résolue. Rouvrez-la d’abord.',
  'ticket-not-solved': 'Cette demande n’est pas résolue.',
  'ticket-waits': 'Cette demande attend encore un projet ou un garant.',
  'reopen-too-late':
    'Cette demande est résolue depuis trop longtemps pour être rouverte. Une nouvelle peut en prendre la suite.',
  'open-tickets':
    '{actual} demandes de l’organisation sont ouvertes, la limite est de {limit}. Indiquez d’abord celles qui sont résolues.',
  'not-requester': 'Seule la personne qui a fait la demande peut le faire.',
  'not-waiting': 'Cette demande n’attend plus cela.',
  'not-eligible': 'Les demandes techniques ne sont plus traitées pour ce projet.',
  'not-premium':
    'L’assistance Premium fait partie des forfaits Team et Enterprise. Faites une demande technique.',
  'no-colleague': 'Cette personne n’est pas membre de l’organisation. Invitez-la d’abord.',
  'own-sponsor': 'Personne ne confirme sa propre demande.',
  'reason-needed': 'Personne n’a encore répondu : indiquez pourquoi aucune réponse n’est nécessaire.',
  'other-organisation': 'Les deux demandes doivent être de la même organisation.',
  'status-unreachable':
    'Le service d’état ({url}) ne répond pas comme il le devrait. Rien n’a changé, autant qu’on le sache. Pour prévenir les clients malgré tout, lancez sur sa machine : codepushgo-server status post --impact major --component "Update checks" "Ce qui s’est passé"',
  'same-ticket': 'C’est la même demande. Indiquez-en une autre.',
  'message-not-found': 'Ce message n’est pas sur cette demande.',
  'all-messages': 'Au moins un message doit rester sur la demande.',
  'agent-not-found': 'Cette personne ne fait pas partie de l’assistance.',
  'account-needed': 'Cette adresse n’a pas de compte. Que la personne s’inscrive d’abord.',
  'operator-stays': 'Un opérateur fait partie de l’équipe tant qu’il gère la plateforme.',
  'no-agent': 'Personne de l’assistance n’est disponible en ce moment.',
  'file-not-found': 'Un des fichiers n’est plus là. Retirez-le et choisissez-le de nouveau.',
  'fix-not-found': 'Cette proposition n’existe pas sur cette demande.',
  'fix-decided': 'Cette proposition a déjà été tranchée. Regardez de nouveau la demande.',
  'fix-outdated': 'Une version plus récente est arrivée depuis cette proposition. Demandez-en une nouvelle.',
  'no-consent': 'La personne ne partage pas cela avec la demande. Priez-la de l’activer.',
  'no-place': 'La demande ne nomme pas ce qu’il faut : application, canal ou appareil.',
  'proposal-open': 'Une autre proposition attend déjà le client. Retirez-la d’abord.',
  'kept-request-not-found':
    'Vous n’avez pas de texte conservé à cet identifiant. Il est peut-être déjà parti.',
  'kept-requests':
    '{actual} de vos textes sont déjà conservés, la limite est de {limit}. Jetez ceux qui ne servent plus.',
  'guest-decided': 'Quelqu’un en a déjà décidé.',
  'mail-unreadable':
    'Ce message ne peut pas être traité seul : il est illisible, ou ils sont plusieurs. Récupérez l’original, ou laissez-les passer.',
  'not-held': 'Examiner ce message à nouveau donnerait le même résultat.',
  'review-not-found': 'Ce message n’attend plus. Quelqu’un en a peut-être décidé.',
  'review-decided': 'Quelqu’un vient d’en décider.',
  'mail-not-found': 'La demande n’a pas ce message.',
  'not-promotable': 'Seul ce qu’un expéditeur avéré a pu écrire devient un message.',
  'part-not-found': 'Ce passage n’est pas dans le message. Copiez-le exactement.',
  'sign-in-needed': 'Il faut se connecter avec le navigateur : une clé d’accès ne prouve pas qui demande.',
  'file-not-given-out':
    'Ce fichier n’est pas remis : il attend d’être analysé, ou l’analyse y a trouvé un danger.',
  'customer-not-found': 'Cette organisation n’existe pas.',
  'add-on-not-found': 'Le client n’a pas cette option.',
  'contract-not-found': 'Le client n’a pas ce contrat.',
  'needs-contract': 'Ce forfait vient d’un contrat. Saisissez plutôt le contrat.',
  'credits-out-of-range': 'Le solde des crédits ne peut ni descendre sous 0 ni dépasser le maximum.',
  'other-plan': 'Cette option ne se combine pas avec le forfait que le client aura alors.',
  overlaps:
    'Le client a déjà quelque chose de tel sur cette période. Terminez-le d’abord, ou changez les dates.',
  'has-ended': 'C’est déjà terminé. Ouvrez-en un nouveau.',
  'has-add-ons': 'Des options payées couvrent ce projet : {addOns}. Faites-les terminer d’abord.',
  'package-invalid': 'Le paquet ne peut pas être lu. Refaites-le, puis envoyez-le de nouveau.',
  'package-too-large':
    'L’envoi fait au moins {actualBytes}, la limite est de {limitBytes}. Retirez-en ce qui ne sert pas.',
  'signature-required':
    'Cette application n’accepte que des versions signées, et le paquet n’est pas signé. Signez-le en ligne de commande.',
  'signature-invalid': 'La signature du paquet n’est pas valable pour la clé de l’application.',
  'upload-not-found': 'Cet envoi n’existe pas, ou il a expiré. Recommencez-le.',
  'upload-closed': 'Cet envoi est déjà terminé ou annulé. Recommencez-le.',
  'upload-not-finished': 'L’envoi n’est pas terminé. Envoyez d’abord ce qui manque.',
  'upload-wrong-purpose': 'Ce fichier a été envoyé pour autre chose. Recommencez l’envoi.',
  'upload-incomplete': 'Il manque des morceaux de l’envoi. Terminez-le de nouveau.',
  'upload-hash-differs': 'Le fichier est arrivé altéré. Envoyez-le de nouveau.',
  'chunk-invalid': 'Un morceau de l’envoi n’est pas celui qui était attendu. Recommencez l’envoi.',
  'upload-cut-off': 'L’envoi a été coupé. Recommencez-le.',
  'too-many-uploads':
    'Vous avez {actual} envois sans version, la limite est de {limit}. Annulez-en, ou attendez 24 heures.',
  'rollout-unfinished':
    '{label} a atteint {rollout} % des appareils. Portez-la à 100 %, désactivez-la ou arrêtez-la d’abord.',
  'promotion-rollout-unfinished':
    '{label} du canal d’arrivée a atteint {rollout} % des appareils. Portez-la à 100 %, désactivez-la ou arrêtez-la d’abord.',
  'duplicate-release':
    '{label} a le même contenu et va déjà à ces appareils. Changez le paquet ou les versions natives.',
  'duplicate-promotion': '{label} du canal d’arrivée a le même contenu et va déjà à ces appareils.',
  'no-releases': 'Le canal n’a encore aucune version. Publiez d’abord un paquet.',
  'release-not-found': 'Le canal n’a pas cette version. Choisissez-en une de son historique.',
  'rollout-completed':
    'Le déploiement est complet, tous les appareils reçoivent cette version. Désactivez-la ou arrêtez-la pour ne plus la proposer.',
  'rollout-not-raised':
    'Le déploiement est à {current} % ; indiquez davantage. Il ne baisse jamais : arrêtez la version pour y mettre fin.',
  'promotion-source-missing': 'Le canal n’a pas cette version à promouvoir.',
  'rollback-no-releases': 'Il n’y a rien à rétablir : le canal n’a aucune version.',
  'rollback-no-earlier-release':
    'Il n’y a rien à rétablir : le canal n’a qu’une version. Désactivez-la ou arrêtez-la plutôt.',
  'rollback-to-newest': '{label} est déjà la version la plus récente.',
  'rollback-target-missing': 'Le canal n’a pas de version {label}. Choisissez-en une de son historique.',
  'rollback-other-app-version':
    'La version la plus récente est pour d’autres versions natives que {label}. Publiez plutôt le paquet voulu pour celles-là.',
  'invalid-app-version':
    'Ce n’est ni une version ni une plage semver. Écrivez par exemple 1.2.3, ^1.2.0 ou 1.x.',
  'invalid-description': 'La description a {actual} caractères, la limite est de {limit}.',
  'invalid-rollout': 'Le déploiement est un nombre entier de 1 à 100 %.',
  'package-hash-differs': 'Le paquet est arrivé altéré. Envoyez-le de nouveau.',
  'source-map-missing': 'Cette version n’a pas de source map.',
  'wrong-password': 'Ce mot de passe n’est pas le bon. Rien n’a été modifié.',
  'access-key-taken': 'Une clé d’accès porte déjà ce nom. Choisissez-en un autre.',
};

/** What breaks a rule of a schema. */
export const rulesInFrench: Record<FieldRule, string> = {
  missing: 'Renseignez ce champ.',
  'wrong-kind': 'Cette valeur n’est pas du bon type.',
  'not-a-choice': 'Choisissez l’une des valeurs proposées.',
  malformed: 'Vérifiez la forme de cette valeur.',
  'too-short': 'Au moins {limit} caractères.',
  'too-long': 'Au plus {limit} caractères.',
  'too-small': 'Le minimum est {limit}.',
  'too-large': 'Le maximum est {limit}.',
  'too-few': 'Au moins {limit}.',
  'too-many': 'Au plus {limit}.',
};

// In pieces, so that nobody takes its English punctuation for French.
const NAME_SIGNS = ['must not hold \\ /', '?', ':', 'or control characters'].join(' ');

/** What the server says of single fields in its own words. */
export const fieldsInFrench: Record<string, string> = {
  'is not a device id': 'Ce n’est pas un identifiant d’appareil.',
  'is not the password of this account': 'Ce n’est pas le mot de passe de ce compte.',
  'is not valid': 'Cette valeur n’est pas acceptée.',
  'must be 10 to 100 letters, digits, _ or -': 'De 10 à 100 lettres, chiffres, _ ou -.',
  'must be a country and region of the list of calendars': 'Choisissez un pays et une région de la liste.',
  'must be a country code of two letters': 'Un code de pays à deux lettres.',
  'must be a label such as v12': 'Une étiquette telle que v12.',
  'must be a project of the customer': 'Choisissez un projet du client.',
  'must be a public RSA key (PEM) of at least 2048 bits':
    'Une clé publique RSA (PEM) d’au moins 2048 bits, qui commence par -----BEGIN PUBLIC KEY-----.',
  'must be a semver version or range, such as 1.2.0 or ^1.2.0':
    'Une version ou une plage semver, telle que 1.2.0 ou ^1.2.0.',
  'must be a version such as 1.2.0': 'Une version telle que 1.2.0.',
  'must be above 0; take credits away by a correction': 'Plus de 0. Pour retirer des crédits, corrigez-les.',
  'must be an e-mail address': 'Une adresse e-mail entière, telle que nom@example.com.',
  'must be an https address': 'Une adresse qui commence par https://.',
  'must be another address than the present one': 'Une autre adresse que l’actuelle.',
  'must be empty on a free plan': 'Un forfait gratuit n’apporte pas d’assistance.',
  'must be given, for the catalogue names no price': 'Indiquez un prix, car le catalogue n’en fixe pas.',
  'must be left out, for the plan has no price': 'À laisser vide, car le forfait n’a pas de prix.',
  'must be left out, for the plan itself says what support it brings':
    'À laisser vide, car le forfait fixe lui-même l’assistance.',
  'must be lower-case letters, digits and hyphens': 'Minuscules, chiffres et traits d’union.',
  'must be month or year, for the plan has a price': 'Au mois ou à l’année, car le forfait a un prix.',
  'must be the name of a time zone, such as Europe/Paris': 'Un fuseau horaire tel que Europe/Paris.',
  'must be there for subscriptions and contracts, and for nothing else':
    'Un prix pour les abonnements et les contrats, et pour eux seuls.',
  'must end with the one tier that has no upper end': 'Seule la dernière tranche est sans limite.',
  'must have 1 to 128 characters': 'De 1 à 128 caractères.',
  'must lie behind the beginning': 'La fin doit venir après le début.',
  'must lie behind the beginning of the term': 'La fin doit venir après le début de la période.',
  'must lie in the future; a contract that is over covers nothing':
    'Une date à venir : un contrat terminé ne couvre rien.',
  'must name plans of this catalogue': 'Choisissez des forfaits de ce catalogue.',
  'must not be 0': 'Autre chose que 0.',
  [NAME_SIGNS]: 'Sans \\ / ? : ni caractère de commande.',
  'must not hold a date twice': 'Chaque date une seule fois.',
  'must hold at least one interval': 'Il faut au moins une plage horaire.',
  'must not hold two add-ons of one id': 'Deux options portent le même identifiant.',
  'must not hold two plans of one id': 'Deux forfaits portent le même identifiant.',
  'must not lie before the first date': 'La fin ne peut pas précéder le début.',
  'must not lie behind the end of the term; amend the contract':
    'Pas après la fin de la période. Modifiez plutôt le contrat.',
  'must not lie in the past; leave it out for now': 'Pas dans le passé. Laissez vide pour tout de suite.',
  'must not lie in the past; leave it out to begin at once':
    'Pas dans le passé. Laissez vide pour tout de suite.',
  'must rise from tier to tier': 'Chaque tranche doit aller plus loin que la précédente.',
};
