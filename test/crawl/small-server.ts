import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GateClock, HostGate } from '../../src/crawl/fetch/host-gate.ts';
import type { RobotsCopy } from '../../src/crawl/fetch/robots.ts';
import type { FetchContext } from '../../src/crawl/index.ts';
import { parseSite, type Site } from '../../src/crawl/site.ts';

/** A server on loopback that logs what it is asked. */
export interface SmallServer {
  readonly origin: string;
  readonly port: number;
  readonly log: { readonly path: string; readonly at: number; readonly headers: IncomingMessage['headers'] }[];
  readonly server: Server;
  readonly close: () => Promise<void>;
}

/** Starts a server; `/robots.txt` is answered with 404 unless the handler takes it. */
export const startServer = async (
  handler: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<SmallServer> => {
  const log: SmallServer['log'] = [];
  const listener: RequestListener = (request, response) => {
    log.push({ path: request.url ?? '', at: performance.now(), headers: request.headers });
    if (handler(request, response) === false) response.writeHead(404).end();
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    log,
    server,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** A site whose start page is on a server, quick and allowed to ask loopback. */
export const siteOn = (origin: string, more: Readonly<Record<string, unknown>> = {}): Site => {
  const politeness = { delaySeconds: 0, backoffSeconds: 0, timeoutSeconds: 5, ...(more.politeness as object) };
  const site = parseSite({ name: 'small', start: [`${origin}/`], allowPrivate: ['127.0.0.1'], ...more, politeness });
  if ('error' in site) throw new Error(site.error);
  return site;
};

/** A clock that sleeps in no time and tells how long it would have been. */
export const quickClock = (): GateClock & { readonly slept: number[] } => {
  const slept: number[] = [];
  let now = 0;
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
  };
};

/** A context of fetching for tests. */
export const contextWith = (more: Partial<FetchContext> & { readonly clock: GateClock }): FetchContext => {
  const gates = new Map<string, HostGate>();
  return {
    userAgent: 'jixiao/test',
    wallClock: Date.now,
    random: () => 0.5,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    signal: new AbortController().signal,
    gateOf: (host, delayMs, concurrency) => {
      const gate = gates.get(host) ?? new HostGate(delayMs, concurrency, more.clock);
      gate.slowTo(delayMs, concurrency);
      gates.set(host, gate);
      return gate;
    },
    robotsCopy: () => null,
    keepRobots: (_origin: string, _copy: RobotsCopy) => {},
    ...more,
  };
};
