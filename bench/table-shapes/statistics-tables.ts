import type { Choice } from './random-choice.ts';
import { cell, type ModelCell, type TableModel } from './table-model.ts';
import { number, PLACES, phrase, sentence } from './words.ts';

const figure = (c: Choice, digits: number, decimals: number): string => {
  const odd = c.unit();
  if (odd < 0.05) return c.pick(['-', '(X)', 'NA', '–', '(D)', '...']);
  if (odd < 0.08) return `${number(c, digits, decimals)}*`;
  return number(c, Math.max(1, digits - c.between(0, 2)), decimals);
};

/** Header with a spanner over each group of columns, or one row. */
const header = (c: Choice, groups: number, each: number, stub: string): readonly (readonly ModelCell[])[] => {
  const leaf = (i: number): string => String(2015 + i);
  if (groups === 1) {
    const heads = c.chance(0.5)
      ? Array.from({ length: each }, (_, i) => leaf(i))
      : Array.from({ length: each }, () => phrase(c, c.between(1, 3)));
    return [[cell(stub, 'left', { bold: true }), ...heads.map((h) => cell(h, 'right', { bold: true }))]];
  }
  const top = Array.from({ length: groups }, () => cell(phrase(c, 2), 'center', { colSpan: each, bold: true }));
  const low = Array.from({ length: groups * each }, (_, i) =>
    cell(c.chance(0.5) ? leaf(i % each) : phrase(c, 1), 'right', { bold: true }),
  );
  return c.chance(0.5)
    ? [[cell(stub, 'left', { rowSpan: 2, bold: true }), ...top], low]
    : [
        [cell('', 'left'), ...top],
        [cell(stub, 'left', { bold: true }), ...low],
      ];
};

/** Figures by place and year, as statistical offices print them; spanning headers, sections, totals, leaders. */
export const statisticsTable = (c: Choice): TableModel => {
  const groups = c.pick([1, 1, 2, 2, 3]);
  const each = groups === 1 ? c.between(2, 7) : c.between(2, 3);
  const columns = groups * each;
  const [digits, decimals] = [c.between(2, 6), c.pick([0, 0, 1, 2])];
  const places = c.some(PLACES, c.between(4, 22));
  const leaders = c.chance(0.2);
  const top = header(c, groups, each, c.pick(['Area', 'State', 'County', 'Place of residence']));
  const row = (name: string, indent = 0, bold = false): readonly ModelCell[] => [
    cell(leaders ? `${name} ${'. '.repeat(c.between(4, 12)).trim()}` : name, 'left', { indent, bold }),
    ...Array.from({ length: columns }, () => cell(figure(c, digits, decimals), 'right', { bold })),
  ];
  const sections = c.chance(0.25);
  const body: (readonly ModelCell[])[] = [];
  if (c.chance(0.5)) body.push(row('Total', 0, true));
  places.forEach((place, i) => {
    if (sections && i % 6 === 0)
      body.push([
        cell(phrase(c, 2), 'left', { bold: true }),
        ...Array.from({ length: columns }, () => cell('', 'right')),
      ]);
    body.push(row(place, sections || c.chance(0.05) ? 1 : 0));
  });
  return {
    kind: 'statistics',
    title: `Table ${c.between(1, 99)}. ${sentence(c, 8)}`,
    rows: [...top, ...body],
    headerRows: top.length,
    widths: [Math.max(3, 7 - columns * 0.4), ...Array.from({ length: columns }, () => 2)],
    notes: c.chance(0.5) ? [`* ${sentence(c, 10)}.`, `Source: ${sentence(c, 7)}.`] : [],
  };
};

/** Standings and elections: many narrow columns of short figures. */
export const standingsTable = (c: Choice): TableModel => {
  const heads = c.some(['GP', 'W', 'L', 'T', 'Pts', 'GF', 'GA', 'Pct', 'Home', 'Away'], c.between(5, 9));
  const rows = c
    .some(PLACES, c.between(5, 14))
    .map((place, i) => [
      ...[cell(String(i + 1), 'right')],
      cell(place),
      ...heads.map((head) => cell(head === 'Pct' ? `.${c.between(100, 999)}` : String(c.between(0, 120)), 'right')),
    ]);
  return {
    kind: 'standings',
    title: sentence(c, 6),
    rows: [[cell('Rank', 'right'), cell('Team'), ...heads.map((h) => cell(h, 'right'))], ...rows],
    headerRows: 1,
    widths: [1.4, 4, ...heads.map(() => 1.4)],
    notes: [],
  };
};

/** Results of a study (三线表): means with deviations, groups of columns. */
export const studyTable = (c: Choice): TableModel => {
  const arms = c.between(2, 3);
  const pairs = c.chance(0.5);
  const heads = pairs
    ? [
        [
          cell('Outcome', 'left', { rowSpan: 2 }),
          ...Array.from({ length: arms }, (_, i) => cell(`Group ${'ABC'[i]}`, 'center', { colSpan: 2 })),
          cell('p', 'center', { rowSpan: 2 }),
        ],
        Array.from({ length: arms * 2 }, (_, i) => cell(i % 2 === 0 ? 'n (%)' : 'Mean ± SD', 'center')),
      ]
    : [
        [
          cell('Characteristic'),
          ...Array.from({ length: arms }, (_, i) => cell(`Group ${'ABC'[i]} (n = ${c.between(12, 320)})`, 'center')),
          cell('p value', 'center'),
        ],
      ];
  const value = (): string => `${number(c, 2, 1)} ± ${number(c, 1, 1)}`;
  const body = Array.from({ length: c.between(4, 12) }, () => [
    cell(phrase(c, c.between(1, 3)), 'left', { indent: c.chance(0.3) ? 1 : 0 }),
    ...Array.from({ length: arms }, () =>
      pairs
        ? [cell(`${c.between(1, 90)} (${c.between(1, 99)})`, 'center'), cell(value(), 'center')]
        : [cell(value(), 'center')],
    ).flat(),
    cell(c.chance(0.3) ? '<0.001' : `0.${c.between(10, 99)}`, 'center'),
  ]);
  const columns = 1 + (pairs ? arms * 2 : arms) + 1;
  return {
    kind: 'study',
    title: `Table ${c.between(1, 6)}: ${sentence(c, 9)}`,
    rows: [...heads, ...body],
    headerRows: heads.length,
    widths: [4, ...Array.from({ length: columns - 2 }, () => 2.6), 1.6],
    notes: c.chance(0.5) ? [`Values are means ± standard deviations. ${sentence(c, 8)}.`] : [],
  };
};
