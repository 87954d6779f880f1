import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { dispositionName } from '../../src/crawl/fetch/file-name.ts';
import { steadyClock } from '../../src/crawl/fetch/host-gate.ts';
import { nameFailure } from '../../src/crawl/fetch/name-failure.ts';
import { backoffMs, retryAfter } from '../../src/crawl/fetch/retry-time.ts';
import type { RobotsCopy } from '../../src/crawl/fetch/robots.ts';
import { createSiteFetcher } from '../../src/crawl/fetch/site-fetcher.ts';
import type { FetchContext } from '../../src/crawl/index.ts';
import { contextWith, quickClock, type SmallServer, siteOn, startServer } from './small-server.ts';

const servers: SmallServer[] = [];
const serve: typeof startServer = async (handler) => {
  const server = await startServer(handler);
  servers.push(server);
  return server;
};
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const get = async (
  server: SmallServer,
  path: string,
  more: Record<string, unknown> = {},
  context: Partial<FetchContext> = {},
) => {
  const fetcher = createSiteFetcher(siteOn(server.origin, more), contextWith({ clock: quickClock(), ...context }));
  try {
    return await fetcher.fetch({ url: server.origin + path });
  } finally {
    await fetcher.close();
  }
};

describe('politeness', () => {
  test('requests to one host keep their distance, over tries, redirects, robots.txt and two sites', async () => {
    let busy = 2;
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      if (request.url === '/moved') response.writeHead(302, { location: '/there' }).end();
      else if (request.url === '/busy' && busy-- > 0) response.writeHead(503).end();
      else response.end('x');
      return true;
    });
    const context = contextWith({ clock: steadyClock });
    const politeness = { delaySeconds: 0.05, backoffSeconds: 0.001, concurrency: 3 };
    // Two sites on one host; the slower one counts for both.
    const one = createSiteFetcher(siteOn(server.origin, { politeness: { ...politeness, concurrency: 1 } }), context);
    const two = createSiteFetcher(siteOn(server.origin, { name: 'two', politeness }), context);
    await Promise.all([...'abcd'].map((name) => one.fetch({ url: `${server.origin}/${name}` })));
    await Promise.all(['/moved', '/busy', '/e', '/f'].map((path) => two.fetch({ url: server.origin + path })));
    await Promise.all([one.close(), two.close()]);
    const gaps = server.log.slice(1).map(({ at }, index) => at - server.log[index]!.at);
    expect(server.log.length).toBe(2 + 4 + 2 + 3 + 2);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(49.5);
  });

  test('a Crawl-delay slows the host down; who we are is said', async () => {
    const server = await serve((request, response) => {
      response.end(request.url === '/robots.txt' ? 'User-agent: *\nCrawl-delay: 7' : 'x');
    });
    const clock = quickClock();
    await get(server, '/a', {}, { clock });
    expect(clock.slept.some((ms) => ms > 6900 && ms <= 7000)).toBe(true);
    expect(server.log[0]?.headers['user-agent']).toBe('jixiao/test');
  });

  test.each([
    ['forbidden', 200, 'User-agent: *\nDisallow: /a', { kind: 'refused', code: 'robots' }],
    [
      'forbidden for us',
      200,
      'User-agent: jixiao\nDisallow: /\n\nUser-agent: *\nAllow: /',
      { kind: 'refused', code: 'robots' },
    ],
    ['forbidden for others', 200, 'User-agent: Baiduspider\nDisallow: /', { kind: 'fetched' }],
    ['the longer rule allows', 200, 'User-agent: *\nDisallow: /\nAllow: /a', { kind: 'fetched' }],
    ['a page instead', 200, '<!doctype html><html>Disallow: /</html>', { kind: 'fetched' }],
    ['none', 404, '', { kind: 'fetched' }],
    ['forbidden to read', 403, '', { kind: 'fetched' }],
    ['broken', 500, '', { kind: 'failed', code: 'robots-unreachable' }],
    ['too many requests', 429, '', { kind: 'failed', code: 'robots-unreachable' }],
  ])('robots.txt: %s', async (_name, status, text, expected) => {
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(status).end(text);
      else response.end('x');
    });
    expect(await get(server, '/a')).toMatchObject(expected);
    if (expected.kind !== 'fetched') expect(server.log.some(({ path }) => path === '/a')).toBe(false);
  });

  test('a broken robots.txt is stood in for by a copy of the last month, which still forbids', async () => {
    const server = await serve((request, response) => {
      response.writeHead(request.url === '/robots.txt' ? 503 : 200).end('x');
    });
    const copy = (age: number): RobotsCopy => ({
      text: 'User-agent: *\nDisallow: /b',
      status: 200,
      fetchedAt: new Date(Date.now() - age * 86_400_000).toISOString(),
    });
    expect(await get(server, '/a', {}, { robotsCopy: () => copy(3) })).toMatchObject({ kind: 'fetched' });
    expect(await get(server, '/b', {}, { robotsCopy: () => copy(3) })).toMatchObject({
      kind: 'refused',
      code: 'robots',
    });
    expect(await get(server, '/a', {}, { robotsCopy: () => copy(40) })).toMatchObject({
      kind: 'failed',
      code: 'robots-unreachable',
    });
  });

  test('robots.txt is asked on every host that a redirect leads to', async () => {
    const other = await serve((request, response) => {
      response.end(request.url === '/robots.txt' ? 'User-agent: *\nDisallow: /' : 'x');
    });
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      response.writeHead(301, { location: `${other.origin}/a` }).end();
      return true;
    });
    expect(await get(server, '/go', { start: [`${server.origin}/`, `${other.origin}/`] })).toMatchObject({
      kind: 'refused',
      code: 'robots',
    });
    expect(other.log.map(({ path }) => path)).toEqual(['/robots.txt']);
  });
});

describe('tries', () => {
  const failing = (answers: readonly [number, Record<string, string>?][]) => {
    let asked = 0;
    return serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      const [status, headers = {}] = answers[Math.min(asked++, answers.length - 1)]!;
      response.writeHead(status, headers).end('x');
      return true;
    });
  };

  test('a busy server is asked again, with growing pauses', async () => {
    const clock = quickClock();
    const server = await failing([[503], [500], [200]]);
    expect(await get(server, '/a', { politeness: { backoffSeconds: 4 } }, { clock })).toMatchObject({
      kind: 'fetched',
    });
    expect(clock.slept).toEqual([3000, 6000]);
  });

  test('Retry-After is waited for: seconds and a date; the whole host rests', async () => {
    const clock = quickClock();
    const server = await failing([
      [429, { 'retry-after': '17' }],
      [503, { 'retry-after': new Date(60_000).toUTCString() }],
      [200],
    ]);
    expect(await get(server, '/a', {}, { clock, wallClock: () => 18_000 })).toMatchObject({ kind: 'fetched' });
    expect(clock.slept).toEqual([17_000, 42_000]);
  });

  test('a longer Retry-After puts the address off', async () => {
    const server = await failing([[503, { 'retry-after': '7200' }]]);
    expect(await get(server, '/a', {}, { wallClock: () => 1000 })).toMatchObject({
      kind: 'deferred',
      until: 7_201_000,
    });
  });

  test('a host that fails five times in a row is left alone; one answer in between and it is not', async () => {
    let down = true;
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      response.writeHead(down ? 500 : 200).end('x');
      return true;
    });
    const fetcher = createSiteFetcher(
      siteOn(server.origin, { politeness: { attempts: 1 } }),
      contextWith({ clock: quickClock(), wallClock: () => 1000 }),
    );
    const ask = async (): Promise<string> => (await fetcher.fetch({ url: `${server.origin}/a` })).kind;
    const kinds: string[] = [];
    for (const isDown of [true, true, true, true, false, true, true, true, true, true, true]) {
      down = isDown;
      kinds.push(await ask());
    }
    expect(kinds.join(' ')).toBe('failed failed failed failed fetched failed failed failed failed failed deferred');
    expect(server.log).toHaveLength(1 + 10);
    await fetcher.close();
  });

  test('after the last try the status is said', async () => {
    const server = await failing([[502]]);
    expect(await get(server, '/a')).toMatchObject({
      kind: 'failed',
      code: 'status',
      status: 502,
      reason: 'the host answered 502',
    });
    expect(server.log.filter(({ path }) => path === '/a')).toHaveLength(3);
  });

  test.each([
    [404, { kind: 'gone', status: 404 }],
    [410, { kind: 'gone', status: 410 }],
    [403, { kind: 'failed', reason: 'the host does not let us in (403)' }],
    [521, { kind: 'failed', reason: 'the host wants a browser that runs its script (521)' }],
  ])('%i', async (status, expected) => expect(await get(await failing([[status]]), '/a')).toMatchObject(expected));

  test.each([
    ['17', 17_000],
    ['0', 0],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 59_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', null],
    [undefined, null],
  ])('Retry-After: %s', (header, ms) => expect(retryAfter(header, 1000)).toBe(ms));

  test('back-off lies between half and the whole, doubles, and ends at five minutes', () => {
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, 1000, () => 0))).toEqual([500, 1000, 2000]);
    expect([1, 2, 3].map((attempt) => backoffMs(attempt, 1000, () => 1))).toEqual([1000, 2000, 4000]);
    expect(backoffMs(30, 1000, () => 1)).toBe(300_000);
  });
});

describe('answers', () => {
  const TEXT = '绩效目标'.repeat(500);
  const answering = (headers: Record<string, string>, body: Uint8Array | string) =>
    serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      response.writeHead(200, headers).end(body);
      return true;
    });

  test.each([
    ['gzip', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['deflate', deflateRawSync(TEXT)],
    ['identity', Buffer.from(TEXT)],
  ])('%s is undone', async (encoding, body) => {
    const outcome = await get(await answering({ 'content-encoding': encoding }, body), '/a');
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.bytes).toString()).toBe(TEXT);
  });

  test.each([
    ['damaged gzip', 'gzip', Buffer.concat([gzipSync(TEXT).subarray(0, 10), Buffer.alloc(40, 0xff)]), 'encoding'],
    ['cut gzip', 'gzip', gzipSync(TEXT).subarray(0, 30), 'truncated'],
    ['an unknown packing', 'zstd', Buffer.from('x'), 'encoding'],
  ])('%s is a failure with a name', async (_name, encoding, body, code) => {
    expect(await get(await answering({ 'content-encoding': encoding }, body), '/a')).toMatchObject({
      kind: 'failed',
      code,
    });
  });

  test('a large body and a small bomb stop at the limit', async () => {
    const large = await answering({}, Buffer.alloc(300_000));
    expect(await get(large, '/a', { maxFileMegabytes: 0.2 })).toMatchObject({ kind: 'refused', code: 'too-large' });
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.byteLength).toBeLessThan(60_000);
    expect(
      await get(await answering({ 'content-encoding': 'gzip' }, bomb), '/a', { maxFileMegabytes: 1 }),
    ).toMatchObject({ kind: 'refused', code: 'too-large' });
  });

  test('a body cut short, a silent server and a stalling body are told apart', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      if (request.url === '/silent') return true;
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => request.url === '/cut' && response.socket?.destroy());
      return true;
    });
    const politeness = { timeoutSeconds: 0.4, attempts: 1 };
    expect(await get(server, '/cut', { politeness })).toMatchObject({
      kind: 'failed',
      code: expect.stringMatching(/reset|truncated/),
    });
    expect(await get(server, '/silent', { politeness })).toMatchObject({ kind: 'failed', code: 'header-timeout' });
    expect(await get(server, '/stall', { politeness })).toMatchObject({ kind: 'failed', code: 'body-timeout' });
  });

  test('unchanged is asked for with both validators and brings nothing', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      response
        .writeHead(request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] ? 304 : 200)
        .end();
      return true;
    });
    const fetcher = createSiteFetcher(siteOn(server.origin), contextWith({ clock: quickClock() }));
    const outcome = await fetcher.fetch({
      url: `${server.origin}/a`,
      validators: { etag: '"v1"', lastModified: 'Thu, 01 Jan 1970 00:00:00 GMT' },
    });
    expect(outcome).toMatchObject({ kind: 'not-modified' });
    await fetcher.close();
  });

  test('redirects: relative, in a circle, without end, to nowhere', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      const n = Number(/^\/n(\d+)/.exec(request.url ?? '')?.[1]);
      const to =
        request.url === '/a'
          ? 'b/c?x=1#y'
          : request.url === '/loop'
            ? '/loop2'
            : request.url === '/loop2'
              ? '/loop'
              : request.url === '/bad'
                ? 'http://'
                : n
                  ? `/n${n + 1}`
                  : null;
      if (to) response.writeHead(302, { location: to }).end();
      else response.end('there');
      return true;
    });
    expect(await get(server, '/a')).toMatchObject({
      kind: 'fetched',
      finalUrl: `${server.origin}/b/c?x=1`,
      redirects: 1,
    });
    expect(await get(server, '/loop')).toMatchObject({ kind: 'refused', code: 'redirect-loop' });
    expect(await get(server, '/n1')).toMatchObject({ kind: 'refused', code: 'too-many-redirects' });
    expect(await get(server, '/bad')).toMatchObject({ kind: 'refused', code: 'bad-redirect' });
  });

  test('a site that wants its cookie back gets it when the site file says so', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') return false;
      if (request.headers.cookie === 'pass=1') response.end('in');
      else response.writeHead(302, { location: '/a', 'set-cookie': 'pass=1; path=/' }).end();
      return true;
    });
    expect(await get(server, '/a', { cookies: true })).toMatchObject({ kind: 'fetched' });
    expect(await get(server, '/a')).toMatchObject({ kind: 'refused', code: 'redirect-loop' });
  });
});

describe('failures have names', () => {
  test.each([
    ['ENOTFOUND', 'dns'],
    ['ECONNREFUSED', 'connect'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['ERR_SSL_SOMETHING_NEW', 'tls'],
    ['WHATEVER', 'protocol'],
  ])('%s', (code, kind) => {
    const { code: found, message } = nameFailure(
      new Error('fetch failed', { cause: Object.assign(new Error('inner'), { code }) }),
    );
    expect(found).toBe(kind);
    expect(message).toContain(code);
  });

  test('a port where nobody listens, and TLS where none is spoken', async () => {
    const server = await serve(() => false);
    const { port } = server;
    const context = contextWith({ clock: quickClock() });
    const secure = createSiteFetcher(siteOn(`https://127.0.0.1:${port}`), context);
    const outcome = await secure.fetch({ url: `https://127.0.0.1:${port}/` });
    expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/TLS|secure|WRONG_VERSION/) });
    await server.close();
    const gone = createSiteFetcher(siteOn(`http://127.0.0.1:${port}`), context);
    expect(await gone.fetch({ url: `http://127.0.0.1:${port}/` })).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/refused the connection/),
    });
    await Promise.all([secure.close(), gone.close()]);
    servers.length = 0;
  });

  test.each([
    [`attachment; filename*=UTF-8''%E7%BB%A9%E6%95%88%E8%A1%A8.xls`, '绩效表.xls'],
    ['attachment; filename="%E7%BB%A9%E6%95%88.doc"', '绩效.doc'],
    [`attachment; filename="${Buffer.from('绩效.pdf').toString('latin1')}"`, '绩效.pdf'],
    [`attachment; filename=${Buffer.from([0xbc, 0xa8, 0xd0, 0xa7]).toString('latin1')}.xls`, '绩效.xls'],
    ['attachment; filename="..\\\\..\\\\etc/passwd"', 'passwd'],
    ['inline', null],
    [undefined, null],
  ])('file name of %s', (header, name) => expect(dispositionName(header)).toBe(name));
});

describe('a proxy of the environment', () => {
  test('is used for names that only it knows, and not handed private ones', async () => {
    const server = await serve((_request, response) => void response.end('through'));
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const upstream = connect(server.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const before = process.env.http_proxy;
    process.env.http_proxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      const unknown = async (): Promise<never> =>
        Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
      const fetcher = createSiteFetcher(
        siteOn('http://www.a.example', { allowPrivate: [] }),
        contextWith({ clock: quickClock(), resolve: unknown }),
      );
      expect(await fetcher.fetch({ url: 'http://www.a.example/x' })).toMatchObject({ kind: 'fetched' });
      expect(asked[0]).toBe('www.a.example:80');
      const inside = createSiteFetcher(
        siteOn('http://www.b.example', { allowPrivate: [] }),
        contextWith({ clock: quickClock(), resolve: async () => [{ address: '10.0.0.1', family: 4 }] }),
      );
      expect(JSON.stringify(await inside.fetch({ url: 'http://www.b.example/x' }))).toMatch(/no public address/);
      expect(asked.join()).not.toMatch(/b\.example/);
      await Promise.all([fetcher.close(), inside.close()]);
    } finally {
      if (before === undefined) delete process.env.http_proxy;
      else process.env.http_proxy = before;
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});
