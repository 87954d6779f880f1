// Tables of figures such as the issue trackers of other extractors are full of.
import type { Choice } from './random-choice.ts';
import { cell, type ModelCell, type TableModel } from './table-model.ts';
import { number, PLACES, phrase, sentence } from './words.ts';

const bold = { bold: true } as const;
const blanks = (count: number): readonly ModelCell[] => Array.from({ length: count }, () => cell('', 'right'));

/** Figures with marks of footnotes set high, which stand a little over the line. */
export const markedTable = (c: Choice): TableModel => {
  const columns = c.between(2, 6);
  const figure = (): ModelCell => {
    const value = number(c, c.between(1, 5), c.pick([0, 1, 2]));
    if (c.chance(0.7)) return cell(value, 'right');
    const mark = c.pick(['a', 'b', '*', '1', '2']);
    return cell(`${value}${mark}`, 'right', { html: `${value}<sup>${mark}</sup>` });
  };
  const heads = Array.from({ length: columns }, () => cell(phrase(c, c.between(1, 3)), 'right', bold));
  const rows = c.some(PLACES, c.between(4, 16)).map((place) => [cell(place), ...heads.map(figure)]);
  return {
    kind: 'marked',
    title: `Table ${c.between(1, 30)}. ${sentence(c, 8)}`,
    rows: [[cell('District', 'left', bold), ...heads], ...rows],
    headerRows: 1,
    widths: [4, ...heads.map(() => 2)],
    notes: c.chance(0.6) ? [`a ${sentence(c, 9)}.`] : [],
  };
};

/** Amounts whose currency sign stands at the left edge of the column, as annual reports set them. */
export const currencyTable = (c: Choice): TableModel => {
  const years = c.between(2, 4);
  const amount = (signed: boolean): ModelCell => {
    const value = number(c, c.between(3, 7));
    const shown = c.chance(0.2) ? `(${value})` : value;
    if (!signed) return cell(shown, 'right');
    const html = `<span style="display:flex;justify-content:space-between"><span>$</span><span>${shown}</span></span>`;
    return cell(`$${shown}`, 'right', { html });
  };
  const line = (name: string, signed: boolean, indent = 0): readonly ModelCell[] => [
    cell(name, 'left', { indent, bold: indent === 0 }),
    ...Array.from({ length: years }, () => amount(signed)),
  ];
  const rows: (readonly ModelCell[])[] = [];
  for (let part = 0; part < c.between(1, 3); part++) {
    rows.push([cell(`${phrase(c, 2)}:`, 'left', bold), ...blanks(years)]);
    for (let i = 0; i < c.between(3, 6); i++) rows.push(line(phrase(c, 3), i === 0, 1));
    rows.push(line(`Total ${phrase(c, 1).toLowerCase()}`, true));
  }
  const heads = [cell(''), ...Array.from({ length: years }, (_, i) => cell(String(2023 - i), 'center', bold))];
  return {
    kind: 'currency',
    title: sentence(c, 6),
    rows: [heads, ...rows],
    headerRows: 1,
    widths: [6, ...Array.from({ length: years }, () => 2)],
    notes: [],
  };
};

/** Few entries among many blanks. */
export const sparseTable = (c: Choice): TableModel => {
  const columns = c.between(4, 9);
  const rows = c
    .some(PLACES, c.between(6, 18))
    .map((place, i) => [
      cell(place),
      ...Array.from({ length: columns }, (_, k) =>
        cell(c.chance(0.22) || k === i % columns ? number(c, c.between(1, 4)) : '', 'right'),
      ),
    ]);
  const heads = Array.from({ length: columns }, (_, i) => cell(`${c.pick(['Q', 'P', 'W'])}${i + 1}`, 'right', bold));
  return {
    kind: 'sparse',
    title: phrase(c, 3),
    rows: [[cell('Site', 'left', bold), ...heads], ...rows],
    headerRows: 1,
    widths: [3, ...heads.map(() => 1.3)],
    notes: [],
  };
};

/** Sections named in rows over the whole width. */
export const sectionsTable = (c: Choice): TableModel => {
  const columns = c.between(2, 5);
  const heads = Array.from({ length: columns }, () => cell(phrase(c, c.between(1, 2)), 'right', bold));
  const rows: (readonly ModelCell[])[] = [];
  for (let s = 0; s < c.between(2, 4); s++) {
    rows.push([cell(phrase(c, 3), c.pick(['left', 'center']), { colSpan: columns + 1, bold: true })]);
    for (const place of c.some(PLACES, c.between(2, 6)))
      rows.push([cell(place), ...heads.map(() => cell(number(c, c.between(2, 5), 1), 'right'))]);
  }
  return {
    kind: 'sections',
    title: sentence(c, 7),
    rows: [[cell('', 'left'), ...heads], ...rows],
    headerRows: 1,
    widths: [4, ...heads.map(() => 2)],
    notes: [],
  };
};

/** Header of three levels. */
export const threeLevelTable = (c: Choice): TableModel => {
  const [halves, each] = [2, c.between(2, 3)];
  const leaves = halves * each * 2;
  const top = Array.from({ length: halves }, () => cell(phrase(c, 2), 'center', { colSpan: each * 2, bold: true }));
  const middle = Array.from({ length: halves * each }, (_, i) =>
    cell(String(2019 + (i % each)), 'center', { colSpan: 2 }),
  );
  const low = Array.from({ length: leaves }, (_, i) => cell(i % 2 === 0 ? 'No.' : '%', 'right'));
  const rows = c
    .some(PLACES, c.between(4, 14))
    .map((place) => [
      cell(place),
      ...low.map((_, i) => cell(number(c, i % 2 === 0 ? 4 : 2, i % 2 === 0 ? 0 : 1), 'right')),
    ]);
  return {
    kind: 'three levels',
    title: `Table ${c.between(1, 30)}. ${sentence(c, 6)}`,
    rows: [[cell('Region', 'left', { rowSpan: 3, bold: true }), ...top], middle, low, ...rows],
    headerRows: 3,
    widths: [3.4, ...low.map(() => 1.5)],
    notes: [],
  };
};

/** Headers of many short lines over narrow figures, none of equal height. */
export const tallHeaderTable = (c: Choice): TableModel => {
  const heads = Array.from({ length: c.between(3, 6) }, () =>
    cell(`${phrase(c, 2)} ${sentence(c, c.between(1, 6)).toLowerCase()}`, 'center', bold),
  );
  const rows = c
    .some(PLACES, c.between(4, 16))
    .map((place) => [cell(place), ...heads.map(() => cell(number(c, c.between(2, 5), c.pick([0, 1])), 'right'))]);
  return {
    kind: 'tall header',
    title: sentence(c, 6),
    rows: [[cell('Municipality', 'left', bold), ...heads], ...rows],
    headerRows: 1,
    widths: [4, ...heads.map(() => 2.2)],
    notes: [],
  };
};

/** Many narrow columns, as almanacs print them. */
export const wideTable = (c: Choice): TableModel => {
  const columns = c.between(11, 16);
  const heads = Array.from({ length: columns }, (_, i) => cell(String(2004 + i), 'right', bold));
  const rows = c
    .some(PLACES, c.between(5, 20))
    .map((place) => [
      cell(place),
      ...heads.map(() => cell(c.chance(0.06) ? '–' : number(c, c.between(1, 3), 1), 'right')),
    ]);
  return {
    kind: 'wide',
    title: sentence(c, 6),
    rows: [[cell('Town', 'left', bold), ...heads], ...rows],
    headerRows: 1,
    widths: [3.6, ...heads.map(() => 1.1)],
    notes: [],
  };
};

/** Figures without any header. */
export const headlessTable = (c: Choice): TableModel => {
  const columns = c.between(3, 6);
  const rows = Array.from({ length: c.between(4, 14) }, (_, i) => [
    cell(c.pick([String(100 + i), `${phrase(c, 1)}`])),
    ...Array.from({ length: columns - 1 }, () => cell(number(c, c.between(1, 6), c.pick([0, 2])), 'right')),
  ]);
  return {
    kind: 'headless',
    title: phrase(c, 3),
    rows,
    headerRows: 0,
    widths: [2, ...rows[0]!.slice(1).map(() => 2)],
    notes: [],
  };
};

/** Headers that are turned upward to save width. */
export const turnedHeaderTable = (c: Choice): TableModel => {
  const heads = Array.from({ length: c.between(4, 8) }, () => {
    const text = phrase(c, 2);
    const html = `<span style="writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap">${text}</span>`;
    return cell(text, 'center', { html });
  });
  const rows = c
    .some(PLACES, c.between(4, 12))
    .map((place) => [cell(place), ...heads.map(() => cell(c.chance(0.8) ? number(c, 2) : '', 'center'))]);
  return {
    kind: 'turned header',
    title: sentence(c, 5),
    rows: [[cell('Place', 'left', bold), ...heads], ...rows],
    headerRows: 1,
    widths: [4, ...heads.map(() => 1.4)],
    notes: [],
  };
};
