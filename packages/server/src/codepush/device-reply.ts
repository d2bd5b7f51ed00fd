import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import { sized, type Rendered } from './device-answer.ts';
import type { DeviceFigures } from './device-figures.ts';
import { wireHeaders } from './wire-headers.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const TEXT_TYPE = 'text/plain; charset=utf-8';

/** Sends the answers of the device routes; header lists are made once, since they are most of an answer's cost. */
export class DeviceReplies {
  readonly #config: Pick<Config, 'corsOrigins'>;
  readonly #figures: DeviceFigures;
  readonly #common: string[];
  readonly #heads = new WeakMap<Rendered, string[]>();

  constructor(config: Pick<Config, 'corsOrigins'>, figures: DeviceFigures) {
    this.#config = config;
    this.#figures = figures;
    this.#common = this.#headers(undefined);
  }

  #headers(origin: string | undefined): string[] {
    return Object.entries(wireHeaders(this.#config, origin)).flat();
  }

  #commonFor({ headers: { origin } }: IncomingMessage): string[] {
    return origin !== undefined && this.#config.corsOrigins.includes(origin)
      ? this.#headers(origin)
      : this.#common;
  }

  /** 200 with a body that many answers share. */
  json(req: IncomingMessage, res: ServerResponse, rendered: Rendered): void {
    const common = this.#commonFor(req);
    let head = common === this.#common ? this.#heads.get(rendered) : undefined;
    if (!head) {
      head = [...common, 'content-type', JSON_TYPE, 'content-length', String(rendered.sizeBytes)];
      if (common === this.#common) this.#heads.set(rendered, head);
    }
    this.#figures.checks++;
    res.writeHead(200, head);
    res.end(rendered.body, rendered.encoding);
  }

  /** A sentence, or no body at all. */
  text(
    req: IncomingMessage,
    res: ServerResponse,
    status: number,
    sentence: string,
    extra: string[] = [],
  ): void {
    if (status === 200) this.#figures.reports++;
    else if (status >= 400) this.#figures.refused++;
    const { body, sizeBytes } = sized(sentence);
    const described = status === 204 ? [] : ['content-type', TEXT_TYPE, 'content-length', String(sizeBytes)];
    res.writeHead(status, [...this.#commonFor(req), ...described, ...extra]);
    res.end(body);
  }
}
