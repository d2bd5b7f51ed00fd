/** Packages for tests that ship no types: what of them is used. */
declare module 's3rver' {
  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string; configs: string[] }[];
    });
    run(): Promise<{ address: string; port: number }>;
    close(): Promise<void>;
  }
}

declare module 'jsdom' {
  interface Node {
    innerHTML: string;
    textContent: string;
    className: string;
    querySelector(selector: string): Node | null;
    shadowRoot: Node | null;
  }
  export class JSDOM {
    constructor(html: string, options: { url: string; runScripts: 'outside-only' });
    window: { document: Node; eval(script: string): void; close(): void };
  }
}
