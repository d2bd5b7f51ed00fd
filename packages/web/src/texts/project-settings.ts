const en = {
  listIntro: 'Each project has its own name and, where it needs them, its own roles.',
  list: 'Projects',
  project: 'Project',
  yourRole: 'Your role',
  since: 'Since',
  none: 'No projects yet',
  noneText: 'A project groups the apps of one product.',
  ofOrganisation: 'Settings of the organisation',
  title: (name: string) => `Settings of ${name}`,
  facts: 'Project',
  name: 'Name',
  slug: 'Name in addresses',
  slugFixed: 'The name in addresses is written into command lines and tools, so it stays as it is.',
  id: 'Id',
  readOnly: 'Admins and owners change the name.',
  roles: 'Roles on this project',
  rolesText:
    'These people have another role here than in the organisation, or work here alone. Owners and admins of the organisation keep theirs.',
  noRoles: 'Everybody has the role of the organisation',
  noRolesText: 'Give somebody another role here, or let somebody in who works on this project alone.',
  person: 'Person',
  role: 'Role',
  give: 'Give a role',
  giveTitle: 'Give a role on this project',
  giveIntro: 'It holds here in place of the role in the organisation.',
  who: 'E-mail address or user name',
  whoHelp: 'The person needs an account here. Others must be invited first.',
  giveSubmit: 'Give the role',
  given: (name: string, role: string) => `${name} now has the role ${role} on this project.`,
  actions: (name: string) => `Actions for ${name}`,
  change: 'Change the role',
  changeTitle: (name: string) => `Role of ${name} on this project`,
  changeSubmit: 'Save the role',
  take: 'Take away',
  takeTitle: (name: string) => `Take the role of ${name} away?`,
  takeText: 'The role in the organisation holds again. Who has none there no longer sees this project.',
  takeSubmit: 'Take the role away',
  taken: (name: string) => `${name} has no role of their own here any more.`,
  grave: 'Moving and deleting',
  move: 'Move the project',
  moveText: 'To another organisation, with its apps, channels, keys and history. Devices are not touched.',
  moveTitle: (name: string) => `Move ${name} to another organisation?`,
  moveIntro: 'Deployment keys and releases stay as they are: devices go on updating and notice nothing.',
  moveMembers:
    'Members of this organisation lose the project. The organisation’s access keys, webhooks and alerts stay here and no longer reach it.',
  moveRoles:
    'Who has a role on the project or one of its apps comes along with it. Admins go on as developers there.',
  moveStays: 'What was done so far stays in the audit log here.',
  moveTo: 'To',
  moveChoose: 'Choose an organisation',
  moveNowhere: 'You need a second organisation in which you are an owner or admin.',
  moveApps: (count: number, names: string | null) =>
    names === null ? 'No apps' : count === 1 ? `1 app: ${names}` : `${count} apps: ${names}`,
  moveMoreApps: (count: string, names: string) => `More than ${count} apps: ${names}`,
  moveChannels: (count: number) =>
    count === 1 ? '1 channel with its deployment keys' : `${count} channels with their deployment keys`,
  moveDevices: (count: number, shown: string) =>
    count === 1 ? '1 active device' : `${shown} active devices`,
  moveHasApps: (names: string) =>
    `The other organisation has apps of these names: ${names}. Rename or delete them on one side first.`,
  moveHasSlug:
    'The other organisation has a project with this name in addresses. Delete or move that one first.',
  moveHasAddOns:
    'An add-on is paid for this project alone. Ask the operators of the platform to end it, then move the project.',
  moved: (name: string, to: string) => `${name} now belongs to ${to}.`,
  remove: 'Delete the project',
  removeText: 'It must have no apps left. This cannot be undone.',
  removeHasApps: 'There are still apps. Delete or move them first; each app’s settings can do both.',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeIntro: 'This cannot be undone. Installed apps are not touched, as none is left.',
  removeTouches: ['Roles on this project', 'Webhooks and mail alerts, as far as they name this project'],
  removed: (name: string) => `${name} is deleted.`,
};

const fr: typeof en = {
  listIntro: 'Chaque projet a son nom et, au besoin, ses propres rôles.',
  list: 'Projets',
  project: 'Projet',
  yourRole: 'Votre rôle',
  since: 'Depuis',
  none: 'Pas encore de projet',
  noneText: 'Un projet réunit les applications d’un produit.',
  ofOrganisation: 'Réglages de l’organisation',
  title: (name) => `Réglages de ${name}`,
  facts: 'Projet',
  name: 'Nom',
  slug: 'Nom dans les adresses',
  slugFixed:
    'Le nom dans les adresses figure aussi dans les lignes de commande et les outils : il ne change donc pas.',
  id: 'Identifiant',
  readOnly: 'Seuls l’administration et les propriétaires peuvent changer le nom.',
  roles: 'Rôles sur ce projet',
  rolesText:
    'Ces personnes ont ici un autre rôle que dans l’organisation, ou ne travaillent qu’ici. Les propriétaires et l’administration de l’organisation gardent le leur.',
  noRoles: 'Chacun a son rôle de l’organisation',
  noRolesText:
    'Donnez ici un autre rôle à quelqu’un, ou ouvrez le projet à une personne qui ne travaille que sur lui.',
  person: 'Personne',
  role: 'Rôle',
  give: 'Donner un rôle',
  giveTitle: 'Donner un rôle sur ce projet',
  giveIntro: 'Il vaut ici à la place du rôle dans l’organisation.',
  who: 'Adresse e-mail ou nom d’utilisateur',
  whoHelp: 'La personne doit avoir un compte ici. Sinon, invitez-la d’abord.',
  giveSubmit: 'Donner le rôle',
  given: (name, role) => `${name} a désormais le rôle ${role} sur ce projet.`,
  actions: (name) => `Actions pour ${name}`,
  change: 'Changer le rôle',
  changeTitle: (name) => `Rôle de ${name} sur ce projet`,
  changeSubmit: 'Enregistrer le rôle',
  take: 'Retirer',
  takeTitle: (name) => `Retirer le rôle de ${name} ?`,
  takeText:
    'Le rôle dans l’organisation s’applique de nouveau. Une personne qui n’en a pas ne voit plus ce projet.',
  takeSubmit: 'Retirer le rôle',
  taken: (name) => `${name} n’a plus de rôle propre ici.`,
  grave: 'Déplacer et supprimer',
  move: 'Déplacer le projet',
  moveText:
    'Vers une autre organisation, avec ses applications, ses canaux, ses clés et son historique. Les appareils ne sont pas touchés.',
  moveTitle: (name) => `Déplacer ${name} vers une autre organisation ?`,
  moveIntro:
    'Les clés de déploiement et les versions restent telles quelles : les appareils continuent de se mettre à jour et ne remarquent rien.',
  moveMembers:
    'Les membres de cette organisation perdent le projet. Les clés d’accès, webhooks et alertes de l’organisation restent ici et ne l’atteignent plus.',
  moveRoles:
    'Les personnes qui ont un rôle sur le projet ou l’une de ses applications le suivent. Un rôle d’administration y devient Développement.',
  moveStays: 'Ce qui a été fait jusqu’ici reste dans le journal d’audit de cette organisation.',
  moveTo: 'Vers',
  moveChoose: 'Choisissez une organisation',
  moveNowhere: 'Il vous faut une deuxième organisation dont vous êtes propriétaire ou administrateur.',
  moveApps: (count, names) =>
    names === null
      ? 'Aucune application'
      : count === 1
        ? `1 application : ${names}`
        : `${count} applications : ${names}`,
  moveMoreApps: (count, names) => `Plus de ${count} applications : ${names}`,
  moveChannels: (count) =>
    count < 2
      ? `${count} canal avec ses clés de déploiement`
      : `${count} canaux avec leurs clés de déploiement`,
  moveDevices: (count, shown) => (count < 2 ? `${shown} appareil actif` : `${shown} appareils actifs`),
  moveHasApps: (names) =>
    `L’autre organisation a déjà des applications de ces noms : ${names}. Renommez-les ou supprimez-les d’abord d’un côté.`,
  moveHasSlug:
    'L’autre organisation a déjà un projet avec ce nom dans les adresses. Supprimez-le ou déplacez-le d’abord.',
  moveHasAddOns:
    'Une option est payée pour ce seul projet. Demandez à l’équipe de la plateforme d’y mettre fin, puis déplacez le projet.',
  moved: (name, to) => `${name} appartient désormais à ${to}.`,
  remove: 'Supprimer le projet',
  removeText: 'Il ne doit plus contenir d’application. C’est irréversible.',
  removeHasApps:
    'Il reste des applications. Supprimez-les ou déplacez-les d’abord, dans les réglages de chacune.',
  removeTitle: (name) => `Supprimer ${name} ?`,
  removeIntro: 'C’est irréversible. Aucune application installée n’est touchée, puisqu’il n’en reste pas.',
  removeTouches: ['Les rôles sur ce projet', 'Les webhooks et alertes par e-mail qui désignent ce projet'],
  removed: (name) => `${name} est supprimé.`,
};

export const projectSettingsTexts = { en, fr };
