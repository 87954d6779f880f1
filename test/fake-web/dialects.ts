import { formTable } from './fake-documents.ts';
import type { PlannedArticle, PlannedFile, PlannedSite } from './plan-site.ts';

/** What a page is made of, without its frame. */
export interface RenderedPage {
  readonly title: string;
  readonly head?: string;
  readonly body: string;
  readonly gbk?: boolean;
}

/** Entries on one page of a listing. */
export const PAGE_SIZE = 4;

const NAVIGATION = `<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>`;
const FOOTER = `<div class="footer"><a href="http://www.gov.cn/">中国政府网</a><a href="/sitemap.html">网站地图</a><p>主办：云溪县人民政府办公室</p></div>`;

/** A whole page around a body. */
export const framed = ({ title, head = '', body, gbk = false }: RenderedPage): string =>
  `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=${gbk ? 'gb2312' : 'utf-8'}"><title>${title}</title>${head}</head><body>${NAVIGATION}${body}${FOOTER}</body></html>`;

const slash = (date: string): string => date.replaceAll('-', '/');
const chinese = (date: string): string => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

const listItem = ({ path, title, date }: PlannedArticle, shown: string): string => {
  const cut = title.length > 16 ? `${title.slice(0, 15)}...` : title;
  return `<li><a href="${path}.html" title="${title}" target="_blank">${cut}</a><span class="date">${shown || date}</span></li>`;
};

const crumbs = (column: string): string =>
  `<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; ${column}</div>`;

const list = (items: string): string => `<ul class="list">${items}</ul>`;

/** A listing page: entries, and how it goes on. `page` counts from 0. */
type Listing = (site: PlannedSite, entries: readonly PlannedArticle[], page: number, pages: number) => RenderedPage;

const trs: Listing = (_site, entries, page, pages) => ({
  title: '预决算公开_云溪县人民政府',
  gbk: true,
  body: `${crumbs('预决算公开')}${list(entries.map((entry) => listItem(entry, `[${entry.date}]`)).join(''))}<div class="page"><script>createPageHTML(${pages}, ${page}, "index", "html");</script></div>`,
});

const jhtml: Listing = (_site, entries, page, pages) => {
  const next =
    page + 1 < pages ? `onclick="location.href=encodeURI('index_${page + 2}.jhtml');"` : 'disabled="disabled"';
  return {
    title: '部门预算 - 云溪县',
    body: `${crumbs('部门预算')}<div class="con">${list(entries.map((entry) => listItem(entry, slash(entry.date))).join(''))}</div><div class="fanye">共${entries.length}条记录 ${page + 1}/${pages}页 <a class="pageB" href="javascript:void(0)" ${next}>下一页</a></div>`,
  };
};

const shtml: Listing = (_site, entries, page, pages) => ({
  title: '云溪县财政局-绩效信息',
  body: `${crumbs('绩效信息')}${list(entries.map((entry) => listItem(entry, chinese(entry.date))).join(''))}<div id="page_div"></div><script>var total = ${pages};\ncreatePageHTML('page_div',total, ${page + 1},'index','shtml',${pages * PAGE_SIZE});</script>`,
});

const query: Listing = (_site, entries, page, pages) => ({
  title: '财政预决算',
  body: `${crumbs('财政预决算')}<table class="tb">${entries.map(({ path, title, date }) => `<tr><td><a href="${path}.html">${title}</a></td><td>${date}</td></tr>`).join('')}</table><div class="pagination"><a href="?page=1">首页</a>${page + 1 < pages ? `<a href="?page=${page + 2}">下一页</a>` : '<span>下一页</span>'}<a href="?page=${pages}">尾页</a></div>`,
});

const record = ({ path, title, date }: PlannedArticle): string =>
  `<record><![CDATA[<li><a href='${path}.html' title='${title}'>${title}</a><b>${date}</b></li>]]></record>`;

/** What the list service of JPage sites answers. */
export const jpageRecords = (entries: readonly PlannedArticle[], page: number, pages: number): string => {
  const next =
    page + 1 < pages
      ? `<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=${page + 1}&webid=1&columnid=9"></a>]]></nextgroup>`
      : '';
  return `<datastore>${next}<recordset>${entries.map(record).join('')}</recordset></datastore>`;
};

const jpage: Listing = (_site, entries, page, pages) => ({
  title: '部门预决算公开',
  body: `${crumbs('部门预决算公开')}<div id="8417"><script type="text/xml">${jpageRecords(entries, page, pages)}</script></div>`,
});

const numbers: Listing = (_site, entries, page, pages) => ({
  title: '预算绩效管理',
  head: '<base href="/czyjs/">',
  body: `${crumbs('预算绩效管理')}<div class="lists">${entries.map(({ path, title, date }) => `<div class="item"><a href="..${path}.html">${title}</a><em>${date.slice(2)}</em></div>`).join('')}</div><div class="fy">${Array.from({ length: pages }, (_, n) => (n === page ? `<span>${n + 1}</span>` : `<a href="${n === 0 ? 'index.html' : `index_p${n + 1}.html`}">${n + 1}</a>`)).join(' ')}</div>`,
});

const column: Listing = (_site, entries, page, pages) => ({
  title: '部门预算公开',
  body: `${crumbs('部门预算公开')}${list(entries.map((entry) => listItem(entry, entry.date)).join(''))}<div class="pages">${page + 1 < pages ? `<a class="next" href="column-index-${page + 2}.shtml">下一页&gt;&gt;</a>` : ''}</div>`,
});

const fileLink = ({ path, label, format }: PlannedFile): string =>
  `<a href="${path}">${label}${format === 'other' ? '' : `.${format}`}</a>`;

/** A listing whose entries are the files themselves. */
const direct: Listing = (_site, entries, page, pages) => ({
  title: '绩效目标公开',
  body: `${crumbs('绩效目标公开')}<ul>${entries.flatMap(({ files, title, date, wanted, path }) => (wanted ? files.map((file) => `<li>${fileLink(file)} ${title}<i>${date}</i></li>`) : [`<li><a href="${path}.html">${title}</a><i>${date}</i></li>`])).join('')}</ul>${page + 1 < pages ? `<a href="list_${page + 2}.html">下一页</a>` : ''}`,
});

/** Listings of all dialects. */
export const LISTINGS: Readonly<Record<PlannedSite['dialect'], Listing>> = {
  trs,
  jhtml,
  shtml,
  query,
  jpage,
  numbers,
  column,
  direct,
  inline: trs,
  scripted: column,
};

/** Path of page number `page` (from 0) of a site's listing. */
export const listingPath = (dialect: PlannedSite['dialect'], page: number): string => {
  if (page === 0) return '/czyjs/';
  const paths: Readonly<Record<PlannedSite['dialect'], string>> = {
    trs: `/czyjs/index_${page}.html`,
    inline: `/czyjs/index_${page}.html`,
    jhtml: `/czyjs/index_${page + 1}.jhtml`,
    shtml: `/czyjs/index_${page + 1}.shtml`,
    query: `/czyjs/?page=${page + 1}`,
    jpage: `/module/web/jpage/dataproxy.jsp?page=${page}&webid=1&columnid=9`,
    numbers: `/czyjs/index_p${page + 1}.html`,
    column: `/czyjs/column-index-${page + 1}.shtml`,
    scripted: `/czyjs/column-index-${page + 1}.shtml`,
    direct: `/czyjs/list_${page + 1}.html`,
  };
  return paths[dialect];
};

const scriptedLink = ({ path, label, format }: PlannedFile, index: number): string => {
  if (format === 'other') return `<p><a href="${path}">${label}</a></p>`;
  if (index % 3 === 0)
    return `<p><a href="javascript:void(0)" onclick="window.open('${path}')">${label}.${format}</a></p>`;
  if (index % 3 === 1)
    return `<p><a href="/module/download/downfile.jsp?classid=0&filename=${path.split('/').at(-1)}">${label}</a></p>`;
  return format === 'pdf'
    ? `<iframe src="/pdfjs/web/viewer.html?file=${path}"></iframe>`
    : `<p><span data-url="${path}" onclick="down(this)">下载</span></p><script>var appendix = "<a href='${path}'>${label}</a>";</script>`;
};

/** An article page with its attachments, or with the form printed on it. */
export const articlePage = (
  site: PlannedSite,
  article: PlannedArticle,
  visits: number,
  version: (file: PlannedFile) => number,
): RenderedPage => {
  const { title, date, files } = article;
  const inline = site.dialect === 'inline' && article.wanted;
  const links = files
    .filter(({ format }) => !inline || format === 'other')
    .map((file, index) => (site.dialect === 'scripted' ? scriptedLink(file, index) : `<p>${fileLink(file)}</p>`));
  const forms = inline
    ? files.flatMap((file) => (file.form === null ? [] : [formTable(file.form, version(file))]))
    : [];
  return {
    title: `${title}_云溪县人民政府`,
    head: `<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${date} 09:30">`,
    gbk: site.dialect === 'trs',
    body: `${crumbs('正文')}<h1>${title}</h1><p class="info">发布时间：${date} 浏览次数：${visits}</p><div class="TRS_Editor">${forms.join('')}<p>现予公开。</p>${links.join('')}<img src="/images/common/icon.png"></div><div class="related"><a href="/hdjl/">相关链接</a></div>`,
  };
};
