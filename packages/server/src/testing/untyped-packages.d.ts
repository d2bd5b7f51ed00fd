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
  export interface PageNode {
    innerHTML: string;
    textContent: string;
    className: string;
    hidden: boolean;
    title: string;
    lang: string;
    children: Iterable<PageNode>;
    querySelector(selector: string): PageNode | null;
    querySelectorAll(selector: string): Iterable<PageNode>;
    getAttribute(name: string): string | null;
    getAttributeNames(): string[];
    shadowRoot: PageNode | null;
    documentElement: PageNode;
    body: PageNode;
  }
  interface Window {
    document: PageNode;
    Date: { now(): number };
    eval(script: string): void;
    close(): void;
  }
  export class JSDOM {
    constructor(
      html: string,
      options?: {
        url: string;
        runScripts: 'outside-only' | 'dangerously';
        beforeParse?: (window: Window) => void;
      },
    );
    window: Window;
  }
}
