import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { articlePage, framed, jpageRecords, LISTINGS, listingPath, PAGE_SIZE } from './dialects.ts';
import { encodeGbk } from './encode-gbk.ts';
import { formBytes } from './fake-documents.ts';
import { type PlannedArticle, type PlannedFile, type PlannedSite, planSite } from './plan-site.ts';

/** One request as the server saw it. */
export interface LoggedRequest {
  readonly host: string;
  readonly path: string;
  /** Milliseconds on the steady clock of the server's process. */
  readonly at: number;
  readonly status: number;
  readonly bytes: number;
}

/** A government web on loopback (模拟政府网站). */
export interface FakeWeb {
  readonly sites: readonly FakeSite[];
  readonly log: LoggedRequest[];
  /** Writes a site file for each site; `extra` is put into each. */
  readonly writeSites: (folder: string, extra?: Readonly<Record<string, unknown>>) => void;
  readonly close: () => Promise<void>;
}

/** A site of the fake web, which can be changed while it is served. */
export interface FakeSite {
  readonly plan: PlannedSite;
  readonly origin: string;
  readonly host: string;
  /** Files that give new bytes: version by path. */
  readonly versions: Map<string, number>;
  /** Paths that are gone. */
  readonly gone: Set<string>;
  /** Articles that were published later, newest first. */
  readonly added: PlannedArticle[];
  robots: string;
  /** Answers every request with this status when set: the site is down. */
  down: number | null;
}

/** How the fake web behaves. */
export interface FakeWebOptions {
  readonly sites: number;
  readonly articles: number;
  readonly perArticle: number;
  /** Makes some files slow, busy, cut off, moved, packed or of a wrong type at first. */
  readonly faults: boolean;
}

const numberOf = (path: string): number => createHash('sha256').update(path).digest().readUInt16BE(0);

/** State of one server. */
interface Served {
  readonly site: FakeSite;
  readonly faults: boolean;
  readonly seen: Map<string, number>;
  visits: number;
}

interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cutAt?: number;
  readonly delayMs?: number;
}

const NOT_FOUND: Reply = {
  status: 404,
  type: 'text/html',
  body: '<html><title>404</title><body>页面不存在</body></html>',
};

const articlesOf = ({ plan, added, gone }: FakeSite): PlannedArticle[] =>
  [...added, ...plan.articles].filter(({ path }) => !gone.has(path));

const page = (rendered: Parameters<typeof framed>[0]): Reply => ({
  status: 200,
  // Header and meta disagree on some sites; the bytes decide.
  type: rendered.gbk ? 'text/html' : 'text/html; charset=utf-8',
  body: rendered.gbk ? encodeGbk(framed(rendered)) : framed(rendered),
});

const listingReply = ({ site }: Served, path: string): Reply | null => {
  const { dialect } = site.plan;
  const articles = articlesOf(site);
  const pages = Math.max(1, Math.ceil(articles.length / PAGE_SIZE));
  const index = Array.from({ length: pages }, (_, n) => n).find((n) => listingPath(dialect, n) === path);
  if (index === undefined) return null;
  const entries = articles.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE);
  if (dialect === 'jpage' && index > 0)
    return { status: 200, type: 'text/xml;charset=utf-8', body: jpageRecords(entries, index, pages) };
  return page(LISTINGS[dialect](site.plan, entries, index, pages));
};

const TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/octet-stream',
  xls: 'application/vnd.ms-excel',
  pdf: 'application/pdf',
  txt: 'text/plain',
  html: 'text/html',
  zip: 'application/zip',
};

const made = new Map<string, Uint8Array>();

/** Bytes of a planned file as it stands now; made once, because packed formats carry the clock. */
export const currentBytes = (site: FakeSite, file: PlannedFile): Uint8Array => {
  if (file.form === null || file.format === 'other') return new TextEncoder().encode(`no form: ${file.path}`);
  const version = site.versions.get(file.path) ?? 0;
  const key = `${file.form} ${file.format} ${version}`;
  const bytes = made.get(key) ?? formBytes(file.form, file.format, version);
  made.set(key, bytes);
  return bytes;
};

const faulty = (reply: Reply, path: string, times: number): Reply => {
  const n = numberOf(path) % 24;
  const bytes = reply.body as Uint8Array;
  if (n === 1 && times === 1) return { status: 503, headers: { 'retry-after': '0' }, body: 'busy' };
  if (n === 2 && times === 1) return { ...reply, cutAt: Math.floor(bytes.byteLength / 2) };
  if (n === 3 && times === 1) return { status: 429, body: 'slowly' };
  if (n === 4) return { ...reply, type: 'text/html' };
  if (n === 5) return { ...reply, body: gzipSync(bytes), headers: { ...reply.headers, 'content-encoding': 'gzip' } };
  if (n === 6) return { ...reply, delayMs: 60 };
  if (n === 7)
    return {
      ...reply,
      type: 'application/octet-stream',
      headers: { ...reply.headers, 'content-disposition': `attachment; filename="${path.split('/').at(-1)}"` },
    };
  return reply;
};

const fileReply = (served: Served, asked: string, request: IncomingMessage): Reply | null => {
  const path = asked.replace(/^\/moved(?=\/)/, '');
  const { site, faults, seen } = served;
  const file = articlesOf(site)
    .flatMap(({ files }) => files)
    .find((one) => one.path === path);
  if (!file || site.gone.has(path)) return null;
  const times = (seen.get(path) ?? 0) + 1;
  seen.set(path, times);
  if (faults && numberOf(path) % 24 === 8 && path === asked)
    return { status: 302, headers: { location: `/moved${path}` } };
  const bytes = currentBytes(site, file);
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
  // One file in five comes without validators and can only be compared by its bytes.
  const validators: Record<string, string> = numberOf(path) % 5 === 0 ? {} : { etag };
  if (validators.etag && request.headers['if-none-match'] === etag) return { status: 304, headers: validators };
  const reply: Reply = {
    status: 200,
    type: TYPES[file.format] ?? 'application/octet-stream',
    body: bytes,
    headers: validators,
  };
  return faults ? faulty(reply, path, times) : reply;
};

const articleReply = (served: Served, path: string): Reply | null => {
  const article = articlesOf(served.site).find((one) => `${one.path}.html` === path);
  if (!article) return null;
  served.visits += 1;
  return page(
    articlePage(served.site.plan, article, served.visits, (file) => served.site.versions.get(file.path) ?? 0),
  );
};

const replyTo = (served: Served, request: IncomingMessage): Reply => {
  const { site } = served;
  const path = request.url ?? '/';
  if (site.down !== null) return { status: site.down, body: 'down' };
  if (path === '/robots.txt') return { status: 200, type: 'text/plain', body: site.robots };
  if (path.startsWith('/module/download/')) {
    const name = new URL(path, site.origin).searchParams.get('filename') ?? '';
    return fileReply(served, `/files/${name}`, request) ?? NOT_FOUND;
  }
  return listingReply(served, path) ?? articleReply(served, path) ?? fileReply(served, path, request) ?? NOT_FOUND;
};

const send = (response: ServerResponse, reply: Reply): void => {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : Buffer.from(reply.body ?? new Uint8Array());
  response.writeHead(reply.status, {
    ...(reply.type ? { 'content-type': reply.type } : {}),
    ...(reply.status === 304 ? {} : { 'content-length': String(body.byteLength) }),
    ...reply.headers,
  });
  if (reply.cutAt === undefined) response.end(body);
  else response.write(body.subarray(0, reply.cutAt), () => response.socket?.destroy());
};

const listen = (server: Server, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => resolve(server.address() as AddressInfo));
  });

/** Every site gets an address of its own, so that hosts can be told apart; not all systems have more than one on loopback. */
const listenApart = async (server: Server, index: number): Promise<AddressInfo> => {
  try {
    return await listen(server, `127.0.0.${index + 2}`);
  } catch {
    server.removeAllListeners('error');
    return listen(server, '127.0.0.1');
  }
};

const startSite = async (
  index: number,
  options: FakeWebOptions,
  log: LoggedRequest[],
): Promise<{ site: FakeSite; server: Server }> => {
  const shape = planSite(index, 1, 1).dialect === 'inline' ? options.articles * options.perArticle : options.articles;
  let served: Served;
  const server = createServer((request, response) => {
    const at = performance.now();
    const reply = replyTo(served, request);
    const bytes =
      reply.cutAt ?? (typeof reply.body === 'string' ? Buffer.byteLength(reply.body) : (reply.body?.byteLength ?? 0));
    log.push({ host: served.site.host, path: request.url ?? '/', at, status: reply.status, bytes });
    if (reply.delayMs) setTimeout(() => send(response, reply), reply.delayMs);
    else send(response, reply);
  });
  const { address, port } = await listenApart(server, index);
  const site: FakeSite = {
    plan: planSite(index, shape, options.perArticle),
    origin: `http://${address}:${port}`,
    host: address,
    versions: new Map(),
    gone: new Set(),
    added: [],
    robots: 'User-agent: *\nDisallow: /private/\n',
    down: null,
  };
  served = { site, faults: options.faults, seen: new Map(), visits: 0 };
  return { site, server };
};

/** The description of a fake site, as its site file holds it. */
const siteFile = ({ plan, origin, host }: FakeSite, extra: Readonly<Record<string, unknown>>): unknown => ({
  name: plan.name,
  title: `${plan.name} (${plan.dialect})`,
  start: [`${origin}/czyjs/`],
  recheckDays: 0,
  politeness: { delaySeconds: 0, backoffSeconds: 0.02, timeoutSeconds: 10 },
  allowPrivate: [host],
  ...extra,
});

/** Starts the fake web. */
export const startFakeWeb = async (options: FakeWebOptions): Promise<FakeWeb> => {
  const log: LoggedRequest[] = [];
  const started: Awaited<ReturnType<typeof startSite>>[] = [];
  for (let index = 0; index < options.sites; index++) started.push(await startSite(index, options, log));
  return {
    sites: started.map(({ site }) => site),
    log,
    writeSites: (folder, extra = {}) => {
      mkdirSync(folder, { recursive: true });
      for (const { site } of started)
        writeFileSync(join(folder, `${site.plan.name}.json`), JSON.stringify(siteFile(site, extra), null, 2));
    },
    close: async () => {
      for (const { server } of started) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
};
