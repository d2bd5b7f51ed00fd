import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { page, root } from './root-route.tsx';
import { staffRoutes } from './staff-routes.tsx';

/*
 * Every page of the console: its address and where its code is. A page is fetched when it is opened; it names itself
 * after what it shows, and exports one component of that name. See docs/how-to/add-a-page.md.
 */
const routes = [
  createRoute({
    ...page,
    path: '/o',
    component: lazyRouteComponent(
      () => import('../pages/organisations/organisations-page.tsx'),
      'OrganisationsPage',
    ),
  }),
  createRoute({
    ...page,
    path: '/o/$org',
    component: lazyRouteComponent(
      () => import('../pages/organisations/organisation-page.tsx'),
      'OrganisationPage',
    ),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project',
    component: lazyRouteComponent(() => import('../pages/projects/project-page.tsx'), 'ProjectPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/a/$app',
    component: lazyRouteComponent(() => import('../pages/apps/app-page.tsx'), 'AppPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/releases',
    component: lazyRouteComponent(() => import('../pages/releases/releases-page.tsx'), 'ReleasesPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/releases',
    component: lazyRouteComponent(() => import('../pages/releases/releases-page.tsx'), 'ReleasesPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/deleted-apps',
    component: lazyRouteComponent(() => import('../pages/apps/deleted-apps-page.tsx'), 'DeletedAppsPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/a/$app/settings',
    component: lazyRouteComponent(() => import('../pages/apps/app-settings-page.tsx'), 'AppSettingsPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/a/$app/c/$channel',
    component: lazyRouteComponent(() => import('../pages/channels/channel-page.tsx'), 'ChannelPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/a/$app/c/$channel/releases/new',
    component: lazyRouteComponent(() => import('../pages/packages/new-release-page.tsx'), 'NewReleasePage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/a/$app/c/$channel/releases/$label',
    component: lazyRouteComponent(() => import('../pages/releases/release-page.tsx'), 'ReleasePage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings',
    component: lazyRouteComponent(() => import('../pages/organisations/general-page.tsx'), 'GeneralPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/members',
    component: lazyRouteComponent(() => import('../pages/members/members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/access-keys',
    component: lazyRouteComponent(
      () => import('../pages/access-keys/organisation-keys-page.tsx'),
      'OrganisationKeysPage',
    ),
  }),
  createRoute({
    ...page,
    path: '/account',
    component: lazyRouteComponent(() => import('../pages/accounts/profile-page.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...page,
    path: '/account/sessions',
    component: lazyRouteComponent(() => import('../pages/accounts/sessions-page.tsx'), 'SessionsPage'),
  }),
  createRoute({
    ...page,
    path: '/account/support-data',
    component: lazyRouteComponent(() => import('../pages/accounts/support-data-page.tsx'), 'SupportDataPage'),
  }),
  createRoute({
    ...page,
    path: '/account/access-keys',
    component: lazyRouteComponent(() => import('../pages/access-keys/own-keys-page.tsx'), 'OwnKeysPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/a/$app/devices/$device',
    component: lazyRouteComponent(() => import('../pages/metrics/device-page.tsx'), 'DevicePage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/devices',
    component: lazyRouteComponent(() => import('../pages/metrics/devices-page.tsx'), 'DevicesPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/devices',
    component: lazyRouteComponent(() => import('../pages/metrics/devices-page.tsx'), 'DevicesPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/webhooks',
    component: lazyRouteComponent(() => import('../pages/webhooks/webhooks-page.tsx'), 'WebhooksPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/webhooks/$webhook',
    component: lazyRouteComponent(() => import('../pages/webhooks/webhook-page.tsx'), 'WebhookPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/alerts',
    component: lazyRouteComponent(() => import('../pages/alerts/alerts-page.tsx'), 'AlertsPage'),
  }),
  createRoute({
    ...page,
    path: '/account/alerts',
    component: lazyRouteComponent(() => import('../pages/alerts/own-alerts-page.tsx'), 'OwnAlertsPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/failed-checks',
    component: lazyRouteComponent(
      () => import('../pages/failed-checks/failed-checks-page.tsx'),
      'FailedChecksPage',
    ),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/plan',
    component: lazyRouteComponent(() => import('../pages/billing/plan-page.tsx'), 'PlanPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/availability',
    component: lazyRouteComponent(() => import('../pages/sla/availability-page.tsx'), 'AvailabilityPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/audit',
    component: lazyRouteComponent(() => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/settings/projects',
    component: lazyRouteComponent(() => import('../pages/projects/projects-page.tsx'), 'ProjectsPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/settings',
    component: lazyRouteComponent(
      () => import('../pages/projects/project-settings-page.tsx'),
      'ProjectSettingsPage',
    ),
  }),
  createRoute({
    ...page,
    path: '/o/$org/insights',
    component: lazyRouteComponent(() => import('../pages/insights/insights-page.tsx'), 'InsightsPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/insights',
    component: lazyRouteComponent(() => import('../pages/insights/insights-page.tsx'), 'InsightsPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/support',
    component: lazyRouteComponent(() => import('../pages/support/tickets-page.tsx'), 'TicketsPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/p/$project/support',
    component: lazyRouteComponent(() => import('../pages/support/tickets-page.tsx'), 'TicketsPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/support/new',
    component: lazyRouteComponent(() => import('../pages/support/new-ticket-page.tsx'), 'NewTicketPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/support/kept',
    component: lazyRouteComponent(() => import('../pages/support/kept-page.tsx'), 'KeptPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/support/premium',
    component: lazyRouteComponent(() => import('../pages/support/premium-page.tsx'), 'PremiumPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/support/community',
    component: lazyRouteComponent(() => import('../pages/support/community-page.tsx'), 'CommunityPage'),
  }),
  createRoute({
    ...page,
    path: '/o/$org/support/$ticket',
    component: lazyRouteComponent(() => import('../pages/support/ticket-page.tsx'), 'TicketPage'),
  }),
];

/** The table as the router takes it. */
export const routeTree = root.addChildren([...routes, ...staffRoutes]);
