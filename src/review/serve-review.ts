import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { createAdaptorServer } from '@hono/node-server';
import { loadPageAssets } from './page-assets.ts';
import { createReviewApi } from './review-api.ts';
import { createReviewApp } from './review-app.ts';
import { openReviewBackend } from './review-backend.ts';
import { newSecret, openSessions } from './security/sessions.ts';

/** How the review page is served. */
export interface ReviewOptions {
  readonly db: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly readOnly: boolean;
  /** Folder below which the documents lie whose origins are relative paths. */
  readonly sourceRoot: string | null;
  /** Folder in which `jixiao crawl` keeps what it fetched. */
  readonly archive: string;
  /** Secret that opens the page; a random one when null. */
  readonly token: string | null;
  /** File that proposals for the reference data are written to. */
  readonly proposals: string;
}

/** A running review page. */
export interface ReviewServer {
  /** Address with the token that opens it. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly close: () => Promise<void>;
}

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
};

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Opens the database and serves the review page until it is closed. Throws `StoreError`, and the error of `listen`. */
export const serveReview = async (options: ReviewOptions): Promise<ReviewServer> => {
  const { host, readOnly } = options;
  const token = options.token ?? newSecret();
  const backend = await openReviewBackend(options);
  let port = options.port;
  const app = createReviewApp({
    sessions: openSessions(token),
    assets: loadPageAssets(),
    host,
    port: () => port,
    readOnly,
    api: createReviewApi(backend, { reviewer: userName(), readOnly }),
  });
  // Limits of a slow or endless request; the answers themselves may take as long as a scan takes to be drawn.
  const serverOptions = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16 * 1024 };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  try {
    port = await listen(server, options.port, host);
  } catch (error) {
    await backend.close();
    throw error;
  }
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${port}/?token=${token}`,
    port,
    token,
    close: async () => {
      await closeServer(server);
      await backend.close();
    },
  };
};
