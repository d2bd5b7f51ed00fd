/** The texts of version 1 in English, by their ids. */
export const seedEn = {
  aim: 'We want you to be glad that you asked. Every paid project gets limited technical support; billing and account questions are answered on every plan.',
  rules: {
    billing: [
      'Billing and account',
      'Every customer is helped with bills, plans and accounts, on free plans too. Amounts and invoices are told to owners, admins and members with the billing role only.',
    ],
    technical: [
      'Technical requests',
      'A technical request is processed when four things are true: it comes through an official channel; it comes from the address of a registered account; that account has the developer role or a higher one on the project; and the project is paid for by a plan, by credits or by an add-on. The form says so before you write.',
    ],
    agreements: [
      'Service level agreements',
      'On Team and Pay as you go, response times are targets that we aim at. In an Enterprise contract they are commitments that we report on. Service level agreements are part of Enterprise only.',
    ],
    premium: [
      'Premium Support',
      'Team and Enterprise have a contact form of their own, which leads to a queue of its own.',
    ],
    incidents: [
      'Faults of the platform',
      'When the platform itself is at fault, its status page says so. You need not write to us about a fault that is announced there.',
    ],
    own: [
      'Requests that need no plan',
      'Security disclosures, reports of abuse and data protection requests have queues of their own. Anybody may send them, without an account.',
    ],
  },
  scope: {
    configuration: [
      'Configuration',
      'Setting up live updates in an app that the platform supports.',
      'Good configuration of apps, channels, rollouts and signatures.',
      'General questions about the technologies that the platform supports.',
    ],
    troubleshooting: [
      'Troubleshooting',
      'Ways around known problems.',
      'How to do something, with pointers to the docs.',
      'Live updates, the management of apps or analytics that behave unexpectedly whatever your own code does.',
    ],
  },
  exclusions: {
    debugging: [
      'Debugging your application in general.',
      'Ask the community, with the smallest piece of code that shows the problem.',
    ],
    rewriting: [
      'Rewriting the code of your application so that it becomes compatible.',
      'The docs say what an app needs; the community knows how others did it.',
    ],
    'third-party': [
      'Changing or patching software of third parties or open source.',
      'Report it where that software is maintained.',
    ],
  },
  official: {
    console: 'Its help knows your projects and says at once what is owed.',
    form: 'Signed in, or confirmed by a link that we mail to you.',
    email:
      'From the address of your account, if you cannot reach the console. Mail whose sender cannot be verified is not processed.',
  },
  community: {
    github: 'Issues of the open-source project.',
    discord: 'Talk with other users.',
  },
  guidance: [
    'Here peers help peers. Our staff may take part, and nothing is owed. A report that can be answered holds:',
    'The problem, precisely: what you did, what you expected, what happened instead.',
    'All messages and logs, as text.',
    'The smallest piece of code that shows it.',
    'The versions of React Native, of the SDK and of the command line. `codepushgo doctor --bundle` gathers them.',
  ],
  severities: {
    urgent: 'Production is down or unusable for all users.',
    high: 'A major function is impaired for many users.',
    normal: 'A part does not behave as documented, or a general technical question.',
    low: 'Information, or a wish for a feature.',
  },
};
