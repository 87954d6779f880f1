import type { Choice } from './random-choice.ts';
import { cell, type ModelCell, type TableModel } from './table-model.ts';
import { CHINESE_NAMES, number, PLACES, phrase, sentence } from './words.ts';

/** Terms and what they mean: every column wraps. */
export const termsTable = (c: Choice): TableModel => {
  const columns = c.between(2, 4);
  const heads = c.some(['Term', 'Requirement', 'Finding', 'Response', 'Owner', 'Basis'], columns);
  const rows = Array.from({ length: c.between(3, 8) }, () => [
    cell(phrase(c, c.between(1, 3))),
    ...Array.from({ length: columns - 1 }, () => cell(sentence(c, c.between(3, 20)))),
  ]);
  return {
    kind: 'terms',
    title: sentence(c, 5),
    rows: [heads.map((h) => cell(h, 'left', { bold: true })), ...rows],
    headerRows: 1,
    widths: [2, ...heads.slice(1).map(() => 4)],
    notes: [],
  };
};

/** Codes with descriptions and one figure. */
export const codesTable = (c: Choice): TableModel => {
  const rows = Array.from({ length: c.between(4, 16) }, () => [
    cell(`${c.pick(['A', 'B', 'K', 'T'])}${c.between(10, 99)}.${c.between(0, 9)}`),
    cell(c.chance(0.3) ? sentence(c, c.between(8, 15)) : phrase(c, 3)),
    cell(c.chance(0.9) ? number(c, 3) : '', 'right'),
  ]);
  return {
    kind: 'codes',
    title: 'Codes',
    rows: [[cell('Code'), cell('Description'), cell('Number', 'right')], ...rows],
    headerRows: 1,
    widths: [1.6, 6, 1.6],
    notes: c.chance(0.3) ? [sentence(c, 9)] : [],
  };
};

/** Which thing has which property: marks in a sparse matrix. */
export const matrixTable = (c: Choice): TableModel => {
  const columns = c.between(4, 7);
  const mark = c.pick(['X', '✓', 'Yes', '●']);
  const rows = Array.from({ length: c.between(4, 12) }, () => [
    cell(phrase(c, c.between(2, 3))),
    ...Array.from({ length: columns }, () => cell(c.chance(0.45) ? mark : '', 'center')),
  ]);
  const heads = Array.from({ length: columns }, () => cell(phrase(c, 1), 'center', { bold: true }));
  return {
    kind: 'matrix',
    title: phrase(c, 3),
    rows: [[cell('Feature', 'left', { bold: true }), ...heads], ...rows],
    headerRows: 1,
    widths: [4, ...heads.map(() => 1.8)],
    notes: [],
  };
};

/** Groups of rows under a merged first column. */
export const groupedTable = (c: Choice): TableModel => {
  const rows: (readonly ModelCell[])[] = [
    ['Group', 'Item', 'Unit', 'Planned', 'Actual'].map((h, i) => cell(h, i > 2 ? 'right' : 'left', { bold: true })),
  ];
  for (let g = 0; g < c.between(2, 4); g++) {
    const size = c.between(1, 4);
    for (let i = 0; i < size; i++) {
      const own = [
        cell(phrase(c, c.between(1, 2))),
        cell(c.pick(['km', 't', 'pcs', '%'])),
        cell(number(c, 3, 1), 'right'),
        cell(number(c, 3, 1), 'right'),
      ];
      rows.push(i === 0 ? [cell(phrase(c, 2), 'left', { rowSpan: size }), ...own] : own);
    }
  }
  return { kind: 'grouped', title: phrase(c, 3), rows, headerRows: 1, widths: [3, 3, 1.2, 1.8, 1.8], notes: [] };
};

const CHINESE_HEADS = ['序号', '项目名称', '主要内容', '预算金额（万元）', '完成时限'];

/** Chinese list of projects with wrapped cells. */
export const chineseTable = (c: Choice): TableModel => {
  const rows = c
    .some(CHINESE_NAMES, c.between(3, 9))
    .map((name, i) => [
      cell(String(i + 1), 'center'),
      cell(name),
      cell(
        c.chance(0.6)
          ? `完成${c.some(CHINESE_NAMES, c.between(1, 3)).join('、')}等工作，受益群众不少于${c.between(100, 9000)}人`
          : '按计划推进',
      ),
      cell(number(c, 3, 2), 'right'),
      cell(`${c.between(1, 12)}月底前`, 'center'),
    ]);
  return {
    kind: 'chinese',
    title: '年度重点项目安排表',
    rows: [CHINESE_HEADS.map((h) => cell(h, 'center', { bold: true })), ...rows],
    headerRows: 1,
    widths: [1, 3, 5, 2, 2],
    notes: c.chance(0.4) ? ['注：金额以批复为准。'] : [],
  };
};

/** A form: labels and values in pairs with merged cells. */
export const formTable = (c: Choice): TableModel => {
  const pair = (): readonly ModelCell[] => [
    cell(phrase(c, 2), 'left', { bold: true }),
    cell(c.chance(0.8) ? c.pick([c.pick(PLACES), number(c, 5), phrase(c, 3)]) : ''),
  ];
  const rows: (readonly ModelCell[])[] = [];
  for (let i = 0; i < c.between(4, 8); i++) {
    if (c.chance(0.25))
      rows.push([
        cell(phrase(c, 2), 'left', { bold: true }),
        cell(sentence(c, c.between(8, 24)), 'left', { colSpan: 3 }),
      ]);
    else rows.push([...pair(), ...pair()]);
  }
  return {
    kind: 'form',
    title: `Application for ${phrase(c, 2).toLowerCase()}`,
    rows,
    headerRows: 0,
    widths: [2.4, 3.4, 2.4, 3.4],
    notes: [],
  };
};
