import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { PageAsset, PageAssets } from './page-assets.ts';
import { refuse } from './refuse.ts';
import type { ReviewEnvironment } from './review-environment.ts';
import { guardHost, guardSession, keepSession, sessionOf } from './security/request-guard.ts';
import { securityHeaders } from './security/security-headers.ts';
import type { Sessions } from './security/sessions.ts';

/** What the server of the review page is made of. */
export interface ReviewAppParts {
  readonly sessions: Sessions;
  readonly assets: PageAssets;
  readonly host: string;
  /** The port, known once the server listens. */
  readonly port: () => number;
  readonly readOnly: boolean;
  readonly api: Hono<ReviewEnvironment>;
}

/** Largest body of a request: a decision with a long text. */
const MOST_BODY_BYTES = 256 * 1024;

/** Said to a browser without a session, as text so that nothing of the request is ever shown as markup. */
const WITHOUT_SESSION = 'jixiao review: open the URL that the command printed (it ends in ?token=…).\n';

const sendAsset = (context: Context, asset: PageAsset, caching: string): Response =>
  context.body(asset.bytes, 200, { 'content-type': asset.type, 'cache-control': caching });

/** Answers every address of the page with the start file; a token in the address opens the session. */
const showPage =
  ({ sessions, assets, port }: ReviewAppParts) =>
  (context: Context): Response => {
    const token = context.req.query('token');
    const opened = token === undefined ? null : sessions.open(token);
    if (opened) keepSession(context, port(), opened);
    else if (!sessionOf(context, port(), sessions)) return context.text(WITHOUT_SESSION, 401);
    return sendAsset(context, assets.start, 'no-store');
  };

/** The whole server: guards first, then static files, the API, and the page under every other address. */
export const createReviewApp = (parts: ReviewAppParts): Hono => {
  const app = new Hono();
  app.use(securityHeaders);
  app.use(guardHost(parts.host, parts.port));
  app.use(
    bodyLimit({
      maxSize: MOST_BODY_BYTES,
      onError: (context) => refuse(context, 413, 'too-large', `expected at most ${MOST_BODY_BYTES / 1024} KB`),
    }),
  );
  app.get('/assets/:name', (context) => {
    const asset = parts.assets.files.get(context.req.param('name'));
    if (!asset) return refuse(context, 404, 'not-found', 'no such file');
    return sendAsset(context, asset, 'public, max-age=31536000, immutable');
  });
  app.use('/api/*', guardSession(parts.sessions, parts.port, parts.readOnly));
  app.route('/api', parts.api as unknown as Hono);
  app.all('/api/*', (context) => refuse(context, 404, 'not-found', 'no such question'));
  app.get('*', showPage(parts));
  app.onError((error, context) => {
    process.stderr.write(
      `${JSON.stringify({ event: 'review-error', path: context.req.routePath, error: error.name })}\n`,
    );
    return refuse(context, 500, 'defect', 'a defect in jixiao; please report it with what you did');
  });
  return app;
};
