import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { refuse } from '../refuse.ts';
import type { ReviewEnvironment } from '../review-environment.ts';
import { isAllowedHost } from './allowed-host.ts';
import { isSameSecret, type Session, type Sessions } from './sessions.ts';

/** Header that carries the secret of the session with every write; no form and no foreign page can set it. */
export const CSRF_HEADER = 'x-jixiao-csrf';

const READ_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Cookies are shared by all ports of a host, so the name holds the port. */
const cookieName = (port: number): string => `jixiao-${port}`;

/** Remembers a session in the browser: not readable by scripts, never sent from another site. */
export const keepSession = (context: Context, port: number, session: Session): void =>
  setCookie(context, cookieName(port), session.id, { httpOnly: true, sameSite: 'Strict', path: '/' });

/** The session of a request, or null. */
export const sessionOf = (context: Context, port: number, sessions: Sessions): Session | null =>
  sessions.find(getCookie(context, cookieName(port)));

/** Refuses requests for another host name (DNS rebinding) and methods that nothing here answers. */
export const guardHost =
  (host: string, port: () => number): MiddlewareHandler =>
  async (context, next) => {
    if (!isAllowedHost(context.req.header('host'), host, port()))
      return refuse(context, 421, 'wrong-host', 'this server does not answer for that host name; use the printed URL');
    if (!READ_METHODS.has(context.req.method) && context.req.method !== 'POST')
      return refuse(context, 405, 'method', 'expected GET or POST');
    await next();
  };

const isForeign = (context: Context): boolean => {
  const site = context.req.header('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};

const originHost = (origin: string | undefined): string | null => {
  try {
    return origin === undefined ? null : new URL(origin).host;
  } catch {
    return null;
  }
};

/** Why a write must not be done, or null: it has to come from our own page and carry the secret of its session. */
const refusedWrite = (context: Context, session: Session): string | null => {
  const host = context.req.header('host') ?? '';
  const bare = host.replace(/:80$/, '');
  if (![host, bare].includes(originHost(context.req.header('origin')) ?? ''))
    return 'the request comes from another site';
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) return 'expected JSON';
  if (!isSameSecret(context.req.header(CSRF_HEADER) ?? '', session.csrf)) return 'the secret of the session is missing';
  return null;
};

/** Lets only requests of a session through; writes only from our own page, and none in read-only mode. */
export const guardSession =
  (sessions: Sessions, port: () => number, readOnly: boolean): MiddlewareHandler<ReviewEnvironment> =>
  async (context, next) => {
    const session = sessionOf(context, port(), sessions);
    if (!session) return refuse(context, 401, 'no-session', 'open the URL that `jixiao review` printed');
    if (isForeign(context)) return refuse(context, 403, 'foreign', 'the request comes from another site');
    if (context.req.method === 'POST') {
      const reason = refusedWrite(context, session);
      if (reason) return refuse(context, 403, 'foreign', reason);
      if (readOnly && !context.req.path.startsWith('/api/ask/'))
        return refuse(context, 403, 'read-only', 'the page was started with --read-only');
    }
    context.set('session', session);
    await next();
  };
