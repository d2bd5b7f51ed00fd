import type { Macro } from '@codepushgo/contract';

const seed = (
  id: string,
  { section, status }: Pick<Macro, 'section' | 'status'>,
  [en, fr]: [title: string, ...paragraphs: string[]][],
): Macro => ({
  id,
  version: 1,
  title: { en: en![0], fr: fr![0] },
  text: { en: en!.slice(1).join('\n\n'), fr: fr!.slice(1).join('\n\n') },
  section,
  status,
  isRetired: false,
  updatedAt: null,
  updatedBy: null,
});

const outOfScope = (
  id: string,
  exclusion: string,
  titles: [en: string, fr: string],
  facts: [en: string, fr: string],
) =>
  seed(id, { section: 'not-covered', status: 'solved' }, [
    [
      titles[0],
      'Hello {{customer}},',
      facts[0],
      `Our policy does not cover this: {{exclusion:${exclusion}}}`,
      'It says so in {{policy}}.',
      'If we misread your request, write back here: the ticket opens again for {{reopen-days}} days.',
      '{{agent}}',
    ],
    [
      titles[1],
      'Bonjour {{customer}},',
      facts[1],
      `Notre politique ne couvre pas ce cas : {{exclusion:${exclusion}}}`,
      'Elle le dit ici : {{policy}}.',
      'Si nous avons mal compris votre demande, répondez ici : elle peut être rouverte pendant {{reopen-days}} jours.',
      '{{agent}}',
    ],
  ]);

/** Version 1 of what staff answer with; operators write later versions and others. */
export const SEED_MACROS: readonly Macro[] = [
  outOfScope(
    'debugging',
    'debugging',
    ['Debugging of the app', 'Débogage de l’application'],
    [
      'Thank you for the details. What you describe comes from the code of your app: live updates, the console and the figures behave as documented.',
      'Merci pour ces précisions. Ce que vous décrivez vient du code de votre application : les mises à jour, la console et les chiffres se comportent comme la documentation l’indique.',
    ],
  ),
  outOfScope(
    'rewriting',
    'rewriting',
    ['Rewriting code', 'Réécriture de code'],
    [
      'What the platform needs of an app is in the documentation. To change your code so that it fits is work on your app.',
      'Ce que la plateforme attend d’une application figure dans la documentation. Adapter votre code est un travail sur votre application.',
    ],
  ),
  outOfScope(
    'third-party',
    'third-party',
    ['Software of third parties', 'Logiciels tiers'],
    [
      'The fault that you see is in software that others maintain.',
      'L’erreur que vous rencontrez se trouve dans un logiciel maintenu par d’autres.',
    ],
  ),
  seed('ask-for-report', { section: 'guidance', status: 'pending_customer' }, [
    [
      'Ask for a good report',
      'Hello {{customer}},',
      'To find the cause we need a little more: what you did, what you expected, what happened instead, with the messages as they are, and the output of `codepushgo doctor --bundle`.',
      'What helps us most is described in {{policy}}.',
      '{{agent}}',
    ],
    [
      'Demander un signalement complet',
      'Bonjour {{customer}},',
      'Pour trouver la cause, il nous manque quelques éléments : ce que vous avez fait, ce que vous attendiez, ce qui s’est passé, les messages tels quels et la sortie de `codepushgo doctor --bundle`.',
      'Ce qui nous aide le plus est décrit ici : {{policy}}.',
      '{{agent}}',
    ],
  ]),
  seed('working-on-it', { section: 'times', status: 'open' }, [
    [
      'We are working on it',
      'Hello {{customer}},',
      'We can see the problem that you describe in {{reference}} and are looking for its cause. You hear from us as soon as we know more; you need not do anything.',
      '{{agent}}',
    ],
    [
      'Nous y travaillons',
      'Bonjour {{customer}},',
      'Nous constatons le problème décrit dans {{reference}} et en cherchons la cause. Nous vous écrirons dès que nous en saurons plus ; vous n’avez rien à faire.',
      '{{agent}}',
    ],
  ]),
  seed('amounts', { section: 'rules', status: 'pending_customer' }, [
    [
      'Amounts are for owners, admins and billing',
      'Hello {{customer}},',
      'Amounts and invoices are told to owners, admins and members with the billing role of {{organisation}} only, as {{policy}} says. Please ask one of them to write on this ticket, or to see them in the console.',
      '{{agent}}',
    ],
    [
      'Montants réservés aux responsables',
      'Bonjour {{customer}},',
      'Les montants et les factures ne sont communiqués qu’aux propriétaires, aux administrateurs et au rôle facturation de {{organisation}}, comme l’indique {{policy}}. Demandez à l’un d’eux d’écrire sur cette demande ou de les consulter dans la console.',
      '{{agent}}',
    ],
  ]),
  seed('solved', { section: null, status: 'solved' }, [
    [
      'Solved',
      'Hello {{customer}},',
      'We take {{reference}} as solved. If it is not, write back here: it can be opened again for {{reopen-days}} days.',
      '{{agent}}',
    ],
    [
      'Résolue',
      'Bonjour {{customer}},',
      'Nous considérons {{reference}} comme résolue. Si ce n’est pas le cas, répondez ici : elle peut être rouverte pendant {{reopen-days}} jours.',
      '{{agent}}',
    ],
  ]),
];
