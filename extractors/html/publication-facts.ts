import { leadingText, type Page, type PageElement, visitElements } from './page-tree.ts';
import { printedLines } from './printed-lines.ts';
import { rowCells, rowGroups } from './table-kind.ts';

/** Printed labels of publication facts, without blanks, by the name they are kept under. */
const FACT_LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    索引号: ['索引号', '信息索引号', '索引编号', '监督索引号'],
    发布机构: [
      '发布机构',
      '发文机关',
      '发文单位',
      '发布单位',
      '公开机构',
      '公开责任部门',
      '发文机构',
      '信息来源',
      '来源',
    ],
    发布日期: ['发布日期', '发布时间', '公开日期', '发文日期', '公开时间', '生成日期', '发表时间'],
    成文日期: ['成文日期', '成文时间'],
    文号: ['文号', '发文字号', '发文文号', '文件编号'],
    主题分类: ['主题分类', '信息分类', '公开分类'],
    有效性: ['有效性'],
  }).flatMap(([name, labels]) => labels.map((label): [string, string] => [label, name])),
);

const META_NAMES: ReadonlyMap<string, string> = new Map([
  ['articletitle', 'title'],
  ['pubdate', '发布日期'],
  ['publishdate', '发布日期'],
  ['contentsource', '发布机构'],
]);

/** Characters of a cell in which the first of its label is looked for, behind the blanks of the source. */
const SEARCHED_FOR_LABEL = 20;

const normalLabel = (text: string): string => text.replace(/[\s\u00a0\u3000:：*]+/g, '');

/** Longest value that is kept; facts are short. */
const MAX_VALUE = 200;

type Facts = Map<string, string>;

const keep = (facts: Facts, label: string, value: string): boolean => {
  const name = FACT_LABELS.get(normalLabel(label));
  if (name === undefined) return false;
  const text = value.replace(/\s+/g, ' ').trim();
  if (text !== '' && text.length <= MAX_VALUE && !facts.has(name)) facts.set(name, text);
  return true;
};

const FIRST_CHARACTERS = new Set([...FACT_LABELS.keys()].map((label) => label[0]!));

/** Whether a cell can begin with a label; most do not, and need not be printed. */
const mayBeginLabel = (cell: PageElement): boolean => {
  const first = normalLabel(leadingText(cell, SEARCHED_FOR_LABEL))[0];
  return first === undefined ? cell.textLength > 0 : FIRST_CHARACTERS.has(first);
};

/** Facts in a table of label and value cells; the number of labels that were recognised. */
const readFactsTable = (table: PageElement, facts: Facts): number => {
  let labels = 0;
  for (const row of rowGroups(table).flat()) {
    const cells = rowCells(row);
    cells.forEach((cell, index) => {
      if (!mayBeginLabel(cell)) return;
      const text = printedLines(cell);
      const next = cells[index + 1];
      const glued = /^([^:：]{2,8})[:：]\s*(\S[\s\S]*)$/.exec(text);
      if (glued && keep(facts, glued[1] ?? '', glued[2] ?? '')) labels += 1;
      else if (keep(facts, text, next ? printedLines(next) : '')) labels += 1;
    });
  }
  return labels;
};

/** True for the table of publication facts (信息公开目录表) of a page: small, with two or more of their labels. */
export const isFactsTable = (table: PageElement): boolean =>
  table.textLength <= 500 && table.tableCount === 1 && readFactsTable(table, new Map()) >= 2;

const LINE_FACT = new RegExp(
  `(${[...FACT_LABELS.keys()].map((label) => [...label].join('[\\s\\u00a0\\u3000]*')).join('|')})[\\s\\u00a0\\u3000]*[:：]\\s*([^\\s|]{2,60}(?: \\d{1,2}:\\d{2}(?::\\d{2})?)?)`,
  'g',
);

/** Characters of a page that are searched for facts in running text. */
const SEARCHED = 20_000;

const readLines = (body: PageElement, isArticle: (element: PageElement) => boolean, facts: Facts): void => {
  const lines = printedLines(body, isArticle, SEARCHED).slice(0, SEARCHED);
  for (const [, label, value] of lines.matchAll(LINE_FACT)) keep(facts, label ?? '', value ?? '');
};

const firstHeading = (body: PageElement): string => {
  let heading = '';
  visitElements(body, (element) => {
    if (heading === '' && element.tag === 'h1') heading = printedLines(element).replaceAll('\n', ' ');
    return heading === '';
  });
  return heading;
};

/**
 * Publication facts of a page outside its article: title, 索引号, 发布机构, 发布日期, 文号 …; names of authors and editors
 * are never among them.
 */
export const readPublicationFacts = (
  page: Page,
  isArticle: (element: PageElement) => boolean,
): Readonly<Record<string, string>> => {
  const facts: Facts = new Map();
  visitElements(page.body, (element) => {
    if (isArticle(element)) return false;
    if (element.tag === 'table' && isFactsTable(element)) readFactsTable(element, facts);
    return element.tableCount > 0;
  });
  readLines(page.body, (element) => isArticle(element) || element.tag === 'table', facts);
  for (const [meta, name] of META_NAMES) {
    const value = page.metas.get(meta);
    if (value && value.length <= MAX_VALUE && !facts.has(name)) facts.set(name, value);
  }
  const title = facts.get('title') ?? (firstHeading(page.body) || page.title);
  if (title !== '') facts.set('title', title.slice(0, MAX_VALUE));
  return Object.fromEntries(facts);
};
