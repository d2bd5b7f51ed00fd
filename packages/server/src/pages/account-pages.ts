import type { Part } from '../platform/part.ts';
import { mountAccount } from './account.ts';
import { mountChangeEmail } from './change-email.ts';
import { mountCommunityConsent } from './community-consent.ts';
import { mountDevice } from './device.ts';
import { mountFirstRun } from './first-run.ts';
import { createPages, type Pages } from './frame.ts';
import { mountInvitation } from './invitation.ts';
import { mountOldCli } from './old-cli.ts';
import { mountPassword } from './password.ts';
import { ACCOUNT_PAGE } from './safe-next.ts';
import { mountSignIn } from './sign-in.ts';
import { mountSignUp } from './sign-up.ts';
import { mountTicketLink } from './ticket-link.ts';
import { mountUnsubscribe } from './unsubscribe.ts';

/** Every path of the pages. */
export const PAGE_PATHS = [
  '/first-run',
  '/sign-in',
  '/sign-out',
  '/sign-up',
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/change-email',
  '/device',
  '/invitation',
  '/unsubscribe',
  '/ticket-link',
  '/community-consent',
  '/auth/login',
  '/auth/register',
  '/auth/link',
  '/accesskey',
  ACCOUNT_PAGE,
] as const;

/** The server-rendered pages for people, without JavaScript. */
function accountPages(): Pages {
  const pages = createPages(PAGE_PATHS);
  mountFirstRun(pages);
  mountSignIn(pages);
  mountSignUp(pages);
  mountPassword(pages);
  mountChangeEmail(pages);
  mountDevice(pages);
  mountInvitation(pages);
  mountUnsubscribe(pages);
  mountTicketLink(pages);
  mountCommunityConsent(pages);
  mountOldCli(pages);
  mountAccount(pages);
  return pages;
}

/** The pages as a part of the server. */
export const pagesPart: Part = { name: 'pages', routes: (app) => void app.route('/', accountPages()) };
