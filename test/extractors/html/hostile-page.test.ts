import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/index.ts';
import { extractPage } from './page-fixture.ts';

const timed = async (page: string | Uint8Array, mediaType = 'text/html') => {
  // processor time, so that a busy machine does not fail the test
  const start = process.cpuUsage();
  const result = await extractPage(page, { mediaType });
  const { user, system } = process.cpuUsage(start);
  return { ...result, milliseconds: (user + system) / 1000, codes: result.notes.map((note) => note.code) };
};

const nested = '<table><tr><td>x'.repeat(20_000);

describe('hostile pages', () => {
  it.each([
    ['nested tables', nested, 'too-large'],
    ['nested and closed tables', nested + '</td></tr></table>'.repeat(20_000), 'too-large'],
    ['unclosed divisions', '<div>x'.repeat(250_000), 'too-large'],
    ['unclosed bold paragraphs', '<b><p>x'.repeat(100_000), 'too-large'],
    ['unclosed cells', `<table>${'<tr><td>1<td>2'.repeat(30_000)}`, null],
    ['angle brackets', '<'.repeat(1_000_000), null],
    ['half tags', '<a '.repeat(250_000), 'too-large'],
    ['comment openings', '<!--'.repeat(300_000), null],
    ['one attribute', `<td style="${'a:b;'.repeat(500_000)}">x`, null],
    ['blanks', `<p>${' '.repeat(2_000_000)}x${'&nbsp;'.repeat(300_000)}`, null],
    ['line breaks', `<p>${'<br>'.repeat(250_000)}x`, null],
    ['spans', `<table>${'<tr><td colspan=1000 rowspan=65534>x'.repeat(20_000)}`, 'too-large'],
    [
      'spans in one row',
      `<table><tr>${'<td colspan=1000 rowspan=65534>x'.repeat(50)}${'<tr><td>y'.repeat(20_000)}`,
      'too-large',
    ],
    ['a wide row', `<table><tr>${'<td>x'.repeat(50_000)}`, null],
    ['unclosed links', `<ul>${'<li><a href="/附件.pdf">附件'.repeat(20_000)}`, 'too-large'],
    ['labels of facts', `<p>${'索 '.repeat(100_000)}<p>${'发布日期：'.repeat(50_000)}`, null],
    ['scripts', `<script>${'var a="<div>";'.repeat(200_000)}</script><p>x`, null],
    ['inline pictures', `<p>x<img src="data:image/png;base64,${'A'.repeat(3_000_000)}">`, null],
  ])('%s', async (_name, body, code) => {
    const result = await timed(`<html><body>${body}`);
    expect(result.milliseconds).toBeLessThan(6000);
    expect(result.codes).toEqual(code === null ? [] : [code]);
  });

  it('reads ten megabytes', async () => {
    const row = `<tr>${'<td style="border:1px"><p><span>产出指标</span></p></td>'.repeat(8)}</tr>\n`;
    const result = await timed(`<html><table>${row.repeat(Math.floor(1e7 / Buffer.byteLength(row)))}</table>`);
    expect(result.value.blocks).toHaveLength(1);
    expect(result.milliseconds).toBeLessThan(6000);
  });

  it('refuses a page whose text alone is over the limit', async () => {
    expect((await timed(`<p>${'绩'.repeat(17 * 1024 * 1024)}`)).codes).toEqual(['too-large']);
  });

  it('keeps the text of elements that nest too deep', async () => {
    const { value } = await timed(`<html>${'<div>'.repeat(1000)}绩效目标${'</div>'.repeat(1000)}<p>末尾`);
    expect(value.blocks).toMatchObject([{ text: '绩效目标' }, { text: '末尾' }]);
  });

  it('never throws on a page cut off or damaged anywhere', async () => {
    const page = new TextEncoder().encode(
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>表</title></head><body><div id="zoom"><h1>绩效目标表</h1>
<table border="1"><tr><td colspan="2" rowspan="2">项目名称</td><td>村道&amp;修补</td></tr><tr><td>12.5</td></tr></table>
<ol><li>甲</li></ol><a href="a.pdf">附件</a></div><!-- x --><script>y</script></body></html>`,
    );
    for (let i = 0; i < 50; i += 1) await timed(page.subarray(0, Math.floor((page.length * i) / 50)));
    for (let i = 0; i < 200; i += 1) {
      const changed = page.slice();
      changed[Math.floor((page.length * i) / 200)] = (i * 37) & 255;
      expect((await timed(changed)).milliseconds).toBeLessThan(6000);
    }
  });
});

it('reads a page up to its last element that can be held, and says so', async () => {
  const { value, codes } = await timed(`<html><body>${'<p>甲'.repeat(DEFAULT_LIMITS.maxCells + 1000)}`);
  expect(codes).toEqual(['too-large']);
  expect(value.blocks.length).toBe(DEFAULT_LIMITS.maxCells - 2);
});
