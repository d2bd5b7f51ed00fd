import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hono } from 'hono';
import type { ProcessRole } from '../config.ts';
import type { Actor, Ctx, News, Platform } from '../context.ts';

/** What Hono handlers find: `c.get('ctx')`; `isHealthy` asks all back ends. */
export interface AppEnv {
  Variables: { ctx: Ctx; isHealthy: () => Promise<boolean> };
}

/** The Hono application of the server. */
export type App = Hono<AppEnv>;

/** Looks at a request before Hono does; true when it answers, now or later. */
export type Hot = (req: IncomingMessage, res: ServerResponse) => boolean;

/** What a module or a transport adds to the server. Every member is optional; `server.ts` lists the parts. */
export interface Part {
  name: string;
  /** Mounted only in processes of this role; default `web`. `actor`, `jobs`, `start` and `stop` count everywhere. */
  role?: ProcessRole;
  /** Says who asks. The first part that gives an actor decides; a thrown problem is the answer. */
  actor?(request: Request, ctx: Ctx): Promise<Actor | undefined>;
  /** Answers what lower modules tell or ask upper ones. */
  news?: Partial<News>;
  /** Registers job handlers and schedules. */
  jobs?(platform: Platform): void;
  /** Mounts routes. */
  routes?(app: App, platform: Platform): void;
  /** Routes that are answered on `node:http` itself, for speed. */
  hot?(platform: Platform): Hot;
  /** After migration, before the port opens: load caches, repair. */
  start?(platform: Platform): Promise<void>;
  /** When the server is told to stop, before it waits for requests: ends those that would go on for ever. */
  drain?(platform: Platform): void;
  /** After the last request, before jobs and database close: flush. */
  stop?(platform: Platform): Promise<void>;
  /** Throws when the part cannot work; asked by readiness and `/health`. */
  check?(platform: Platform): Promise<void>;
}
