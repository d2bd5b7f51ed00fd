import type { StaffReasonTexts } from './staff-texts.ts';

/** The reasons in English, told to staff of somebody else. */
export const staffReasonsEn: StaffReasonTexts = {
  queue_security: 'Security disclosures have a queue of their own. Nothing is asked of the sender first.',
  queue_abuse: 'Reports of abuse have a queue of their own. Nothing is asked of the sender first.',
  queue_data_protection:
    'Data protection requests have a queue of their own. Nothing is exported or erased before the sender has signed in to the account that it is about.',
  community: 'In community channels users help each other. No request is opened and nothing is owed.',
  mail_not_authenticated:
    'The sender of this mail could not be verified. It is held out of sight, and nothing was sent to anybody.',
  form_not_signed_in: 'The sender was not signed in. The request is held until the link is opened.',
  not_signed_in: 'Nobody was signed in.',
  not_registered: 'The address belongs to no account. No request was opened.',
  billing_with_amounts:
    'Questions on bills and accounts are answered on every plan. The requester may be told amounts and invoices.',
  billing_without_amounts:
    'Questions on bills and accounts are answered on every plan. The requester may not be told amounts or invoices.',
  role_lost:
    'The requester no longer has the role on the project that technical support asks for. What was promised on this request holds; nothing new is promised.',
  payment_lost:
    'The project is no longer paid for. What was promised on this request holds; nothing new is promised.',
  role_and_payment_lost:
    'The requester no longer has a role that asks for technical support on the project, and it is not known to be paid for. What was promised on this request holds; nothing new is promised.',
  choose_project:
    'The requester may ask for {count} projects. The request is accepted, and its time begins when the requester says which one it is about.',
  no_project: 'The requester has no role on any project: a technical request cannot be processed.',
  no_paid_project: 'None of the requester’s projects is paid for: a technical request is not processed.',
  no_eligible_project:
    'The requester has the developer role on no project that is paid for: a technical request is not processed as it is.',
  project_not_paid: 'The project “{project}” is not paid for: a technical request is not processed.',
  below_developer:
    'The requester is a viewer of “{project}”. The request is accepted as soon as somebody with the developer role or a higher one confirms it.',
  billing_role_only:
    'The billing role does not ask technical questions: this request on “{project}” is not processed.',
  no_role: 'The requester has no role on this project: a technical request on it is not processed.',
  open_incident: 'An open incident may explain this: “{incident}”.',
  eligible: 'The request on “{project}” is processed, with a response time.',
  eligible_without_times:
    'The request on “{project}” is processed. The customer’s plan states no response time.',
  out_of_scope:
    'The request on “{project}” is accepted, with a response time, though it seems to lie outside what support covers.',
  out_of_scope_without_times:
    'The request on “{project}” is accepted, though it seems to lie outside what support covers. The customer’s plan states no response time.',
};
