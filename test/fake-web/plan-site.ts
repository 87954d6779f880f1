import { FORM_FORMATS, type FormFormat } from './fake-documents.ts';

/** Ways in which content systems write their pages. */
export const DIALECTS = [
  'trs',
  'jhtml',
  'shtml',
  'query',
  'jpage',
  'numbers',
  'column',
  'direct',
  'inline',
  'scripted',
] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A file that hangs on an article. */
export interface PlannedFile {
  readonly path: string;
  readonly label: string;
  /** Number of the form in it, or null where it holds none. */
  readonly form: number | null;
  readonly format: FormFormat | 'other';
}

/** An article (文章) of a listing. */
export interface PlannedArticle {
  readonly path: string;
  readonly title: string;
  readonly date: string;
  readonly files: readonly PlannedFile[];
  /** Whether the crawl should open it at all. */
  readonly wanted: boolean;
}

/** A site of the fake web. */
export interface PlannedSite {
  readonly name: string;
  readonly dialect: Dialect;
  readonly articles: readonly PlannedArticle[];
}

const OFFICES = [
  '教育局',
  '水利局',
  '农业农村局',
  '民政局',
  '卫生健康局',
  '审计局',
  '林业局',
  '交通运输局',
  '文化和旅游局',
  '统计局',
];

const TITLES = [
  (office: string) => `云溪县${office}2025年部门预算公开`,
  (office: string) => `云溪县${office}2025年项目支出绩效目标公开表`,
  // A listing about budgets names only the departments.
  (office: string) => `云溪县${office}`,
  (office: string) => `关于公开${office}2025年度预算绩效目标的公告`,
];

const UNWANTED = ['公开招聘工作人员公告', '办公设备采购公告', '领导班子任前公示', '政府门户网站客户端下载说明'];

const FORMATS_OF: Partial<Record<Dialect, readonly FormFormat[]>> = { inline: ['html'] };

const OTHERS = [
  ['操作手册.pdf', '预算系统操作手册'],
  ['宣传片.mp4', '绩效宣传片'],
  ['报名表.docx', '培训班报名表'],
  ['招聘岗位表.xlsx', '公开招聘岗位表'],
] as const;

const dateOf = (index: number): string => {
  const day = new Date(Date.UTC(2025, 2, 28) - index * 86_400_000);
  return day.toISOString().slice(0, 10);
};

const planFile = (site: number, article: number, slot: number, dialect: Dialect, perArticle: number): PlannedFile => {
  const form = site * 10_000 + article * 10 + slot;
  const formats = FORMATS_OF[dialect] ?? FORM_FORMATS;
  const format = formats[(article * perArticle + slot) % formats.length]!;
  return {
    path: `/files/${site}-${article}-${slot}.${format}`,
    label: `附件${slot + 1}：项目绩效目标表`,
    form,
    format,
  };
};

const planArticle = (site: number, index: number, dialect: Dialect, perArticle: number): PlannedArticle => {
  const office = OFFICES[(index + site) % OFFICES.length]!;
  const [name, label] = OTHERS[index % OTHERS.length]!;
  // A form on the article page itself has no files beside it.
  const slots = dialect === 'inline' ? 1 : perArticle;
  const files = Array.from({ length: slots }, (_, slot) => planFile(site, index, slot, dialect, perArticle));
  const other: PlannedFile = {
    path: `/other/${site}-${index}-${encodeURIComponent(name)}`,
    label,
    form: null,
    format: 'other',
  };
  return {
    path: `/art/${index}`,
    title: TITLES[index % TITLES.length]!(office) + (index >= TITLES.length * OFFICES.length ? `（${index}）` : ''),
    date: dateOf(index),
    files: [...files, other],
    wanted: true,
  };
};

const planUnwanted = (site: number, index: number): PlannedArticle => ({
  path: `/news/${index}`,
  title: `云溪县${UNWANTED[index % UNWANTED.length]}`,
  date: dateOf(index * 3),
  files: [{ path: `/news-files/${site}-${index}.docx`, label: '附件', form: null, format: 'other' }],
  wanted: false,
});

/** Plans a site: articles with so many target files each, one other file each, and news between them. */
export const planSite = (site: number, articles: number, perArticle: number): PlannedSite => {
  const dialect = DIALECTS[site % DIALECTS.length]!;
  const wanted = Array.from({ length: articles }, (_, index) => planArticle(site, index, dialect, perArticle));
  const news = Array.from({ length: Math.ceil(articles / 4) }, (_, index) => planUnwanted(site, index));
  return {
    name: `site-${site}`,
    dialect,
    articles: [...wanted, ...news].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
  };
};

/** Files of a site that hold a form. */
export const targetFiles = ({ articles }: PlannedSite): readonly PlannedFile[] =>
  articles.flatMap(({ files }) => files).filter(({ form }) => form !== null);
