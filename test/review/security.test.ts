import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedHost } from '../../src/review/security/allowed-host.ts';
import { inventedForm } from '../cli/run-cli.ts';
import { type Client, type Desk, layOutDesk, openClient } from './review-fixture.ts';

let desk: Desk;
let client: Client;

beforeAll(async () => {
  desk = await layOutDesk({ '路灯.txt': inventedForm('路灯维护', '1200盏') });
  client = await openClient(desk);
});
afterAll(async () => {
  await client.close();
  desk.remove();
});

/** A request whose Host and other forbidden headers can be chosen, which `fetch` does not allow. */
const raw = (
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: client.server.port, path, method, headers: { cookie: client.cookie, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

const ask = { as: 'target', text: '≥95%', fiscalYear: 2025 };

describe('session', () => {
  test('nothing is answered without the token, and no wrong token opens a session', async () => {
    const base = `http://127.0.0.1:${client.server.port}`;
    for (const path of ['/', '/?token=', '/?token=wrong', `/?token=${client.server.token.slice(0, -1)}`, '/d/x']) {
      const answer = await fetch(base + path);
      expect(answer.status, path).toBe(401);
      expect(answer.headers.get('set-cookie'), path).toBeNull();
    }
    for (const path of ['/api/session', '/api/queue', `/api/documents/${desk.ids[0]}`])
      expect((await fetch(base + path)).status, path).toBe(401);
  });

  test('the cookie is closed to scripts and to other sites', async () => {
    const cookie = (await fetch(client.server.url)).headers.get('set-cookie')!;
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toContain(client.server.token);
  });
});

describe('headers', () => {
  test('every answer forbids inline code, frames and guessing of types', async () => {
    for (const path of ['/', '/api/session', '/api/nothing', '/assets/nothing', '/etc/passwd']) {
      const { headers } = await client.get(path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|data:|http/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('the page itself holds no inline script, style or outside address', async () => {
    const html = await (await client.get('/')).text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son\w+=|https?:\/\//);
  });
});

describe('DNS rebinding', () => {
  test('another host name is refused, whatever it sends', async () => {
    const port = client.server.port;
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      '127.0.0.1',
      `localhost:${port + 1}`,
      `8.8.8.8:${port}`,
      `user@127.0.0.1:${port}`,
    ])
      for (const path of ['/', '/api/session', `/?token=${client.server.token}`])
        expect((await raw(path, { host })).status, `${host} ${path}`).toBeGreaterThanOrEqual(400);
  });

  test('names of this machine are answered', async () => {
    for (const name of ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])
      expect((await raw('/api/session', { host: `${name}:${client.server.port}` })).status, name).toBe(200);
  });

  test('beyond loopback, numbers and the given name are answered, other names are not', () => {
    expect(isAllowedHost('10.0.0.5:80', '0.0.0.0', 80)).toBe(true);
    expect(isAllowedHost('review.internal:8080', 'review.internal', 8080)).toBe(true);
    expect(isAllowedHost('evil.example:8080', '0.0.0.0', 8080)).toBe(false);
    expect(isAllowedHost('10.0.0.5:80', '127.0.0.1', 80)).toBe(false);
  });
});

describe('cross-site requests', () => {
  test('a write needs our own origin, the secret of the session and JSON', async () => {
    expect((await client.post('/api/ask/reading', ask)).status).toBe(200);
    const bad: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${client.server.port + 1}` },
      { 'x-jixiao-csrf': '' },
      { 'x-jixiao-csrf': 'x'.repeat(43) },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { cookie: '' },
    ];
    for (const headers of bad) {
      const answer = await client.post('/api/ask/reading', ask, headers);
      expect([401, 403], JSON.stringify(headers)).toContain(answer.status);
    }
  });

  test('a form of another site and a read across sites get nothing', async () => {
    const host = `127.0.0.1:${client.server.port}`;
    const form = { host, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await raw('/api/ask/reading', form, 'POST', 'a=b')).status).toBe(403);
    expect((await raw('/api/queue', { host, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const preflight = await raw('/api/queue', { host, origin: 'http://evil.example' }, 'OPTIONS');
    expect(preflight.status).toBe(405);
  });
});

describe('traversal', () => {
  test('no address leads out of the built files', async () => {
    writeFileSync(join(desk.folder, 'secret.txt'), 'SECRET');
    const host = `127.0.0.1:${client.server.port}`;
    const ways = [
      '../package.json',
      '..%2fpackage.json',
      '%2e%2e/package.json',
      '..%5cpackage.json',
      '....//package.json',
      '%00',
      'index.html%00.js',
      '/etc/passwd',
      '..%252fpackage.json',
    ];
    for (const way of ways)
      for (const path of [
        `/assets/${way}`,
        `/api/documents/${way}`,
        `/api/documents/${way}/source`,
        `/api/documents/${desk.ids[0]}/pages/${way}`,
        `/${way}`,
      ]) {
        const { text } = await raw(path, { host });
        expect(text, path).not.toMatch(/"devDependencies"|root:x:|SECRET/);
      }
  });

  test('a document is shown by its id only, and only while its bytes are the same', async () => {
    const id = desk.ids[0]!;
    const before = await client.json<{ from: string }>(`/api/documents/${id}/source`);
    expect(before.from).toBe('file');
    const other = await openClient(desk, { sourceRoot: desk.folder });
    writeFileSync(join(desk.folder, '路灯.txt'), 'SECRET of another file');
    const after = await other.json<{ from: string; problem: string; blocks: unknown[] }>(`/api/documents/${id}/source`);
    await other.close();
    writeFileSync(join(desk.folder, '路灯.txt'), inventedForm('路灯维护', '1200盏'));
    expect(after).toMatchObject({ from: 'ledger', problem: 'file-changed' });
    expect(JSON.stringify(after)).not.toContain('SECRET');
    expect(JSON.stringify(after)).toContain('1200盏');
  });
});

describe('load', () => {
  test('oversized bodies, headers and addresses are refused and the server stays up', async () => {
    expect((await client.post('/api/ask/reading', `{"text":"${'x'.repeat(400_000)}"}`)).status).toBe(413);
    const chunked = await fetch(`http://127.0.0.1:${client.server.port}/api/ask/reading`, {
      method: 'POST',
      headers: {
        cookie: client.cookie,
        origin: `http://127.0.0.1:${client.server.port}`,
        'content-type': 'application/json',
        'x-jixiao-csrf': client.csrf,
      },
      body: new ReadableStream({
        start(controller) {
          for (let n = 0; n < 40; n++) controller.enqueue(new TextEncoder().encode('x'.repeat(16_384)));
          controller.close();
        },
      }),
      duplex: 'half',
    } as RequestInit).then(
      (answer) => answer.status,
      () => 413,
    );
    expect(chunked).toBe(413);
    const host = `127.0.0.1:${client.server.port}`;
    expect([400, 414, 431]).toContain(
      (await raw(`/${'a'.repeat(60_000)}`, { host }).catch(() => ({ status: 431 }))).status,
    );
    expect([400, 431]).toContain(
      (await raw('/', { host, 'x-long': 'a'.repeat(60_000) }).catch(() => ({ status: 431 }))).status,
    );
    expect((await client.get('/api/session')).status).toBe(200);
  });

  test('what is no HTTP and no JSON is refused without a trace of the program', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(client.server.port, '127.0.0.1', () => socket.end('\u0000\u0001 nonsense\r\n\r\n'));
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.resume();
    });
    for (const body of ['{', '[]', 'null', '"x"', '{"as":"target"}', '{"__proto__":{"as":"target"}}']) {
      const answer = await client.post('/api/ask/reading', body);
      expect(answer.status, body).toBe(400);
      expect(await answer.text(), body).not.toMatch(/at .*\.ts|node_modules/);
    }
  });

  test('1,000 requests at once are all answered', async () => {
    const paths = [
      '/api/queue',
      '/api/queue/facets',
      `/api/documents/${desk.ids[0]}`,
      '/api/session',
      `/api/documents/${desk.ids[0]}/source`,
    ];
    const answers = await Promise.all(
      Array.from({ length: 1000 }, async (_, n) => {
        const answer = await client.get(paths[n % paths.length]!);
        await answer.arrayBuffer();
        return answer.status;
      }),
    );
    expect(answers.every((status) => status === 200)).toBe(true);
    expect((await client.get('/api/session')).status).toBe(200);
  }, 180_000);
});
