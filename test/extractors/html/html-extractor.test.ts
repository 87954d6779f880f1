import { describe, expect, it } from 'vitest';
import { bidFor, extractPage, picture, pictureOf } from './page-fixture.ts';

const FORM =
  '<table><tr><td>项目名称</td><td colspan="2">村道修补</td></tr><tr><td rowspan=2>资金</td><td>总额</td><td>12.5</td></tr><tr><td>其他</td><td>&nbsp;</td></tr></table>';
const FORM_PICTURE = ['项目名称|«2x1»村道修补', '«1x2»资金|总额|12.5', '其他|'];

const CMS_PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>绩效目标表_某县人民政府</title>
<script>var a = "<table><tr><td>脚本</td></tr></table>";</script><style>.a{}</style></head><body>
<div class="nav"><a href="/">首页</a>&gt;<a href="/x/">政务公开</a>&gt;正文</div>
<table class="xxgk"><tr><td>索 引 号</td><td>123456789/2024-00001</td><td>发布日期</td><td>2024-02-03</td></tr>
<tr><td>发布机构</td><td>某县农业局</td><td>文 号</td><td>某财〔2024〕1号</td></tr></table>
<h1>某县农业局2024年绩效目标表</h1>
<div class="info">发布时间：2024-02-03 &nbsp; 来源：某县农业局 &nbsp; 浏览次数：<span>9</span> 字号：[ 大 中 小 ]</div>
<div id="zoom"><p>（2024年度）</p>${FORM}<p>附件：<a href="/P020240203/附件1.xlsx">绩效目标表.xlsx</a></p></div>
<div class="share">分享到：<a href="#">微信</a></div>
<p>【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</p>
<!-- 注释 --><div class="footer">主办：某县人民政府办公室 网站标识码：0000000000</div></body></html>`;

describe('a page of a government CMS', () => {
  it('gives its title and its article alone', async () => {
    const { value, notes } = await extractPage(CMS_PAGE);
    expect(picture(value)).toEqual([
      '#某县农业局2024年绩效目标表',
      '（2024年度）',
      ...FORM_PICTURE,
      '附件：绩效目标表.xlsx',
    ]);
    expect(value.blocks.map((block) => block.at)).toEqual(['b1', 'b2', 't1', 'b3']);
    expect(notes).toMatchObject([{ code: 'page-chrome', severity: 'info' }]);
  });

  it('lists publication facts and attachments', async () => {
    const { value } = await extractPage(CMS_PAGE);
    expect(value.metadata).toEqual({
      索引号: '123456789/2024-00001',
      发布日期: '2024-02-03',
      发布机构: '某县农业局',
      文号: '某财〔2024〕1号',
      title: '某县农业局2024年绩效目标表',
    });
    expect(value.links).toEqual([
      {
        url: 'https://cz.example.gov.cn/P020240203/%E9%99%84%E4%BB%B61.xlsx',
        text: '绩效目标表.xlsx',
      },
    ]);
  });

  it('keeps the whole page when no article is named, without its frame', async () => {
    const page = CMS_PAGE.replace('id="zoom"', '');
    expect(picture((await extractPage(page)).value)).toEqual([
      '#某县农业局2024年绩效目标表',
      '（2024年度）',
      ...FORM_PICTURE,
      '附件：绩效目标表.xlsx',
    ]);
  });

  it('keeps a data table that stands outside the named article', async () => {
    const page = CMS_PAGE.replace('<div class="share">', `${FORM.replace('村道修补', '沟渠清淤')}<div class="share">`);
    const lines = picture((await extractPage(page)).value);
    expect(lines.filter((line) => line.includes('沟渠清淤'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('村道修补'))).toHaveLength(1);
  });

  it('keeps a badly named wrapper of the whole page', async () => {
    const lines = await pictureOf(`<div class="header"><div class="nav">${FORM}</div></div>`);
    expect(lines).toEqual(FORM_PICTURE);
  });

  const news = Array.from(
    { length: 60 },
    (_, day) =>
      `<li><a href="/art/${day}.html">关于公开部门预算的通知之${day}</a><span>[2025-01-${String(10 + (day % 20))}]</span></li>`,
  ).join('');

  it('leaves out lists of links and dates that are longer than the article, named or not', async () => {
    for (const id of ['zoom', 'anything']) {
      const page = CMS_PAGE.replace('id="zoom"', `id="${id}"`).replace('<!--', `<div><ul>${news}</ul></div><!--`);
      const { value, notes } = await extractPage(page);
      expect(picture(value)).toEqual([
        '#某县农业局2024年绩效目标表',
        '（2024年度）',
        ...FORM_PICTURE,
        '附件：绩效目标表.xlsx',
      ]);
      expect(notes).toMatchObject([{ code: 'page-chrome' }]);
    }
  });

  it('keeps a list of links where the page holds nothing else', async () => {
    expect(await pictureOf(`<h1>预算公开</h1><ul>${news}</ul>`)).toHaveLength(61);
  });

  it('takes no names of authors as facts', async () => {
    const { value } = await extractPage(
      '<p>责任编辑：张某某 作者：李某某 来源：财政局</p><div id="zoom">正文很长很长很长很长很长很长很长很长很长很长很长很长</div>',
    );
    expect(JSON.stringify(value.metadata)).not.toMatch(/张某某|李某某/);
    expect(value.metadata).toMatchObject({ 发布机构: '财政局' });
  });
});

describe('tables', () => {
  it.each([
    [
      'absurd column spans',
      '<table><tr><td colspan=1000>标题<tr><td>甲<td>乙<td>丙</table>',
      ['«3x1»标题', '甲|乙|丙'],
    ],
    ['rowspan=0 to the end', '<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>', ['«1x3»甲|1', '2', '3']],
    ['row spans beyond the end', '<table><tr><td rowspan=99>甲<td>1<tr><td>2</table>', ['«1x2»甲|1', '2']],
    [
      'row spans end with their row group',
      '<table><tbody><tr><td rowspan=5>甲<td>1</tbody><tbody><tr><td>乙<td>2</table>',
      ['甲|1', '乙|2'],
    ],
    [
      'negative and garbage spans',
      '<table><tr><td colspan=-3 rowspan=x>甲<td>乙<tr><td>1<td>2</table>',
      ['甲|乙', '1|2'],
    ],
    [
      'a foot before the body',
      '<table><tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>甲<td>3</table>',
      ['甲|3', '合计|3'],
    ],
    ['lines of a cell', '<table><tr><td>1.甲<br>2.乙<td><p>一</p><p>二</p></table>', ['1.甲/2.乙|一/二']],
    ['a source line feed inside a word', '<table><tr><td>人力资\n  源局<td>a\nb</table>', ['人力资源局|a b']],
    ['padding', '<table><tr><td>&nbsp;&nbsp;甲　<td>&nbsp;<td>≥95%</table>', ['甲||≥95%']],
    ['entities', '<table><tr><td>&ge;95&#37;<td>&#x7EE9;效&amp;<td>&yen;3</table>', ['≥95%|绩效&|¥3']],
    [
      'rows that do not show',
      '<table><tr><td>甲<td>乙<tr style="display:none"><td>h<td>h<tr></tr><tr><td>1<td>2</table>',
      ['甲|乙', '1|2'],
    ],
    [
      'a caption and stray text',
      '<table><caption>表一</caption><tr><td>甲<td>乙</tr>单位：万元<tr><td>1<td>2</table>',
      ['表一', '单位：万元', '甲|乙', '1|2'],
    ],
    [
      'a form element between table and rows',
      '<table><form><tr><td>甲<td>乙</form><tr><td>1<td>2</table>',
      ['甲|乙', '1|2'],
    ],
  ])('%s', async (_name, html, expected) => {
    expect(await pictureOf(html)).toEqual(expected);
  });

  it('looks through layout tables', async () => {
    const html = `<table width=980><tr><td>&nbsp;</td><td><table><tr><td><p>标题</p>${FORM}<p>填报说明</p></td></tr></table></td></tr></table>`;
    expect(await pictureOf(html)).toEqual(['标题', ...FORM_PICTURE, '填报说明']);
  });

  it('reads a frame of two cells with prose as paragraphs', async () => {
    const prose = '<p>项目支出按照年度预算执行，绩效目标按季度调度。</p>'.repeat(12);
    const lines = await pictureOf(`<table><tr><td>栏目导航</td><td>${prose}</td></tr></table>`);
    expect(lines).toHaveLength(13);
  });

  it('gives a data table inside a cell as a table of its own', async () => {
    const inner = '<table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table>';
    const html = `<table><tr><td>项目名称</td><td>村道修补工程</td></tr><tr><td>明细</td><td>见下${inner}</td></tr><tr><td>备注</td><td>无</td></tr></table>`;
    expect(await pictureOf(html)).toEqual(['项目名称|村道修补工程', '明细|见下', '备注|无', '一|二', '三|四']);
  });

  it('keeps a one-row table of label and value', async () => {
    expect(await pictureOf('<table><tr><td>项目名称</td><td>甲</td></tr></table>')).toEqual(['项目名称|甲']);
  });
});

describe('running text', () => {
  it.each([
    ['headings and paragraphs', '<h2>一、概述</h2><p>甲</p><div>乙<br>丙</div>', ['##一、概述', '甲', '乙/丙']],
    ['empty lines part paragraphs', '<div>甲<br><br>乙</div>', ['甲', '乙']],
    [
      'numbered lists',
      '<ol start=3><li>甲<li value=7>乙<li>\n <p>丙</p></ol><ol type=a><li>丁</ol><ul><li>戊</ul>',
      ['3.甲', '7.乙', '8.丙', 'a.丁', '戊'],
    ],
    ['preformatted text', '<pre>甲  1\n乙  2</pre>', ['甲 1/乙 2']],
    ['inline pieces join', '<p><span>全年（调整）预</span><span lang=EN-US>算数</span></p>', ['全年（调整）预算数']],
    [
      'nothing unseen',
      '<p>甲<script>x</script><style>y</style><!--z--><noscript>w</noscript><select><option>o</select></p>',
      ['甲'],
    ],
  ])('%s', async (_name, html, expected) => {
    expect(await pictureOf(html)).toEqual(expected);
  });

  it('leaves hidden elements out and says so', async () => {
    const { value, notes } = await extractPage(
      '<body><p>甲<span style="DISPLAY: none">暗</span><b hidden>暗</b></p><div style="display:none"><table><tr><td>暗</table></div></body>',
    );
    expect(picture(value)).toEqual(['甲']);
    expect(notes).toMatchObject([{ code: 'hidden-content', severity: 'warning' }]);
  });

  it('keeps a page that is plain text', async () => {
    expect(picture((await extractPage('404 页面不存在')).value)).toEqual(['404 页面不存在']);
  });
});

describe('encodings', () => {
  const gbk = Buffer.from('<html><head><meta charset=gb2312></head><body><p>ABCD</p>', 'latin1');
  const withGbk = Buffer.concat([
    gbk.subarray(0, gbk.indexOf('ABCD')),
    Buffer.from('cfeec4bfd6a7b3f6bca8d0a7c4bfb1ead0c5cfa2b9abbfaab1ed', 'hex'),
    gbk.subarray(gbk.indexOf('ABCD') + 4),
  ]);

  it.each([
    ['meta', withGbk, ''],
    [
      'media type',
      Buffer.from(withGbk.toString('latin1').replace('charset=gb2312', ''), 'latin1'),
      'text/html; charset=GBK',
    ],
    ['nothing', Buffer.from(withGbk.toString('latin1').replace('charset=gb2312', ''), 'latin1'), ''],
    ['a wrong meta', Buffer.from(withGbk.toString('latin1').replace('gb2312', 'utf-8'), 'latin1'), ''],
  ])('GBK declared by %s', async (_name, bytes, mediaType) => {
    const { value, notes } = await extractPage(bytes, { mediaType });
    expect(picture(value)).toEqual(['项目支出绩效目标信息公开表']);
    expect(value.encoding).toBe('gb18030');
    expect(notes).toEqual([]);
  });

  it('UTF-16 by its mark', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<html><p>绩效</p>', 'utf16le')]);
    expect(bidFor(bytes)).toBeGreaterThan(0.9);
    expect(picture((await extractPage(bytes)).value)).toEqual(['绩效']);
  });
});

describe('bids and names', () => {
  it.each([
    ['<!DOCTYPE html><html>', 'a.html', 0.95],
    ['\ufeff <!-- x --> <HTML>', 'a.xls', 0.95],
    ['<table border=1><tr><td>1', 'a.xls', 0.95],
    ['404 not found', 'https://x/a.shtml?id=1', 0.5],
    ['项目名称\t甲', 'a.txt', 0],
    ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', 'a.xls', 0],
    ['PK\u0003\u0004', 'a.html', 0],
    ['%PDF-1.4', 'a.html', 0],
  ])('%s as %s', (head, origin, bid) => {
    expect(bidFor(head, origin)).toBe(bid);
  });

  it('reports a page that is named like a workbook', async () => {
    const { notes } = await extractPage(`<html>${FORM}`, { origin: 'a.xls' });
    expect(notes).toMatchObject([{ code: 'wrong-extension' }]);
  });
});

describe('web archives', () => {
  const archive = (body: string, transfer: string): Uint8Array =>
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_x"\r\n\r\n提示\r\n----=_x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${transfer}\r\nContent-Location: file:///C:/1.htm\r\n\r\n${body}\r\n\r\n----=_x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----=_x--\r\n`,
    );

  it.each([
    [
      'quoted-printable',
      '<table><tr><td>=E7=BB=A9=\r\n=E6=95=88</td><td align=3D"left">1=\r\n2</td></tr></table>',
      ['绩效|12'],
    ],
    ['base64', Buffer.from('<p>绩效</p>').toString('base64'), ['绩效']],
    ['8bit', '<p>绩效</p>', ['绩效']],
  ])('in %s', async (transfer, body, expected) => {
    const bytes = archive(body, transfer);
    expect(bidFor(bytes, '表.doc')).toBe(0.95);
    expect(picture((await extractPage(bytes)).value)).toEqual(expected);
  });
});
