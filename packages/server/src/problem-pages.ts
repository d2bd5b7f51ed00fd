import { problems, type ProblemCode } from '@codepushgo/contract';
import { html } from 'hono/html';
import type { App } from './platform/part.ts';

/** The pages that the `type` of a problem points at. */
export function problemPages(app: App): void {
  app.get('/problems/:code', (c, next) => {
    const code = c.req.param('code');
    if (!Object.hasOwn(problems, code)) return next();
    const { title, status } = problems[code as ProblemCode];
    return c.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>${title}</title>
          </head>
          <body>
            <main>
              <h1>${title}</h1>
              <p>Problem code <code>${code}</code>, HTTP status ${status}.</p>
              <p>
                The member <code>detail</code> of the answer says what happened this time and what to do;
                <code>errors</code> names faulty fields; quote <code>requestId</code> when you ask for help.
              </p>
            </main>
          </body>
        </html>`,
    );
  });
}
