import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusedAddress } from '../../src/crawl/fetch/address-policy.ts';
import { guardedLookup } from '../../src/crawl/fetch/guarded-lookup.ts';
import { steadyClock } from '../../src/crawl/fetch/host-gate.ts';
import { createSiteFetcher } from '../../src/crawl/fetch/site-fetcher.ts';
import { contextWith, type SmallServer, siteOn, startServer } from './small-server.ts';

// No address inside a private network is asked, however it is written, named or redirected to. Nothing here leaves the
// machine: every case is refused before a connection, and the one that is allowed is on loopback.

let server: SmallServer;
let location = '';

beforeAll(async () => {
  server = await startServer((request, response) => {
    if (request.url === '/robots.txt') return false;
    if (request.url === '/go') response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end();
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('inside');
    return true;
  });
});
afterAll(() => server.close());

const fetchFrom = async (url: string, resolve?: (host: string) => string[]) => {
  const context = contextWith({
    clock: steadyClock,
    resolve: async (host) =>
      (resolve?.(host) ?? ['127.0.0.1']).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });
  const fetcher = createSiteFetcher(siteOn(server.origin), context);
  try {
    return await fetcher.fetch({ url });
  } finally {
    await fetcher.close();
  }
};

const WRITTEN = [
  'http://127.0.0.2/',
  'http://127.2/',
  'http://2130706434/',
  'http://0x7f000002/',
  'http://0177.0.0.2/',
  'http://0x7f.2/',
  'http://017700000002/',
  'http://１２７.０.０.２/',
  'http://①②⑦.0.0.2/',
  'http://127。0。0。2/',
  'http://10.0.0.1/',
  'http://172.16.3.4/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  'http://0.0.0.0/',
  'http://0/',
  'http://255.255.255.255/',
  'http://224.0.0.1/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://240.0.0.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.2]/',
  'http://[::ffff:7f00:2]/',
  'http://[0:0:0:0:0:ffff:10.0.0.1]/',
  'http://[::127.0.0.2]/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[64:ff9b::7f00:2]/',
  'http://[64:ff9b:1::a00:1]/',
  'http://[2002:7f00:2::]/',
  'http://[2001:db8::1]/',
  'http://[2001::1]/',
  'http://[ff02::1]/',
  'http://[fec0::1]/',
  'https://127.0.0.2/',
  'http://user@127.0.0.2/',
];

const OTHER = [
  ['scheme', 'ftp://files.example.cn/a.pdf'],
  ['scheme', 'file:///etc/passwd'],
  ['scheme', 'gopher://127.0.0.2:6379/_x'],
  ['scheme', 'data:text/html,x'],
  ['port', 'http://files.example.cn:22/'],
  ['port', 'http://files.example.cn:6379/'],
  ['port', 'http://files.example.cn:25/'],
  ['port', 'http://127.0.0.1:1/'],
] as const;

describe('private addresses are refused', () => {
  test.each(WRITTEN)('%s', async (url) => {
    expect(await fetchFrom(url)).toMatchObject({ kind: 'refused', code: 'private-address' });
  });

  test.each(OTHER)('%s of %s', async (code, url) => {
    expect(await fetchFrom(url)).toMatchObject({ kind: 'refused', code });
  });

  test.each(WRITTEN.slice(0, 40))('behind a redirect: %s', async (url) => {
    location = url;
    const before = server.log.length;
    expect(await fetchFrom(`${server.origin}/go`)).toMatchObject({ kind: 'refused', code: 'private-address' });
    expect(server.log.slice(before).map(({ path }) => path)).toEqual(['/robots.txt', '/go']);
  });

  test.each([
    ['a private address', ['10.0.0.5']],
    ['loopback', ['127.0.0.1']],
    ['one public and one private', ['93.184.216.34', '192.168.0.7']],
    ['an IPv6 inside', ['fd00::5']],
    ['IPv4 in IPv6', ['::ffff:10.1.2.3']],
    ['NAT64 of loopback', ['64:ff9b::7f00:1']],
    ['a link-local', ['fe80::2']],
    ['the metadata service', ['169.254.169.254']],
  ])('a name that leads to %s', async (_name, addresses) => {
    const outcome = await fetchFrom('http://www.evil.example/', () => addresses);
    expect(outcome).toMatchObject({
      kind: 'failed',
      code: 'robots-unreachable',
      reason: expect.stringMatching(/no public address/),
    });
  });

  test('localhost is a name like any other: allowed only when the site says so', async () => {
    location = `http://localhost:${server.port}/`;
    expect(JSON.stringify(await fetchFrom(`${server.origin}/go`))).toMatch(/no public address \(loopback\)/);
  });

  test('what the site file allows by name is fetched', async () => {
    expect(await fetchFrom(`${server.origin}/file`)).toMatchObject({ kind: 'fetched', status: 200 });
  });

  test('the address that was checked is the one that is connected to, asked for once (DNS rebinding)', async () => {
    let asked = 0;
    const answers = ['93.184.216.34', '127.0.0.1'];
    const lookup = guardedLookup(async () => [{ address: answers[Math.min(asked++, 1)]!, family: 4 }], new Set());
    const given = await new Promise((resolve) =>
      lookup('rebind.example', { all: true }, (error, addresses) => resolve(error ?? addresses)),
    );
    expect([given, asked]).toEqual([[{ address: '93.184.216.34', family: 4 }], 1]);
    const second = await new Promise((resolve) => lookup('rebind.example', { all: true }, (error) => resolve(error)));
    expect(String(second)).toMatch(/leads to 127\.0\.0\.1/);
  });

  test('a permission of one site is none for another: connections are not shared', async () => {
    const context = contextWith({ clock: steadyClock, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    const [trusted, other] = [
      createSiteFetcher(siteOn(server.origin), context),
      createSiteFetcher(siteOn(server.origin, { allowPrivate: [] }), context),
    ];
    expect(await trusted.fetch({ url: `${server.origin}/a` })).toMatchObject({ kind: 'fetched' });
    expect(await other.fetch({ url: `${server.origin}/a` })).toMatchObject({
      kind: 'refused',
      code: 'private-address',
    });
    await Promise.all([trusted.close(), other.close()]);
  });

  test.each(['93.184.216.34', '8.8.8.8', '114.114.114.114', '2400:3200::1', '2001:4860:4860::8888'])(
    '%s is public',
    (address) => {
      expect(refusedAddress(address)).toBe(null);
    },
  );
});
