import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from '../../src/default-pipeline.ts';
import { DEFAULT_LIMITS, type Filing } from '../../src/model/index.ts';
import { ingestSource } from '../../src/pipeline.ts';
import { PIPELINE_VERSION } from '../../src/pipeline-version.ts';
import { type ReviewOptions, type ReviewServer, serveReview } from '../../src/review/index.ts';
import { openSqliteStore } from '../../src/store/index.ts';

/** A folder with documents, their database, and what is needed to serve it. */
export interface Desk {
  readonly folder: string;
  readonly db: string;
  readonly ids: readonly string[];
  readonly remove: () => void;
}

/** Reads documents (by name) in this process into a new database; `change` may spoil a filing before it is stored. */
export const layOutDesk = async (
  files: Readonly<Record<string, string | Uint8Array>>,
  change: (filing: Filing) => Filing = (filing) => filing,
): Promise<Desk> => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-review-'));
  const db = join(folder, 'records.db');
  const ids = await ingestFiles(folder, db, files, PIPELINE_VERSION, change);
  return { folder, db, ids, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Writes documents into a folder and reads them into a database as `pipelineVersion`. */
export const ingestFiles = async (
  folder: string,
  db: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  pipelineVersion: string,
  change: (filing: Filing) => Filing = (filing) => filing,
): Promise<string[]> => {
  const store = await openSqliteStore(db, { pipelineVersion });
  const ids: string[] = [];
  try {
    for (const [origin, content] of Object.entries(files)) {
      const bytes = new Uint8Array(Buffer.from(content));
      mkdirSync(dirname(join(folder, origin)), { recursive: true });
      writeFileSync(join(folder, origin), bytes);
      const id = createHash('sha256').update(bytes).digest('hex');
      const filing = await ingestSource(pipeline, { id, origin, bytes }, { limits: DEFAULT_LIMITS });
      await store.put(change(filing));
      ids.push(id);
    }
  } finally {
    await store.close();
  }
  return ids;
};

/** A browser's side of a session. */
export interface Client {
  readonly server: ReviewServer;
  readonly cookie: string;
  readonly csrf: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly json: <T>(path: string) => Promise<T>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** Like a browser, tries once more when the server had closed a kept connection. */
const fetchAgain = (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, init).catch(() => fetch(url, init));

/** Serves a desk and opens a session as a browser does. */
export const openClient = async (desk: Desk, options: Partial<ReviewOptions> = {}): Promise<Client> => {
  const server = await serveReview({
    db: desk.db,
    host: '127.0.0.1',
    port: 0,
    readOnly: false,
    sourceRoot: desk.folder,
    archive: join(desk.folder, 'records.archive'),
    token: null,
    proposals: join(desk.folder, 'proposals.json'),
    ...options,
  });
  const base = `http://127.0.0.1:${server.port}`;
  const cookie = (await fetch(server.url)).headers.get('set-cookie')!.split(';')[0]!;
  const get: Client['get'] = (path, headers = {}) => fetchAgain(base + path, { headers: { cookie, ...headers } });
  const json = async <T>(path: string): Promise<T> => (await get(path)).json() as Promise<T>;
  const { csrf } = await json<{ csrf: string }>('/api/session');
  const post: Client['post'] = (path, body, headers = {}) =>
    fetchAgain(base + path, {
      method: 'POST',
      headers: { cookie, origin: base, 'content-type': 'application/json', 'x-jixiao-csrf': csrf, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { server, cookie, csrf, get, json, post, close: server.close };
};
