import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { page } from './root-route.tsx';

/** The pages of staff: the desk, and what operators run the platform by. */
export const staffRoutes = [
  createRoute({
    ...page,
    path: '/desk',
    component: lazyRouteComponent(() => import('../pages/desk/desk-page.tsx'), 'DeskPage'),
  }),
  createRoute({
    ...page,
    path: '/desk/owed',
    component: lazyRouteComponent(() => import('../pages/desk/owed-page.tsx'), 'OwedPage'),
  }),
  createRoute({
    ...page,
    path: '/desk/mail',
    component: lazyRouteComponent(() => import('../pages/desk/mail-page.tsx'), 'MailPage'),
  }),
  createRoute({
    ...page,
    path: '/desk/community',
    component: lazyRouteComponent(() => import('../pages/desk/community-page.tsx'), 'CommunityPage'),
  }),
  createRoute({
    ...page,
    path: '/desk/reports',
    component: lazyRouteComponent(() => import('../pages/desk/reports-page.tsx'), 'ReportsPage'),
  }),
  createRoute({
    ...page,
    path: '/desk/macros',
    component: lazyRouteComponent(() => import('../pages/desk/macros-page.tsx'), 'MacrosPage'),
  }),
  createRoute({
    ...page,
    path: '/desk/team',
    component: lazyRouteComponent(() => import('../pages/desk/team-page.tsx'), 'TeamPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/status',
    component: lazyRouteComponent(() => import('../pages/operations/now-page.tsx'), 'NowPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/status/history',
    component: lazyRouteComponent(() => import('../pages/operations/history-page.tsx'), 'HistoryPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/status/components',
    component: lazyRouteComponent(() => import('../pages/operations/components-page.tsx'), 'ComponentsPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/status/exclusions',
    component: lazyRouteComponent(() => import('../pages/operations/exclusions-page.tsx'), 'ExclusionsPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/status/incidents/$incident',
    component: lazyRouteComponent(() => import('../pages/operations/incident-page.tsx'), 'IncidentPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/status/maintenances/$maintenance',
    component: lazyRouteComponent(
      () => import('../pages/operations/maintenance-page.tsx'),
      'MaintenancePage',
    ),
  }),
  createRoute({
    ...page,
    path: '/admin/customers',
    component: lazyRouteComponent(() => import('../pages/customers/customers-page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/customers/$customer',
    component: lazyRouteComponent(() => import('../pages/customers/customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/availability',
    component: lazyRouteComponent(() => import('../pages/sla/claims-page.tsx'), 'ClaimsPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/plans',
    component: lazyRouteComponent(() => import('../pages/plans/catalogues-page.tsx'), 'CataloguesPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/plans/new',
    component: lazyRouteComponent(() => import('../pages/plans/new-catalogue-page.tsx'), 'NewCataloguePage'),
  }),
  createRoute({
    ...page,
    path: '/admin/policy',
    component: lazyRouteComponent(() => import('../pages/support-policy/policies-page.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    ...page,
    path: '/admin/policy/draft',
    component: lazyRouteComponent(
      () => import('../pages/support-policy/policy-draft-page.tsx'),
      'PolicyDraftPage',
    ),
  }),
];
