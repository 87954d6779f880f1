// Tables of words such as the issue trackers of other extractors are full of, and Chinese ones of statistics and accounts.
import type { Choice } from './random-choice.ts';
import { cell, type ModelCell, type TableModel } from './table-model.ts';
import { CHINESE_NAMES, number, PEOPLE, PLACES, phrase, sentence } from './words.ts';

const bold = { bold: true } as const;

/** A table of two or three rows. */
export const tinyTable = (c: Choice): TableModel => {
  const columns = c.between(2, 4);
  const heads = Array.from({ length: columns }, () => cell(phrase(c, c.between(1, 2)), 'left', bold));
  const rows = Array.from({ length: c.between(1, 3) }, () => [
    cell(phrase(c, 2)),
    ...Array.from({ length: columns - 1 }, () => cell(number(c, c.between(1, 5)), 'left')),
  ]);
  return {
    kind: 'tiny',
    title: phrase(c, 2),
    rows: [heads, ...rows],
    headerRows: 1,
    widths: heads.map(() => 2),
    notes: [],
  };
};

/** Month with a week a row. */
export const calendarTable = (c: Choice): TableModel => {
  const first = c.between(0, 6);
  const days = c.between(28, 31);
  const weeks = Math.ceil((first + days) / 7);
  const heads = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day) => cell(day, 'center', bold));
  const rows = Array.from({ length: weeks }, (_, w) =>
    heads.map((_head, d) => {
      const day = w * 7 + d - first + 1;
      return cell(day < 1 || day > days ? '' : String(day), 'center');
    }),
  );
  return {
    kind: 'calendar',
    title: 'May 2023',
    rows: [heads, ...rows],
    headerRows: 1,
    widths: heads.map(() => 1),
    notes: [],
  };
};

/** One list in two halves beside each other: number, name, number, name. */
export const pairedTable = (c: Choice): TableModel => {
  const half = c.between(4, 12);
  const one = (i: number): readonly ModelCell[] => [
    cell(String(i), 'right'),
    cell(c.pick([c.pick(PLACES), phrase(c, 2)])),
    cell(number(c, 4), 'right'),
  ];
  const heads = ['No.', 'Name', 'Value', 'No.', 'Name', 'Value'].map((head, i) =>
    cell(head, i % 3 === 1 ? 'left' : 'right', bold),
  );
  const rows = Array.from({ length: half }, (_, i) => [...one(i + 1), ...one(i + 1 + half)]);
  return {
    kind: 'paired',
    title: phrase(c, 2),
    rows: [heads, ...rows],
    headerRows: 1,
    widths: [1, 3, 1.6, 1, 3, 1.6],
    notes: [],
  };
};

/** Lists inside cells. */
export const bulletsTable = (c: Choice): TableModel => {
  const list = (): ModelCell => {
    const items = Array.from({ length: c.between(2, 4) }, () => sentence(c, c.between(3, 9)));
    return cell(items.map((item) => `• ${item}`).join(' '), 'left', {
      html: items.map((item) => `<div>• ${item}</div>`).join(''),
    });
  };
  const rows = Array.from({ length: c.between(3, 6) }, () => [
    cell(phrase(c, 2), 'left', bold),
    list(),
    cell(c.pick(PEOPLE)),
  ]);
  const heads = ['Objective', 'Actions', 'Lead'].map((head) => cell(head, 'left', bold));
  return {
    kind: 'bullets',
    title: phrase(c, 3),
    rows: [heads, ...rows],
    headerRows: 1,
    widths: [2.4, 6, 2],
    notes: [],
  };
};

/** Cells of several paragraphs, justified. */
export const paragraphsTable = (c: Choice): TableModel => {
  const text = (): ModelCell => {
    const parts = Array.from({ length: c.between(1, 2) }, () => `${sentence(c, c.between(9, 26))}.`);
    return cell(parts.join(' '), 'left', {
      html: parts.map((part) => `<div style="text-align:justify;margin-bottom:.35em">${part}</div>`).join(''),
    });
  };
  const rows = Array.from({ length: c.between(3, 6) }, (_, i) => [cell(`${i + 1}.`), text(), text()]);
  const heads = ['No.', 'Question', 'Answer'].map((head) => cell(head, 'left', bold));
  return {
    kind: 'paragraphs',
    title: phrase(c, 3),
    rows: [heads, ...rows],
    headerRows: 1,
    widths: [1, 5, 5],
    notes: [],
  };
};

/** Facts of one thing beside their names. */
export const factsTable = (c: Choice): TableModel => {
  const rows = Array.from({ length: c.between(4, 12) }, () => [
    cell(phrase(c, c.between(1, 2)), 'left', bold),
    cell(
      c.pick([
        c.pick(PLACES),
        number(c, 5),
        `${number(c, 3, 1)} km`,
        phrase(c, 3),
        `${c.between(1, 28)} May ${c.between(1900, 2020)}`,
      ]),
    ),
  ]);
  return { kind: 'facts', title: phrase(c, 2), rows, headerRows: 0, widths: [2.4, 3.4], notes: [] };
};

/** Names and figures with wide blanks inside the cells. */
export const gappedTable = (c: Choice): TableModel => {
  const rows = Array.from({ length: c.between(4, 10) }, (_, i) => {
    const [label, value] = [phrase(c, 1), number(c, 3)];
    return [
      cell(String(i + 1)),
      cell(`${label}: ${value}`, 'left', { html: `${label}:&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;${value}` }),
      cell(c.pick(PEOPLE)),
      cell(number(c, 5, 2), 'right'),
    ];
  });
  const heads = ['No.', 'Item', 'Person', 'Amount'].map((head, i) => cell(head, i === 3 ? 'right' : 'left', bold));
  return {
    kind: 'gapped',
    title: phrase(c, 2),
    rows: [heads, ...rows],
    headerRows: 1,
    widths: [1, 4, 2.4, 2],
    notes: [],
  };
};

const CHINESE_PLACES = '东关镇|西河乡|南山街道|北岭乡|石桥镇|龙泉街道|青山乡|柳林镇|白沙镇|金沟乡'.split('|');
const CHINESE_ITEMS =
  '货币资金|应收账款|预付款项|存货|固定资产|无形资产|短期借款|应付账款|应付职工薪酬|长期借款|实收资本|盈余公积'.split(
    '|',
  );

/** Statistics of a yearbook (统计年鉴) with headers in two languages. */
export const yearbookTable = (c: Choice): TableModel => {
  const heads = c.some(
    [
      ['总人口', 'Population'],
      ['耕地面积', 'Cultivated Area'],
      ['粮食产量', 'Grain Output'],
      ['财政收入', 'Revenue'],
      ['用电量', 'Electricity'],
      ['在校学生', 'Students'],
    ],
    c.between(2, 5),
  );
  const rows = c
    .some(CHINESE_PLACES, c.between(4, 10))
    .map((place) => [cell(place), ...heads.map(() => cell(number(c, c.between(3, 6), c.pick([0, 1, 2])), 'right'))]);
  return {
    kind: 'yearbook',
    title: '2-3 各乡镇主要指标',
    rows: [
      [
        cell('地区 Region', 'center', { html: '地区<br>Region' }),
        ...heads.map(([zh, en]) => cell(`${zh} ${en}`, 'center', { html: `${zh}<br>${en}` })),
      ],
      ...(c.chance(0.6) ? [[cell('全县 Total', 'left', bold), ...heads.map(() => cell(number(c, 6), 'right'))]] : []),
      ...rows,
    ],
    headerRows: 1,
    widths: [2.6, ...heads.map(() => 2.4)],
    notes: c.chance(0.4) ? ['注：本表数据为快报数。'] : [],
  };
};

/** Balance sheet (资产负债表): assets beside liabilities, each with its line number. */
export const balanceTable = (c: Choice): TableModel => {
  const side = (i: number): readonly ModelCell[] => [
    cell(c.pick(CHINESE_ITEMS)),
    cell(String(i), 'center'),
    ...[0, 1].map(() => cell(c.chance(0.7) ? number(c, 6, 2) : '', 'right')),
  ];
  const half = c.between(5, 14);
  const heads = ['资产', '行次', '期末余额', '年初余额', '负债和所有者权益', '行次', '期末余额', '年初余额'];
  return {
    kind: 'balance',
    title: '资产负债表',
    rows: [
      heads.map((head) => cell(head, 'center', bold)),
      ...Array.from({ length: half }, (_, i) => [...side(i + 1), ...side(i + 1 + half)]),
    ],
    headerRows: 1,
    widths: [3, 1, 2, 2, 3, 1, 2, 2],
    notes: [],
  };
};

/** Chinese list without anything but words and few figures. */
export const dutiesTable = (c: Choice): TableModel => {
  const rows = c
    .some(CHINESE_NAMES, c.between(4, 9))
    .map((name, i) => [
      cell(`${i + 1}`, 'center'),
      cell(name),
      cell(`${c.pick(CHINESE_PLACES)}${c.chance(0.5) ? `、${c.pick(CHINESE_PLACES)}` : ''}`),
      cell(c.pick(['牵头', '配合', '按职责分工', '负责组织实施并于年底前完成验收'])),
      cell(c.chance(0.7) ? `${c.between(1, 12)}月` : '', 'center'),
    ]);
  const heads = ['序号', '任务', '责任单位', '职责', '时限'];
  return {
    kind: 'duties',
    title: '任务分工表',
    rows: [heads.map((h) => cell(h, 'center', bold)), ...rows],
    headerRows: 1,
    widths: [1, 3, 3, 3, 1.4],
    notes: [],
  };
};
