import { describe, expect, test } from 'vitest';
import { readOutcome } from '../../src/crawl/read-answer.ts';
import { parseSite, type Site } from '../../src/crawl/site.ts';
import type { CrawlTarget } from '../../src/model/index.ts';
import { encodeGbk } from '../fake-web/encode-gbk.ts';

const URL_ = 'https://www.yunxi.gov.cn/files/a.pdf';
const site = parseSite({ name: 'yunxi', start: ['https://www.yunxi.gov.cn/czyjs/'] }) as Site;
const target: CrawlTarget = {
  id: 1,
  site: 'yunxi',
  url: URL_,
  role: 'file',
  depth: 2,
  parentUrl: null,
  topic: '绩效目标',
  etag: null,
  lastModified: null,
  sha256: null,
  formDigest: null,
};
const archive = {
  put: async (bytes: Uint8Array) => ({ sha256: 'f'.repeat(64), size: bytes.byteLength }),
  path: () => '',
  has: () => true,
};

const read = (body: string | Uint8Array, contentType: string, more: Partial<CrawlTarget> = {}) =>
  readOutcome(
    { site, archive },
    { ...target, ...more },
    {
      kind: 'fetched',
      status: 200,
      finalUrl: URL_,
      headers: { 'content-type': contentType, etag: '"1"' },
      bytes: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      redirects: 0,
    },
  );

const FORM =
  '<html><body><table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr></table></body></html>';

describe('what came is told by its bytes', () => {
  test.each([
    ['a PDF called a page', '%PDF-1.4 …', 'text/html', { kind: 'file' }],
    ['a workbook called a page', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'text/html; charset=gbk', { kind: 'file' }],
    ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'text/html', { kind: 'file' }],
    ['plain text called a page', encodeGbk('项目支出绩效目标表\n项目名称\t路灯'), 'text/html', { kind: 'file' }],
    ['a mail page', 'MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>', 'text/html', { kind: 'file' }],
    [
      'an Excel sheet saved as a page',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>',
      'application/vnd.ms-excel',
      { kind: 'file' },
    ],
    [
      'a page called a file',
      '<!DOCTYPE html><html><title>云溪县教育局</title><body>通知正文，没有附件。请各单位遵照执行并按时报送材料。</body></html>',
      'application/pdf',
      { kind: 'failed', code: 'page-instead-of-file' },
    ],
    [
      'a page with the file on it',
      '<html><body><p>绩效目标见附件</p><a href="b.pdf">附件</a></body></html>',
      'text/html',
      { kind: 'page' },
    ],
    [
      'a soft 404',
      '<html><title>404</title><body>您访问的页面不存在</body></html>',
      'text/html',
      { kind: 'missing', code: 'soft-404' },
    ],
    [
      'a login page',
      '<html><body>请先登录<input type=password></body></html>',
      'text/html',
      { kind: 'failed', code: 'login' },
    ],
    ['a captcha', '<html><body>请输入验证码</body></html>', 'text/html', { kind: 'failed', code: 'challenge' }],
    ['nothing', '', 'application/pdf', { kind: 'failed', code: 'empty' }],
    [
      'a page that sends on',
      '<html><script>location.href="/real/b.pdf"</script></html>',
      'text/html',
      { kind: 'page', links: [{ url: 'https://www.yunxi.gov.cn/real/b.pdf', taken: true, depth: 2 }] },
    ],
    [
      'a form as a page',
      FORM,
      'text/html',
      { kind: 'page', document: { size: new TextEncoder().encode(FORM).byteLength } },
    ],
  ])('%s', async (_name, body, contentType, expected) => {
    expect(await read(body, contentType)).toMatchObject(expected);
  });

  test('a page whose form has not changed gives no new document', async () => {
    const first = await read(FORM, 'text/html');
    const digest = first?.kind === 'page' ? first.formDigest : null;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await read(FORM.replace('<body>', '<body>访问量 7'), 'text/html', { formDigest: digest })).toMatchObject({
      kind: 'page',
      document: null,
    });
    expect(await read(FORM.replace('指标值', '指标值≥3'), 'text/html', { formDigest: digest })).toMatchObject({
      kind: 'page',
      document: { sha256: 'f'.repeat(64) },
    });
  });

  test('outcomes of the network keep their reason; a stop is no result', async () => {
    const context = { site, archive };
    expect(await readOutcome(context, target, { kind: 'gone', status: 410, finalUrl: URL_ })).toMatchObject({
      kind: 'missing',
      code: '410',
    });
    expect(
      await readOutcome(context, target, { kind: 'failed', code: 'dns', status: null, reason: 'no name' }),
    ).toMatchObject({ kind: 'failed', reason: 'no name' });
    expect(await readOutcome(context, target, { kind: 'not-modified', finalUrl: URL_ })).toEqual({
      kind: 'not-modified',
    });
    expect(await readOutcome(context, target, { kind: 'stopped' })).toBe(null);
  });
});
