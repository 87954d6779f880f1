import { describe, expect, test } from 'vitest';
import { documentTables } from '../../src/cli/document-tables.ts';
import { tableCsv, tablesHtml } from '../../src/cli/format-tables.ts';
import type { RawCell, TableBlock } from '../../src/model/index.ts';

/** A cell from `text`, `text<2` (columns), `text^2` (rows) or both. */
const cell = (spec: string): RawCell => {
  const [, text = '', columns, rows] = /^([^<^]*)(?:<(\d+))?(?:\^(\d+))?$/.exec(spec) ?? [];
  return { text, at: 'x', ...(columns ? { colSpan: +columns } : {}), ...(rows ? { rowSpan: +rows } : {}) };
};

const tablesOf = (rows: readonly (readonly string[])[]) => {
  const block: TableBlock = { kind: 'table', at: 't1', geometry: 'grid', rows: rows.map((row) => row.map(cell)) };
  return documentTables({ format: 'docx', blocks: [block], ocrUsed: false }, 'a.docx');
};

const rowsOf = (rows: readonly (readonly string[])[]) => tablesOf(rows).tables[0]!.rows;

describe('raw tables', () => {
  test('a merged cell stands in its top-left slot', () => {
    expect(
      rowsOf([
        ['一级', '二级<2'],
        ['产出^2', 'a', 'b'],
        ['c', 'd'],
      ]),
    ).toEqual([
      ['一级', '二级', ''],
      ['产出', 'a', 'b'],
      ['', 'c', 'd'],
    ]);
  });

  test('covered slots push the cells of later rows aside, also in the middle', () => {
    expect(
      rowsOf([
        ['a', 'b<2^2', 'c'],
        ['d', 'e'],
        ['f', 'g', 'h', 'i'],
      ]),
    ).toEqual([
      ['a', 'b', '', 'c'],
      ['d', '', '', 'e'],
      ['f', 'g', 'h', 'i'],
    ]);
  });

  test('rows of different length are filled', () => {
    expect(rowsOf([['a'], ['b', 'c'], []])).toEqual([
      ['a', ''],
      ['b', 'c'],
      ['', ''],
    ]);
  });

  test('spans beyond the table are cut, so that damage costs no memory', () => {
    const [table] = tablesOf([['a<999999999^999999999'], ['b']]).tables;
    expect(table?.cells[0]).toMatchObject({ row_span: 2, column_span: 1000 });
    expect(table?.rows[0]).toHaveLength(1001);
  });

  test('cells tell their place from 0', () => {
    expect(
      tablesOf([
        ['a', 'b<2'],
        ['c^1', 'd', 'e'],
      ]).tables[0]?.cells.map(({ row, column }) => [row, column]),
    ).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  test('cells behind a page break name their page', () => {
    const row = (page: number): readonly RawCell[] => [{ text: `on ${page}`, at: 'x', page, box: [0, 0, 9, 9] }];
    const block: TableBlock = { kind: 'table', at: 't1', geometry: 'grid', page: 3, rows: [row(3), row(4)] };
    const [table] = documentTables({ format: 'pdf', blocks: [block], ocrUsed: false }, 'a.pdf').tables;
    expect(table?.page).toBe(3);
    expect(table?.cells.map(({ page, bbox }) => [page, bbox])).toEqual([
      [undefined, [0, 0, 9, 9]],
      [4, [0, 0, 9, 9]],
    ]);
  });

  test('are printed as CSV and HTML', () => {
    const tables = tablesOf([['a<2'], ['b & c', '1,2']]);
    expect(tableCsv(tables.tables[0]!)).toBe('a,\nb & c,"1,2"\n');
    expect(tablesHtml(tables)).toContain('<tr><td colspan="2">a</td></tr>\n<tr><td>b &amp; c</td><td>1,2</td></tr>');
  });
});
