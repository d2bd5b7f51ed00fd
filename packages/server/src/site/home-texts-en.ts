/** The home page in English. `code` marks stand around what is shown as code. */
export const homeEn = {
  title: 'Over-the-air updates for React Native',
  description:
    'A server for over-the-air updates of React Native apps that speaks the CodePush wire. Change one URL, keep your SDK, your deployment keys and your tools.',
  lead: 'App Center is closed, and your apps in the field still ask CodePush for updates. CodePushGo answers them. Point your app at it, and the SDK, the deployment keys, the scripts and the command-line tools you have go on as before.',
  migrate: 'Leave CodePush',
  start: 'Make a first release',
  change: {
    name: 'the whole change',
    key: 'the key you have',
    caption: 'One value for each platform. `codepushgo init` shows the change and writes it.',
  },
  keeps: {
    title: 'What goes on working',
    lead: 'The wire is served whole: what apps ask, what tools send, and the answers they get.',
    sdks: 'SDKs in your apps',
    tools: 'Tools on your machines',
    rules: 'Rules you rely on',
    sdkList: [
      '`react-native-code-push` 9',
      '`@code-push-next/react-native-code-push` 10',
      '`@revopush/react-native-code-push` 1.6',
      '`@appzung/react-native-code-push` 8.3',
    ],
    toolList: [
      '`code-push-standalone`',
      'npm `code-push`, `code-push-cli` 3',
      '`appcenter codepush`',
      'and `codepushgo`, which takes their spellings',
    ],
    ruleList: [
      'Deployment keys may stay',
      'Labels, version ranges, mandatory flags',
      'Package hashes and signatures',
      'The same device in or out of a rollout',
    ],
  },
  release: {
    title: 'How a release goes',
    lead: 'From your laptop or your CI, one command at a time. Each can be tried with `--dry-run` and read by scripts with `--json`.',
    steps: [
      ['Release to Staging', 'Bundles with Metro, compiles with Hermes, signs if you have a key, uploads.'],
      ['Promote to a share of devices', 'The same package, byte for byte, for a quarter of Production.'],
      ['See what becomes of it', 'Who has it, on whom it failed, how many are still on the release before.'],
      ['Raise it, or halt it', 'A share only grows. A halt stops the offer at once, and the reason is kept.'],
      [
        'Take it back',
        'The earlier release becomes current again under a new label. Devices fetch it at their next check.',
      ],
    ],
  },
  why: {
    title: 'Every decision explained',
    text: 'Why did this device get this release, or nothing? The server keeps the last 20 answers to each device, with the rules as they stood when it asked. You read them in the console, or with one command.',
    link: 'How a decision is made',
    runs: 'runs',
    gets: 'gets',
    rollout: ['Passed over: the rollout has not reached it', 'Place 38 of 0 to 99; the share is 25%'],
    halted: ['Passed over: halted', ''],
    served: ['Offered: fits the binary 1.0.0', 'The newest that is left'],
    caption: 'A device keeps its place. Raising the share to 39% would give it v14.',
  },
  inside: {
    title: 'What is in it',
    facts: [
      ['Figures that are true', 'One state for each device and release, however often a report is sent.'],
      ['Signed releases', 'Once they know your key, devices and the server refuse what it did not sign.'],
      [
        'Only what changed',
        'A device on a recent release is sent the files that changed, not the whole package.',
      ],
      [
        'Organisations and roles',
        'Members, guests on one project, access keys with a scope and an end, an audit log.',
      ],
      ['Webhooks and mail', 'Signed messages, sent again until they arrive, with a log of every attempt.'],
      ['An API for all of it', 'The console and the command line use the API that you can use.'],
    ],
  },
  help: {
    title: 'Help that you can count on',
    text: 'Who is helped with what, through which channel and how soon is written down, in one place. Before you write, the console tells you whether your request will be processed, and when an answer is due.',
    link: 'Read the support policy',
  },
  own: {
    title: 'Run it yourself',
    text: 'One command starts it with a database inside, for a laptop or a small team. With PostgreSQL the same code runs as several processes. It is free software under the MIT licence.',
    link: 'Run it for others',
    try: 'Try it with 200 simulated devices:',
    honest: 'What it does not do yet is written down too: ',
    limits: 'the known limits',
  },
};
