/** What examples may name without saying where it comes from: a declaration a line. */
export const prelude = `
declare const ctx: import('../../src/context.ts').Ctx;
declare const platform: import('../../src/context.ts').Platform;
declare const actor: import('../../src/context.ts').AccountActor;
declare const tx: import('../../src/platform/db.ts').Tx;
declare const db: import('../../src/platform/db.ts').Db;
declare const headers: Headers;
declare const stream: import('node:stream').Readable;
declare const now: Date;
declare const nowMs: number;

declare const access: import('#organisations').Access;
declare const org: import('#organisations').OrganisationRow;
declare const project: import('#projects').ProjectRow;
declare const facts: import('#billing').Facts;
declare const app: import('#apps').AppRow;
declare const channel: import('#channels').ChannelRow;
declare const account: import('#accounts').AccountRow;
declare const release: import('#releases').ReleaseRecord;
declare const newer: import('#releases').ReleaseRecord;
declare const older: import('#releases').ReleaseRecord;
declare const history: import('#releases').HistoryEntry[];
declare const upload: import('#packages').UploadRecord;
declare const policy: import('@codepushgo/contract').SupportPolicy;
declare const draft: import('@codepushgo/contract').PolicyDraft;
declare const asked: import('#entitlement').EntitlementFacts;
declare const entitlement: import('@codepushgo/contract').Entitlement;
declare const snapshot: import('@codepushgo/contract').EntitlementSnapshot;

declare const ticket: import('#ticket-store').TicketRow;
declare const by: import('#ticket-store').By;

declare const orgId: string;
declare const accountId: string;
declare const channelId: string;
declare const device: string;
declare const deploymentKey: string;
declare const accessKey: string;
declare const token: string;
declare const password: string;
declare const hash: string;
declare const expectedHash: string;
declare const newPackageZip: string;
declare const oldManifest: import('@codepushgo/bundle').Manifest;
declare const newManifest: import('@codepushgo/bundle').Manifest;
declare const privateKeyPem: string;
declare const publicKeyPem: string;
declare const target: import('#releases').ChannelTarget;
declare const change: Parameters<typeof import('#audit').mutate<void>>[2];
declare const candidate: { appVersion: string; packageHash: string };
declare const past: import('#release-rules').CopiedRelease;
declare const newest: import('#release-rules').CopiedRelease;
`;

/** The same for the modules of the status service; these go before the others. */
export const statusPrelude = `
declare const ctx: import('#status').StatusContext;
declare const facts: import('#status').MeasuredFacts;
declare const now: import('#status').Snapshot;
declare const component: import('#status').Component;
declare const news: import('#status-messages').News;
declare const send: import('#status-sends').Send;
declare const subscriber: import('#status-subscribers').Subscriber;
declare const wish: import('#status-subscribers').Wish;
declare const signal: AbortSignal;
declare const request: Request;
declare const config: import('../../src/config.ts').Config;
`;
