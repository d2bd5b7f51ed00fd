import type { Entitlement, SupportCategory, SupportChannel } from '@codepushgo/contract';

/** What a reason says: what becomes of the request, and what to do or whom to ask, if anything. */
export type ReasonTexts = Record<Entitlement['reason']['code'], [summary: string, next: string | null]>;

const payers = 'an owner, an admin or a member with the billing role of your organisation';
const paying =
  'A paid plan, credits or an add-on that covers the project makes it eligible; we keep your text and send it again then.';
const community = 'Until then the docs and the community are there for you.';

/** The reasons in English; `{…}` stands for a parameter. */
export const reasonsEn: ReasonTexts = {
  queue_security: ['Security disclosures have a queue of their own. Nothing is asked of you first.', null],
  queue_abuse: ['Reports of abuse have a queue of their own. Nothing is asked of you first.', null],
  queue_data_protection: [
    'Data protection requests have a queue of their own. Nothing is asked of you first.',
    'Before anything is exported or erased we ask you to sign in to the account that it is about.',
  ],
  community: [
    'In community channels users help each other. No request is opened and nothing is owed.',
    'For a request, use the help in the console, or write from the address of your account. With your consent an agent can open it for you.',
  ],
  mail_not_authenticated: [
    'The sender of this mail could not be verified. It is held out of sight, and nothing was sent to anybody.',
    'Use the help in the console, or write from a mail service that proves its senders.',
  ],
  form_not_signed_in: [
    'If this address is registered, we have sent it a link. Your request is held until you open the link and confirm.',
    'Sign in before you write, and no link is needed.',
  ],
  not_signed_in: ['Nobody is signed in here.', 'Sign in, then ask again.'],
  not_registered: [
    'Support answers registered addresses. No request was opened.',
    'Write from the address of your account, or sign in and use the help in the console.',
  ],
  billing_with_amounts: [
    'Questions on bills and accounts are answered on every plan. Your role may be told amounts and invoices.',
    null,
  ],
  billing_without_amounts: [
    'Questions on bills and accounts are answered on every plan. Amounts and invoices are told to owners, admins and members with the billing role only.',
    `For amounts, ask ${payers}.`,
  ],
  role_lost: [
    'You no longer have the role on this project that technical support asks for. What was promised on this request holds; nothing new is promised.',
    'An admin or owner of your organisation can give you the developer role again.',
  ],
  payment_lost: [
    'This project is no longer paid for. What was promised on this request holds; nothing new is promised.',
    `Ask ${payers} for a paid plan, credits or an add-on.`,
  ],
  role_and_payment_lost: [
    'You no longer have a role that asks for technical support on this project, and it is not known to be paid for. What was promised on this request holds; nothing new is promised.',
    'Ask an admin or owner of your organisation.',
  ],
  choose_project: [
    'You may ask for {count} projects. The request is accepted, and its time begins when you say which one it is about.',
    'Choose the project.',
  ],
  no_project: [
    'You have no role on any project, so a technical request cannot be processed.',
    `Ask an admin or owner of your organisation for the developer role on the project. ${community}`,
  ],
  no_paid_project: [
    'None of your projects is paid for, so a technical request is not processed.',
    `${paying} Ask ${payers}. ${community}`,
  ],
  no_eligible_project: [
    'You have the developer role on no project that is paid for, so a technical request is not processed as it is.',
    `Name the project if you are a viewer there: a developer of it can then confirm your request. ${paying} ${community}`,
  ],
  project_not_paid: [
    'The project “{project}” is not paid for, so a technical request is not processed.',
    `${paying} Ask ${payers}. ${community}`,
  ],
  below_developer: [
    'You are a viewer of “{project}”. Your request is accepted as soon as somebody with the developer role or a higher one confirms it, by one click.',
    'Ask a developer, admin or owner of the project to confirm it.',
  ],
  billing_role_only: [
    'The billing role does not ask technical questions, so this request on “{project}” is not processed.',
    'Let a developer of the project ask, or ask an admin or owner for the developer role. Questions on bills are answered.',
  ],
  no_role: [
    'You have no role on this project, so a technical request on it is not processed.',
    'Ask an admin or owner of the organisation for the developer role on the project.',
  ],
  open_incident: [
    'We know of an incident that may explain this: “{incident}”. You can follow it and hear of every step without writing.',
    'If yours is something else, say so and send it: it is processed as any request on “{project}”.',
  ],
  eligible: ['Your request on “{project}” is processed, with a response time.', null],
  eligible_without_times: [
    'Your request on “{project}” is processed. Your plan states no response time.',
    null,
  ],
  out_of_scope: [
    'Your request on “{project}” is accepted, with a response time, though it seems to lie outside what support covers.',
    'A person will answer, and say where such questions are answered.',
  ],
  out_of_scope_without_times: [
    'Your request on “{project}” is accepted, though it seems to lie outside what support covers. Your plan states no response time.',
    'A person will answer, and say where such questions are answered.',
  ],
};

const channels: Record<SupportChannel, string> = {
  console: 'the console',
  form: 'the form on the site',
  email: 'e-mail',
  api: 'the API',
  cli: 'the command line',
  community: 'a community channel',
};
const categories: Record<SupportCategory, string> = {
  technical: 'Technical',
  billing: 'Billing',
  account: 'Account',
  security: 'Security disclosure',
  abuse: 'Report of abuse',
  data_protection: 'Data protection',
};

/** What a snapshot says in English. */
export const snapshotEn = {
  channel: 'Came by',
  channels,
  sender: 'Sender',
  proved: 'verified',
  notProved: 'not verified',
  registered: 'registered',
  notRegistered: 'not registered',
  category: 'About',
  categories,
  orgRole: 'Role in the organisation',
  project: 'Project',
  withRole: (project: string, role: string) => `${project} (${role})`,
  roles: {
    owner: 'owner',
    admin: 'admin',
    developer: 'developer',
    viewer: 'viewer',
    billing: 'billing',
    none: 'none',
  },
  plan: 'Plan',
  paidBy: 'Paid through',
  paid: {
    contract: 'the contract',
    plan: 'the plan',
    credits: 'credits',
    'add-on': 'an add‑on',
    operator: 'a grant of the operator',
  },
  nothing: 'Nothing that is paid for',
  policy: 'Support policy',
  version: (version: string) => `version ${version}`,
  rule: 'Deciding rule',
  row: (row: string) => `rule ${row} of 12`,
};
