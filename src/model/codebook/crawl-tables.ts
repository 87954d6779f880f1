import { always, maybe, type Table } from './column.ts';
import { words } from './words.ts';

const RUN = { run_number: always.integer('轮次', 'Pass of the crawler', '抓取轮次') };
const SITE = { site: always.text('站点', 'Site, by the name of its file', '站点，即站点文件中的名称') };
const URL = { url: always.text('网址', 'Address', '网址') };
const ROLE = { role: always.text('类型', 'start, page or file', '起始页（start）、网页（page）或文件（file）') };
const REASON = {
  code: maybe.text('原因代码', 'Why nothing came', '未取得的原因代码'),
  reason: maybe.text('原因', 'The same in words; for ignored links why they are', '原因说明；未采链接则为不采的理由'),
};
const FILE = {
  sha256: maybe.text('内容摘要', 'sha256 of the document, its id', '文件内容的 sha256，即文件编号'),
  size: maybe.integer('字节数', 'Bytes of the document', '文件字节数'),
};
const WITHDRAWN = { withdrawn_at: maybe.time('撤回时间', 'When it was found gone', '发现被撤回的时间') };
const FIRST_SEEN = { first_seen_at: always.time('首次发现', 'When a page first linked it', '首次在网页上发现的时间') };
const PUBLISHED = {
  published_on: maybe.date('发布日期', 'Day that the listing or address shows', '列表或网址所示的发布日期'),
};
const LINK_TEXT = { link_text: always.text('链接文字', 'Text of the link', '链接文字') };
const CHANGED = { changed_at: maybe.time('变更时间', 'When it last was another', '最近一次变更的时间') };
const FILE_NAME = {
  file_name: maybe.text('文件名', 'Name that the server or the address gives', '服务器或网址给出的文件名'),
};

/** Tables and views of the crawler (抓取): where documents were published, what was asked for, what failed. */
export const CRAWL_TABLES: Readonly<Record<string, Table>> = {
  publication: {
    kind: 'view',
    title: words('places of publication', '发布来源'),
    row: words('an address that gave a document', '曾给出某文件的一个网址'),
    key: ['document_id', 'url', 'site'],
    references: [{ column: 'document_id', table: 'document' }],
    columns: {
      document_id: always.id('文件编号', 'Document, sha256 of its bytes', '文件编号（内容的 sha256）'),
      ...URL,
      ...SITE,
      site_division_code: maybe.text('站点区划', 'Division that the site file names', '站点文件所记的行政区划代码'),
      page_url: maybe.text('所在网页', 'Page that links it', '链接所在的网页'),
      ...LINK_TEXT,
      ...FILE_NAME,
      ...PUBLISHED,
      ...FIRST_SEEN,
      ...CHANGED,
      ...WITHDRAWN,
    },
  },
  crawl_run: {
    kind: 'table',
    title: words('passes of the crawler', '抓取轮次'),
    row: words('one pass over the sites', '对各站点的一轮抓取'),
    key: ['run_number'],
    references: [],
    columns: {
      ...RUN,
      started_at: always.time('开始时间', 'When it began', '开始时间'),
      ended_at: maybe.time('结束时间', 'When it ended', '结束时间'),
      state: always.text('状态', 'running, done, stopped or abandoned', '进行中、完成、中止或放弃'),
      summary: maybe.text('摘要', 'Summary as JSON', 'JSON 格式的摘要'),
    },
  },
  crawl_site: {
    kind: 'table',
    title: words('sites', '站点'),
    row: words('a site that was crawled', '抓取过的一个站点'),
    key: ['site'],
    references: [],
    columns: {
      ...SITE,
      title: maybe.text('站点名称', 'Name for people', '站点中文名'),
      division_code: maybe.text('行政区划代码', 'Administrative division of the site', '站点所属行政区划'),
      settings: always.text('设置', 'Its site file as JSON, as used last', '最近一次使用的站点设置（JSON）'),
      seen_at: always.time('最近抓取', 'When it was last begun', '最近一次开始抓取的时间'),
    },
  },
  crawl_target: {
    kind: 'table',
    title: words('addresses', '待抓与已抓网址'),
    row: words('an address that a site links, taken or ignored', '站点上的一个链接，含采与不采'),
    key: ['site', 'url'],
    references: [],
    columns: {
      target_number: always.integer('编号', 'Number of the address', '网址的内部编号'),
      ...SITE,
      ...URL,
      ...ROLE,
      state: always.text(
        '状态',
        'queued, done, failed, refused, deferred, missing, withdrawn or ignored',
        '待抓、完成、失败、拒绝、推迟、缺失、撤回或不采',
      ),
      ...REASON,
      depth: always.integer('层级', 'Clicks from a start page', '距起始页的点击数'),
      parent_url: maybe.text('来源网页', 'Page that linked it first', '首次链接它的网页'),
      ...LINK_TEXT,
      topic: maybe.text('主题词', 'Word that says what it is about', '说明主题的词'),
      ...PUBLISHED,
      entries: always.integer('条目数', 'Entries of lists on the page', '网页上的列表条目数'),
      etag: maybe.text('实体标签', 'ETag of the last answer', '最近一次应答的 ETag'),
      last_modified: maybe.text('修改标记', 'Last-Modified of the last answer', '最近一次应答的 Last-Modified'),
      ...FILE_NAME,
      ...FILE,
      form_digest: maybe.text('正文摘要', 'Digest of the form printed on the page', '网页正文中表格的摘要'),
      attempts: always.integer('失败轮数', 'Passes in a row in which it failed', '连续失败的轮数'),
      ...FIRST_SEEN,
      checked_at: maybe.time('最近检查', 'When it was last asked for', '最近一次请求的时间'),
      ...CHANGED,
      next_check_at: maybe.time('下次检查', 'When it is due again', '下次应检查的时间'),
      run_number: maybe.integer('轮次', 'Pass in which it was last due', '最近一次列入的轮次'),
      missing_run: maybe.integer('缺失轮次', 'Pass in which it was found gone', '发现缺失的轮次'),
      ...WITHDRAWN,
      ingested_sha256: maybe.text('已读内容', 'sha256 of the bytes that were read into records', '已识读内容的 sha256'),
      ingested_version: maybe.text('识读版本', 'Version that read them', '识读所用的程序版本'),
    },
  },
  fetch: {
    kind: 'table',
    title: words('log of requests', '请求日志'),
    row: words('an address in a pass, with all its tries and redirects', '一轮中对一个网址的请求（含重试与跳转）'),
    key: ['fetch_number'],
    references: [],
    columns: {
      fetch_number: always.integer('编号', 'Number of the request', '请求编号'),
      ...RUN,
      ...SITE,
      ...URL,
      ...ROLE,
      change: always.text(
        '结果',
        'new, changed, unchanged, missing, refused, failed or deferred',
        '新增、变更、未变、缺失、拒绝、失败或推迟',
      ),
      fetched_at: always.time('请求时间', 'When it ended', '请求完成的时间'),
      milliseconds: always.integer('耗时', 'Time it took with its waits', '耗时（毫秒，含等待）'),
      status: maybe.integer('状态码', 'HTTP status', 'HTTP 状态码'),
      final_url: maybe.text('最终网址', 'Address after redirects, where it is another', '跳转后的网址（如不同）'),
      ...REASON,
      ...FILE,
      headers: maybe.text('应答头', 'Headers of the answer as JSON', '应答头（JSON）'),
    },
  },
  crawl_finding: {
    kind: 'table',
    title: words('findings about sources', '来源异常'),
    row: words('something wrong with a site in a pass', '某轮中某站点的一项异常'),
    key: ['run_number', 'site', 'ordinal'],
    references: [],
    columns: {
      ...RUN,
      ...SITE,
      ordinal: always.integer('序号', 'Number within the site, the worst first', '站点内序号，重者在前'),
      code: always.text('代码', 'What kind of finding', '异常代码'),
      severity: always.text('程度', 'error, warning or info', '错误、警告或提示'),
      message: always.text('说明', 'What was expected and found', '说明'),
    },
  },
};
