import { CookieJar } from 'tough-cookie';
import { EnvHttpProxyAgent } from 'undici';
import type { Site } from '../site.ts';
import { type AddressPermission, hostOf, refusedUrl } from './address-policy.ts';
import type { FetchOutcome, Validators } from './fetch-outcome.ts';
import { guardedLookup, type Resolve, resolvePublic } from './guarded-lookup.ts';
import type { GateClock, HostGate } from './host-gate.ts';
import { nameFailure, privateAddressIn } from './name-failure.ts';
import { TooLargeError } from './read-body.ts';
import { backoffMs, retryAfter } from './retry-time.ts';
import { decideRobots, ROBOTS_BYTES, type RobotsCopy, type RobotsRules, type RobotsUnknown } from './robots.ts';
import { type Answer, isRedirect, sendRequest } from './send-request.ts';
import { undoLatin1 } from './undo-latin1.ts';

/** What all sites of a run share. */
export interface FetchContext {
  readonly userAgent: string;
  readonly clock: GateClock;
  /** Milliseconds since 1970, for dates in headers. */
  readonly wallClock: () => number;
  readonly random: () => number;
  readonly resolve: Resolve;
  readonly signal: AbortSignal;
  readonly gateOf: (host: string, delayMs: number, concurrency: number) => HostGate;
  /** robots.txt as last seen, kept over runs. */
  readonly robotsCopy: (origin: string) => RobotsCopy | null;
  readonly keepRobots: (origin: string, copy: RobotsCopy) => void;
}

/** What is asked for. */
export interface FetchRequest {
  readonly url: string;
  readonly validators?: Validators | null;
  readonly referer?: string | null;
  readonly maxBytes?: number;
}

/** Fetches for one site: its rules, its permissions, its cookies, its connections. */
export interface SiteFetcher {
  readonly fetch: (request: FetchRequest) => Promise<FetchOutcome>;
  readonly close: () => Promise<void>;
}

const MAX_REDIRECTS = 8;
const CONNECT_TIMEOUT_MS = 20_000;
const RETRIED_STATUS: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** Everything one site's requests need. */
interface SiteState {
  readonly site: Site;
  readonly context: FetchContext;
  readonly permission: AddressPermission;
  readonly agent: EnvHttpProxyAgent;
  readonly jar: CookieJar | null;
  readonly robots: Map<string, Promise<RobotsRules | RobotsUnknown>>;
  /** Failures in a row by host. */
  readonly failures: Map<string, number>;
}

const usesProxy = (): boolean =>
  ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'].some((name) => (process.env[name] ?? '') !== '');

/** A proxy resolves names itself and out of our sight; a name that is private here is not handed to it. */
const refusedBehindProxy = async (url: URL, { context, permission }: SiteState): Promise<string | null> => {
  if (!usesProxy()) return null;
  try {
    await resolvePublic(hostOf(url), context.resolve, permission.allowPrivate);
    return null;
  } catch (error) {
    return privateAddressIn(error)?.message ?? null;
  }
};

const requestHeaders = async (
  state: SiteState,
  url: string,
  request: FetchRequest,
): Promise<Record<string, string>> => {
  const { validators, referer } = request;
  const cookie = (await state.jar?.getCookieString(url)) ?? '';
  return {
    'user-agent': state.context.userAgent,
    accept: 'text/html,application/xhtml+xml,application/pdf,application/octet-stream;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9',
    'accept-encoding': 'gzip, br, deflate',
    ...(referer ? { referer } : {}),
    ...(cookie ? { cookie } : {}),
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
};

const keepCookies = async (jar: CookieJar | null, url: string, cookies: readonly string[]): Promise<void> => {
  for (const cookie of cookies) await jar?.setCookie(cookie, url, { ignoreError: true });
};

/** One request to one address in its host's turn; an outcome where there is no answer to look at. */
const askOnce = async (state: SiteState, url: URL, request: FetchRequest): Promise<Answer | FetchOutcome> => {
  const { site, context, permission, agent, jar } = state;
  const refused = refusedUrl(url, permission);
  if (refused) return { kind: 'refused', ...refused };
  const hidden = await refusedBehindProxy(url, state);
  if (hidden) return { kind: 'refused', code: 'private-address', reason: hidden };
  const { delaySeconds, concurrency, timeoutSeconds } = site.politeness;
  const gate = context.gateOf(url.hostname, delaySeconds * 1000, concurrency);
  try {
    const headers = await requestHeaders(state, url.href, request);
    const maxBytes = request.maxBytes ?? site.maxFileMegabytes * 1024 * 1024;
    const sent = {
      url: url.href,
      headers,
      dispatcher: agent,
      timeoutMs: timeoutSeconds * 1000,
      maxBytes,
      signal: context.signal,
    };
    const answer = await gate.run(() => sendRequest(sent), context.signal);
    if (answer === null) return { kind: 'stopped' };
    await keepCookies(jar, url.href, answer.cookies);
    return answer;
  } catch (error) {
    return outcomeOf(error, context.signal);
  }
};

const outcomeOf = (error: unknown, signal: AbortSignal): FetchOutcome => {
  if (signal.aborted) return { kind: 'stopped' };
  const hidden = privateAddressIn(error);
  if (hidden) return { kind: 'refused', code: 'private-address', reason: hidden.message };
  if (error instanceof TooLargeError) return { kind: 'refused', code: 'too-large', reason: error.message };
  if (error instanceof Error && error.name === 'TimeoutError')
    return { kind: 'failed', code: 'body-timeout', status: null, reason: 'the answer took too long as a whole' };
  const { code, message } = nameFailure(error);
  return { kind: 'failed', code, status: null, reason: message };
};

const isAnswer = (result: Answer | FetchOutcome): result is Answer => 'status' in result && 'cookies' in result;

/** Whether an outcome may be another one in a moment. */
const mayChange = (result: Answer | FetchOutcome): boolean => {
  if (isAnswer(result)) return RETRIED_STATUS.has(result.status);
  return result.kind === 'failed' && result.code !== 'tls' && result.code !== 'robots-unreachable';
};

const describeStatus = (status: number): string => {
  if (status === 401 || status === 403) return `the host does not let us in (${status})`;
  if (status === 429) return 'the host asks for fewer requests (429)';
  if (status === 412 || status === 521) return `the host wants a browser that runs its script (${status})`;
  return `the host answered ${status}`;
};

/** Asks until there is an answer, an outcome that will not change, or no try left. */
const askPatiently = async (state: SiteState, url: URL, request: FetchRequest): Promise<Answer | FetchOutcome> => {
  const { context, site } = state;
  const { attempts, backoffSeconds, maxWaitSeconds, delaySeconds, concurrency } = site.politeness;
  for (let attempt = 1; ; attempt++) {
    const result = await askOnce(state, url, request);
    if (!mayChange(result)) return result;
    const asked = isAnswer(result) ? retryAfter(result.headers['retry-after'], context.wallClock()) : null;
    if (asked !== null && asked > maxWaitSeconds * 1000)
      return {
        kind: 'deferred',
        until: context.wallClock() + asked,
        reason: `the host asks to come back in ${Math.round(asked / 1000)} seconds`,
      };
    if (attempt >= attempts) return result;
    const pause = Math.max(asked ?? 0, backoffMs(attempt, backoffSeconds * 1000, context.random));
    // Who says 429 or 503 means all requests, not only this one.
    if (isAnswer(result) && (result.status === 429 || result.status === 503))
      context.gateOf(url.hostname, delaySeconds * 1000, concurrency).rest(pause);
    else await context.clock.sleep(pause, context.signal);
  }
};

const robotsOf = (state: SiteState, url: URL): Promise<RobotsRules | RobotsUnknown> => {
  const { robots, context, site } = state;
  const known = robots.get(url.origin);
  if (known) return known;
  const asked = (async () => {
    const copy = context.robotsCopy(url.origin);
    const request = { url: `${url.origin}/robots.txt`, maxBytes: ROBOTS_BYTES * 4 };
    const outcome = await follow(state, request, null);
    const decision = decideRobots(url.origin, outcome, copy, context.wallClock());
    if ('unknown' in decision) return decision;
    if (decision.copy) context.keepRobots(url.origin, decision.copy);
    const delayMs = Math.max(site.politeness.delaySeconds, decision.delaySeconds) * 1000;
    context.gateOf(url.hostname, delayMs, site.politeness.concurrency);
    return decision;
  })();
  robots.set(url.origin, asked);
  return asked;
};

const refusedByRobots = async (state: SiteState, url: URL): Promise<FetchOutcome | null> => {
  const refused = refusedUrl(url, state.permission);
  if (refused) return { kind: 'refused', ...refused };
  const rules = await robotsOf(state, url);
  if (state.context.signal.aborted) return { kind: 'stopped' };
  if ('unknown' in rules) return { kind: 'failed', code: 'robots-unreachable', status: null, reason: rules.reason };
  return rules.allows(url.href)
    ? null
    : { kind: 'refused', code: 'robots', reason: 'robots.txt of the host does not allow it' };
};

const settled = (answer: Answer, url: string, redirects: number): FetchOutcome => {
  const { status, headers, bytes } = answer;
  if (status === 304) return { kind: 'not-modified', finalUrl: url };
  if (status === 404 || status === 410) return { kind: 'gone', status, finalUrl: url };
  if (status === 200 || status === 203) return { kind: 'fetched', status, finalUrl: url, headers, bytes, redirects };
  return { kind: 'failed', code: 'status', status, reason: describeStatus(status) };
};

const nextHop = (answer: Answer, from: URL): URL | FetchOutcome => {
  try {
    const to = new URL(undoLatin1(answer.headers.location ?? ''), from);
    to.hash = '';
    return to;
  } catch {
    return {
      kind: 'refused',
      code: 'bad-redirect',
      reason: `a redirect from ${from.href} leads nowhere that can be read`,
    };
  }
};

/** Follows redirects one by one; every hop is checked like a first address. `askRobots` is null for robots.txt itself. */
const follow = async (
  state: SiteState,
  request: FetchRequest,
  askRobots: ((state: SiteState, url: URL) => Promise<FetchOutcome | null>) | null,
): Promise<FetchOutcome> => {
  let url = new URL(request.url);
  const visits = new Map<string, number>();
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const refused = await askRobots?.(state, url);
    if (refused) return refused;
    const answer = await askPatiently(state, url, request);
    if (!isAnswer(answer)) return answer;
    if (!isRedirect(answer)) return settled(answer, url.href, hop);
    // A page that sets a cookie and sends back to itself is asked once more, with the cookie.
    const seen = (visits.get(url.href) ?? 0) + 1;
    visits.set(url.href, seen);
    const next = nextHop(answer, url);
    if (!(next instanceof URL)) return next;
    if ((visits.get(next.href) ?? 0) >= 2 || (visits.has(next.href) && answer.cookies.length === 0))
      return {
        kind: 'refused',
        code: 'redirect-loop',
        reason: `a redirect leads back to ${next.href}; \`cookies: true\` of the site may help`,
      };
    url = next;
  }
  return { kind: 'refused', code: 'too-many-redirects', reason: `more than ${MAX_REDIRECTS} redirects` };
};

/** So many failures in a row, all tries included, and a host is down: it is left alone until the next pass. */
const DOWN_AFTER = 5;

/** Fetches, unless the host has failed again and again: a dead site must not hold up a pass, nor be knocked at all night. */
const fetchUnlessDown = async (state: SiteState, request: FetchRequest): Promise<FetchOutcome> => {
  const { failures, context } = state;
  const host = new URL(request.url).hostname;
  const before = failures.get(host) ?? 0;
  if (before >= DOWN_AFTER)
    return {
      kind: 'deferred',
      until: context.wallClock(),
      reason: `not asked: ${host} failed ${before} times in a row`,
    };
  const outcome = await follow(state, request, refusedByRobots);
  if (outcome.kind === 'failed') failures.set(host, (failures.get(host) ?? 0) + 1);
  else if (outcome.kind !== 'refused' && outcome.kind !== 'stopped') failures.set(host, 0);
  return outcome;
};

const portsOf = (site: Site): ReadonlySet<string> =>
  new Set(site.start.map((url) => new URL(url).port).filter((port) => port !== ''));

/**
 * A fetcher for one site (抓取). Connections are not shared between sites, so that what one may ask inside a private
 * network is no way in for another.
 */
export const createSiteFetcher = (site: Site, context: FetchContext): SiteFetcher => {
  const allowPrivate = new Set(site.allowPrivate);
  const agent = new EnvHttpProxyAgent({
    connect: { lookup: guardedLookup(context.resolve, allowPrivate), timeout: CONNECT_TIMEOUT_MS },
    connections: 8,
    maxHeaderSize: 64 * 1024,
  });
  const state: SiteState = {
    site,
    context,
    permission: { allowPrivate, ports: portsOf(site) },
    agent,
    jar: site.cookies ? new CookieJar() : null,
    robots: new Map(),
    failures: new Map(),
  };
  return { fetch: (request) => fetchUnlessDown(state, request), close: () => agent.destroy() };
};
