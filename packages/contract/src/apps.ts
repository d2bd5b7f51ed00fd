import { z } from 'zod';
import {
  Empty,
  endpoint,
  inApp,
  inChannel,
  inOrg,
  Instant,
  pageInput,
  pageOf,
  WireName,
} from './endpoint.ts';
import { RoleName } from './organisations.ts';
import { searchInput } from './search.ts';

const tag = 'Apps and channels';

/** One installable binary line on one platform. */
export const App = z.object({
  id: z.string(),
  organisationId: z.string(),
  projectId: z.string(),
  name: z.string(),
  displayName: z.string(),
  os: z.string().nullable(),
  framework: z.string().nullable(),
  /** PEM; when set, unsigned releases are refused. */
  signingPublicKey: z.string().nullable(),
  role: RoleName,
  createdAt: Instant,
  deletedAt: Instant.nullable(),
});
export type App = z.infer<typeof App>;

/** A key by which devices name a channel; a rotated one works until `expiresAt`. */
export const DeploymentKey = z.object({
  key: z.string(),
  createdAt: Instant,
  /** Set when a newer key took its place. */
  rotatedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
});
export type DeploymentKey = z.infer<typeof DeploymentKey>;

/** A named stream of releases of an app. */
export const Channel = z.object({
  id: z.string(),
  appId: z.string(),
  name: z.string(),
  position: z.number().int(),
  deploymentKey: z.string(),
  createdAt: Instant,
  deletedAt: Instant.nullable(),
});
export type Channel = z.infer<typeof Channel>;

/** Somebody with a technical role on an app, and where it comes from. */
export const Collaborator = z.object({
  accountId: z.string(),
  email: z.string(),
  name: z.string(),
  role: RoleName,
  via: z.enum(['organisation', 'project', 'app']),
});
export type Collaborator = z.infer<typeof Collaborator>;

const deploymentKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{10,100}$/, 'must be 10 to 100 letters, digits, _ or -');

/** The endpoints of apps, collaborators, channels and deployment keys. */
export const apps = {
  list: endpoint('app.list', {
    method: 'GET',
    path: '/organisations/{org}/apps',
    summary: 'Apps you may see',
    tag,
  })
    .input(
      z.object({
        ...inOrg,
        ...pageInput,
        ...searchInput,
        project: z.string().max(128).optional(),
        deleted: z.stringbool().default(false),
      }),
    )
    .output(pageOf(App)),
  create: endpoint('app.create', {
    method: 'POST',
    path: '/organisations/{org}/apps',
    summary: 'Make an app with the channels Staging and Production',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...inOrg,
        project: z.string().min(1).max(128),
        name: WireName,
        os: z.enum(['ios', 'android', 'windows', 'macos']),
        framework: z.string().max(64).default('React-Native'),
      }),
    )
    .output(App),
  get: endpoint('app.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}',
    summary: 'One app',
    tag,
  })
    .input(z.object(inApp))
    .output(App),
  update: endpoint('app.update', {
    method: 'PATCH',
    path: '/organisations/{org}/apps/{app}',
    summary: 'Rename an app, or set the key that releases must be signed with',
    tag,
  })
    .input(
      z.object({
        ...inApp,
        name: WireName.optional(),
        displayName: z.string().trim().min(1).max(1000).optional(),
        signingPublicKey: z.string().max(10_000).nullable().optional(),
      }),
    )
    .output(App),
  delete: endpoint('app.delete', {
    method: 'DELETE',
    path: '/organisations/{org}/apps/{app}',
    summary: 'Delete an app; it can be restored for 30 days',
    tag,
    status: 204,
  })
    .input(z.object(inApp))
    .output(Empty),
  restore: endpoint('app.delete', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/restore',
    summary: 'Restore a deleted app by its id, with its keys; name a project if its own is deleted',
    tag,
  })
    .input(z.object({ ...inApp, project: z.string().min(1).max(128).optional() }))
    .output(App),
  transfer: endpoint('app.transfer', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/transfer',
    summary: "Move an app to another person's organisation, or to a team where you may begin projects",
    tag,
  })
    .input(
      z.object({
        ...inApp,
        /** An e-mail address or user name, or the slug of an organisation. */
        to: z.string().trim().min(1).max(254),
      }),
    )
    .output(App),
  listCollaborators: endpoint('collaborator.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/collaborators',
    summary: 'Who works on an app',
    tag,
  })
    .input(z.object({ ...inApp, ...pageInput }))
    .output(pageOf(Collaborator)),
  addCollaborator: endpoint('collaborator.manage', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/collaborators',
    summary: 'Let an account work on an app as developer',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...inApp, email: z.email().max(254) }))
    .output(Collaborator),
  removeCollaborator: endpoint('collaborator.manage', {
    method: 'DELETE',
    path: '/organisations/{org}/apps/{app}/collaborators/{email}',
    summary: 'Take an account off an app; everyone may take themselves off',
    tag,
    status: 204,
  })
    .input(z.object({ ...inApp, email: z.string().max(254) }))
    .output(Empty),
  listChannels: endpoint('channel.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels',
    summary: 'Channels in their order',
    tag,
  })
    .input(
      z.object({
        ...inApp,
        ...pageInput,
        limit: z.coerce.number().int().min(1).max(100).default(100),
        deleted: z.stringbool().default(false),
      }),
    )
    .output(pageOf(Channel)),
  createChannel: endpoint('channel.manage', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels',
    summary: 'Add a channel',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...inApp, name: WireName, deploymentKey: deploymentKey.optional() }))
    .output(Channel),
  getChannel: endpoint('channel.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}',
    summary: 'One channel',
    tag,
  })
    .input(z.object(inChannel))
    .output(Channel),
  updateChannel: endpoint('channel.manage', {
    method: 'PATCH',
    path: '/organisations/{org}/apps/{app}/channels/{channel}',
    summary: 'Rename a channel or move it in the order',
    tag,
  })
    .input(
      z.object({
        ...inChannel,
        name: WireName.optional(),
        position: z.number().int().min(0).max(99).optional(),
      }),
    )
    .output(Channel),
  deleteChannel: endpoint('channel.manage', {
    method: 'DELETE',
    path: '/organisations/{org}/apps/{app}/channels/{channel}',
    summary: 'Delete a channel; it can be restored for 30 days',
    tag,
    status: 204,
  })
    .input(z.object(inChannel))
    .output(Empty),
  restoreChannel: endpoint('channel.manage', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/restore',
    summary: 'Restore a deleted channel by its id, with its key',
    tag,
  })
    .input(z.object(inChannel))
    .output(Channel),
  listDeploymentKeys: endpoint('channel.read', {
    method: 'GET',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/keys',
    summary: 'The current deployment key and rotated ones that still work',
    tag,
  })
    .input(z.object(inChannel))
    .output(z.object({ items: z.array(DeploymentKey) })),
  rotateDeploymentKey: endpoint('channel.manage', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/keys',
    summary: 'Make a new key; the old one works until the overlap ends',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...inChannel, overlapDays: z.number().int().min(0).max(3650).default(90) }))
    .output(DeploymentKey),
};
