import { describe, expect, test } from 'vitest';
import { examinePage } from '../../src/crawl/find/examine-page.ts';
import { dateInUrl, findDate } from '../../src/crawl/find/find-date.ts';
import { normalizeUrl } from '../../src/crawl/find/normalize-url.ts';
import { parseSite, type Site } from '../../src/crawl/site.ts';
import { encodeGbk } from '../fake-web/encode-gbk.ts';

const START = 'https://www.yunxi.gov.cn/zwgk/czyjs/';

const siteWith = (more: object = {}): Site => parseSite({ name: 'yunxi', start: [START], ...more }) as Site;

const examine = (html: string | Uint8Array, url = START, more: object = {}, contentType = 'text/html') =>
  examinePage(
    {
      url,
      bytes: typeof html === 'string' ? new TextEncoder().encode(html) : html,
      contentType,
      depth: 0,
      isStart: url === START,
      isContinued: false,
      inheritedTopic: null,
    },
    siteWith(more),
  );

const taken = (page: ReturnType<typeof examine>): string[] =>
  page.links
    .filter(({ decision }) => decision.take !== null)
    .map(({ link, decision }) => `${decision.take} ${new URL(link.url).pathname}${new URL(link.url).search}`);

describe('dates of list entries', () => {
  test.each([
    ['2025-03-12', '2025-03-12'],
    ['[2025/3/2]', '2025-03-02'],
    ['发布时间：2025年3月12日 09:30', '2025-03-12'],
    ['（2025.03.12）', '2025-03-12'],
    ['25-03-12', '2025-03-12'],
    ['20250312', '2025-03-12'],
    // No date: a month without its year, an impossible day, a document number.
    ['03-12', null],
    ['2025-13-45', null],
    ['云财〔2025〕12号', null],
    ['2025年度部门预算', null],
  ])('%s', (text, date) => expect(findDate(text)).toBe(date));

  test.each([
    ['https://a.gov.cn/zwgk/202503/t20250312_88.html', '2025-03-12'],
    ['https://a.gov.cn/art/2025/3/2/art_9_1.html', '2025-03-02'],
    ['https://a.gov.cn/2025-03/12/content_5.htm', '2025-03-12'],
    ['https://a.gov.cn/c100012/202503/abc.shtml', null],
  ])('%s', (url, date) => expect(dateInUrl(url)).toBe(date));
});

describe('addresses', () => {
  test.each([
    ['./P020250312.xls', 'https://www.yunxi.gov.cn/zwgk/czyjs/P020250312.xls'],
    ['/a b/绩效.pdf', 'https://www.yunxi.gov.cn/a%20b/%E7%BB%A9%E6%95%88.pdf'],
    ['HTTPS://WWW.Yunxi.GOV.cn:443/x#top', 'https://www.yunxi.gov.cn/x'],
    ['/x.jsp;jsessionid=AB12?id=3&utm_source=wx', 'https://www.yunxi.gov.cn/x.jsp?id=3'],
    ['\\files\\a.doc', 'https://www.yunxi.gov.cn/files/a.doc'],
    ['//cdn.yunxi.gov.cn/a.doc', 'https://cdn.yunxi.gov.cn/a.doc'],
    ['https://user:secret@www.yunxi.gov.cn/', 'https://www.yunxi.gov.cn/'],
    ['javascript:void(0)', null],
    ['mailto:a@b.cn', null],
    ['#', null],
    ['http://', null],
  ])('%s', (href, url) => expect(normalizeUrl(href, START)).toBe(url));
});

describe('how a listing goes on', () => {
  const nextOf = (body: string, url = START, paging: object = {}): string | null =>
    examine(`<html><body>${body}</body></html>`, url, { paging }).next;
  const at = (path: string): string => new URL(path, START).href;

  test.each([
    ['TRS', '<script>createPageHTML(5, 0, "index", "html");</script>', START, 'index_1.html'],
    ['TRS, second page', '<script>createPageHTML(5, 1, "index", "html");</script>', at('index_1.html'), 'index_2.html'],
    ['TRS, last page', '<script>createPageHTML(5, 4, "index", "html");</script>', at('index_4.html'), null],
    [
      'TRS with variables',
      '<script>var countPage = 3;\nvar currentPage = 0;\ncreatePageHTML(countPage, currentPage, "index", "shtml");</script>',
      START,
      'index_1.shtml',
    ],
    [
      'TRS, the definition is no call',
      '<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}</script>',
      START,
      null,
    ],
    [
      'with an element first',
      "<script>createPageHTML('page_div',5, 1,'list','shtml',93);</script>",
      at('list.shtml'),
      'list_2.shtml',
    ],
    [
      'with an element first, last page',
      "<script>createPageHTML('page_div',5, 5,'list','shtml',93);</script>",
      at('list_5.shtml'),
      null,
    ],
    [
      'Pager object',
      "<script>new Pager({size:8, current:0, prefix:'index', suffix:'html'});</script>",
      START,
      'index_1.html',
    ],
    [
      'jhtml in onclick',
      `<a class="pageB" onclick="location.href=encodeURI('index_2.jhtml');">下一页</a>`,
      at('index.jhtml'),
      'index_2.jhtml',
    ],
    [
      'tagname',
      '<a class="bt_link" tagname="/zwgk/czyjs/column-index-2.shtml">下一页</a>',
      START,
      'column-index-2.shtml',
    ],
    ['query', '<a href="?page=2">下一页&gt;&gt;</a>', START, '?page=2'],
    ['an arrow', '<a href="index_2.htm">&gt;</a>', START, 'index_2.htm'],
    ['rel=next', '<a rel="next" href="2.html">→</a>', START, '2.html'],
    ['an input', `<input type="button" value="下一页" onclick="window.location='list_2.aspx'">`, START, 'list_2.aspx'],
    ['a dead next link', '<a class="disabled" href="index_9.html">下一页</a>', START, null],
    ['numbers', '<b>1</b> <a href="index_p2.html">2</a> <a href="index_p3.html">3</a>', START, 'index_p2.html'],
    [
      'numbers, in the middle',
      '<a href="index_p1.html">1</a> <b>2</b> <a href="index_p3.html">3</a>',
      at('index_p2.html'),
      'index_p3.html',
    ],
    [
      'numbers, the last',
      '<a href="index_p1.html">1</a> <a href="index_p2.html">2</a> <b>3</b>',
      at('index_p3.html'),
      null,
    ],
    [
      'JPage',
      '<script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/dataproxy.jsp?page=1&amp;columnid=9"></a>]]></nextgroup></datastore></script>',
      START,
      '/module/dataproxy.jsp?page=1&columnid=9',
    ],
    ['none', '<a href="/">首页</a> <a href="x.html">2025</a>', START, null],
  ])('%s', (_name, body, url, next) => expect(nextOf(body, url)).toBe(next === null ? null : at(next)));

  test('a site file can say it: pattern, selector', () => {
    expect(nextOf('', START, { pattern: 'index_{n}.html' })).toBe(at('index_2.html'));
    expect(nextOf('', at('index_2.html'), { pattern: 'index_{n}.html', last: 3 })).toBe(at('index_3.html'));
    expect(nextOf('', at('index_3.html'), { pattern: 'index_{n}.html', last: 3 })).toBe(null);
    expect(nextOf('<a id="n" href="7.html">更多</a>', START, { next: '#n' })).toBe(at('7.html'));
  });
});

describe('what is taken from a listing', () => {
  const LISTING = `<html><head><title>部门预算_云溪县人民政府</title></head><body>
    <div class="header"><ul><li><a href="/">首页</a></li><li><a href="/jxgl/">绩效管理</a></li><li><a href="/zcfg/">政策法规</a></li></ul></div>
    <div class="crumb">当前位置：首页 &gt; 财政预决算 &gt; 部门预算</div>
    <ul class="list">
      <li><a href="./202503/t20250312_1.html" title="云溪县教育局2025年部门预算公开">云溪县教育局2025年部...</a><span>2025-03-12</span></li>
      <li><a href="./202503/t20250311_2.html">云溪县水利局</a><span>2025-03-11</span></li>
      <li><a href="./202503/t20250310_3.html">云溪县公开招聘教师公告</a><span>2025-03-10</span></li>
      <li><a href="./P020250310.xlsx">2025年项目绩效目标表</a><span>2025-03-10</span></li>
      <li><a href="https://other.example.org/a.html">省财政厅预算公开</a><span>2025-03-09</span></li>
    </ul>
    <div class="footer"><a href="/map.html">网站地图</a></div></body></html>`;

  test('entries about budgets, departments below a column about budgets, files; not news, not other hosts', () => {
    const page = examine(LISTING);
    expect(taken(page).sort()).toEqual([
      'file /zwgk/czyjs/P020250310.xlsx',
      'page /jxgl/',
      'page /zwgk/czyjs/202503/t20250311_2.html',
      'page /zwgk/czyjs/202503/t20250312_1.html',
    ]);
    const reasons = new Map(page.links.map(({ link, decision }) => [link.text, decision.reason]));
    expect(reasons.get('云溪县公开招聘教师公告')).toBe('about 招聘');
    expect(reasons.get('省财政厅预算公开')).toMatch(/another host/);
    expect(page.links.find(({ link }) => link.text === '云溪县教育局2025年部门预算公开')?.link.date).toBe('2025-03-12');
  });

  test('a page in GBK with a wrong header is read', () => {
    const page = examine(
      encodeGbk(LISTING.replace('<head>', '<head><meta charset="gb2312">')),
      START,
      {},
      'text/html; charset=utf-8',
    );
    expect(page.topic).toBe('部门预算');
    expect(taken(page)).toHaveLength(4);
  });

  test('a column that is about something else takes only what says so itself', () => {
    const page = examine(LISTING.replace(/部门预算_/, '通知公告_').replace('财政预决算 &gt; 部门预算', '通知公告'));
    expect(page.topic).toBe(null);
    expect(taken(page)).not.toContain('page /zwgk/czyjs/202503/t20250311_2.html');
    expect(taken(page)).toContain('page /zwgk/czyjs/202503/t20250312_1.html');
  });

  test('the last page of a listing is one, also with a single entry', () => {
    const last = (paging: string) =>
      taken(
        examine(
          `<html><title>部门预算</title><ul><li><a href="a.html">云溪县档案馆</a> 2025-01-02</li></ul>${paging}`,
          `${START}index_9.html`,
        ),
      );
    expect(last('<script>createPageHTML(10, 9, "index", "html")</script>')).toEqual(['page /zwgk/czyjs/a.html']);
    expect(last('<a href="index_8.html">上一页</a>')).toEqual(['page /zwgk/czyjs/a.html']);
    expect(last('')).toEqual([]);
  });

  test('a site file can force and forbid', () => {
    const forced = taken(examine(LISTING, START, { links: { follow: ['招聘'], ignore: ['水利局', '\\.xlsx$'] } }));
    expect(forced).toContain('page /zwgk/czyjs/202503/t20250310_3.html');
    expect(forced.join()).not.toMatch(/t20250311_2|xlsx/);
    expect(taken(examine(LISTING, START, { links: { items: 'ul.list li' } }))).not.toContain('page /jxgl/');
  });
});

describe('what is taken from an article', () => {
  const article = (body: string, title = '云溪县教育局2025年项目支出绩效目标'): ReturnType<typeof examine> =>
    examine(
      `<html><head><title>${title}</title><base href="/files/2025/"></head><body><h1>${title}</h1><div class="TRS_Editor">${body}</div></body></html>`,
      `${START}t1.html`,
    );

  test.each([
    ['a link', '<p><a href="a.xls">附件1</a></p>', 'file /files/2025/a.xls'],
    [
      'Hanweb download',
      '<a href="/module/download/downfile.jsp?classid=0&filename=b3.pdf">附件.pdf</a>',
      'file /module/download/downfile.jsp?classid=0&filename=b3.pdf',
    ],
    [
      'a download by number',
      '<a href="/attachment/download?id=77">附件：绩效目标表</a>',
      'file /attachment/download?id=77',
    ],
    ['window.open', `<a href="javascript:void(0)" onclick="window.open('/f/c.docx')">附件</a>`, 'file /f/c.docx'],
    ['a script address', `<a href="javascript:downFile('/f/d.doc')">附件</a>`, 'file /f/d.doc'],
    ['a data attribute', '<span class="file" data-url="/f/e.et">下载</span>', 'file /f/e.et'],
    ['a page in a data attribute', '<span data-url="/f/e.html">下载</span>', 'page /f/e.html'],
    ['a variable', `<script>var appLinks = "<a href='./g.xlsx'>附件</a>";</script>`, 'file /files/2025/g.xlsx'],
    ['a viewer', '<iframe src="/pdfjs/web/viewer.html?file=/f/h.pdf"></iframe>', 'file /f/h.pdf'],
    ['an embedded file', '<embed src="/f/i.pdf" type="application/pdf">', 'file /f/i.pdf'],
    ['a scanned page', '<p><img src="W020250312.jpg"></p>', 'file /files/2025/W020250312.jpg'],
    ['an archive', '<a href="all.zip">全部附件下载</a>', 'file /files/2025/all.zip'],
  ])('%s', (_name, body, expected) => expect(taken(article(body))).toEqual([expected]));

  test.each([
    ['a manual', '<a href="a.pdf">预算系统操作手册</a>'],
    ['a film', '<a href="a.mp4">绩效目标宣传</a>'],
    ['a program', '<a href="/f/reader.exe">阅读器</a>'],
    ['decoration', '<img src="/images/common/icon_doc.png"><img src="/theme/logo.png">'],
    ['a mail address', '<a href="mailto:czj@yunxi.gov.cn">联系</a>'],
  ])('not %s', (_name, body) => expect(taken(article(body))).toEqual([]));

  test('on an article about something else only what says so itself', () => {
    expect(
      taken(article('<a href="a.docx">附件</a><a href="b.docx">部门绩效目标表</a>', '关于防汛工作的通知')),
    ).toEqual(['file /files/2025/b.docx']);
  });

  test('a form on the page makes the page a document; counters around it do not change it', () => {
    const form =
      '<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr><tr><td>产出</td><td>数量</td><td>路灯</td><td>≥3</td></tr></table>';
    const first = article(`<p>浏览次数：17</p>${form}`);
    expect(first.form).toContain('指标值');
    expect(article(`<p>浏览次数：18</p>${form}`).form).toBe(first.form);
    expect(article(`<p>浏览次数：17</p>${form.replace('≥3', '≥4')}`).form).not.toBe(first.form);
    expect(article('<p>附件见下</p>').form).toBe(null);
  });
});

describe('pages that are none', () => {
  const kindOf = (html: string): string => examine(html, `${START}t1.html`).kind.kind;

  test.each([
    [
      'login',
      '<html><title>统一身份认证</title><body><form>账号<input name=u>密码<input type=password></form></body></html>',
    ],
    ['challenge', '<html><body>您的访问过于频繁，请输入验证码</body></html>'],
    ['challenge', '<html><head><script src="/waf.js"></script></head><body></body></html>'],
    ['missing', '<html><title>404</title><body>抱歉，您访问的页面不存在或已删除</body></html>'],
    ['empty', '<html><body></body></html>'],
    ['redirect', '<html><head><meta http-equiv="refresh" content="0;url=/new/"></head></html>'],
    ['redirect', `<html><body><script>window.location.href="/new/index.html";</script></body></html>`],
    ['page', '<html><title>云溪县教育局</title><body><p>2025年部门预算公开</p><a href="a.pdf">附件</a></body></html>'],
  ])('%s: %s', (kind, html) => expect(kindOf(html)).toBe(kind));

  test('a page with a search box for the members and a long listing is a page', () => {
    const items = Array.from(
      { length: 12 },
      (_, n) => `<li><a href="${n}.html">云溪县第${n}小学部门预算</a> 2025-03-12</li>`,
    ).join('');
    expect(
      kindOf(`<html><title>部门预算</title><body>用户登录<input type=password><ul>${items}</ul></body></html>`),
    ).toBe('page');
  });

  test('hostile pages end in moderate time', () => {
    const started = process.cpuUsage();
    const nested = `${'<div>'.repeat(8_000)}<a href="x.pdf">绩效目标</a>`;
    const many = `<ul>${'<li><a href="绩效.pdf">绩效目标</a>2025-01-01</li>'.repeat(8_000)}`;
    const scripted = `<script>${'createPageHTML(1,'.repeat(8_000)}</script><a onclick="${"open('".repeat(8_000)}">下一页</a>`;
    const bare = `<div>${'<a href="绩效.pdf">绩效目标</a> x '.repeat(8_000)}</div><p>${'<a href="b.pdf">绩效</a>'.repeat(8_000)}</p>`;
    const records = `<script type="text/xml"><datastore>${'<record>'.repeat(100_000)}</record>${'<nextgroup>'.repeat(100_000)}</script>`;
    const calls = `<a href="javascript:view('${'.ab?view'.repeat(100_000)}">x</a>`;
    for (const html of [nested, many, scripted, bare, records, calls]) examine(html);
    const { user } = process.cpuUsage(started);
    expect(user / 1e6).toBeLessThan(10);
  });
});
