import { describe, expect, it } from 'vitest';
import { assembleDocument } from '../../../extractors/geometry/assemble-document.ts';
import type { PageContent, PageLine, PageTable } from '../../../extractors/geometry/page-content.ts';
import { documentTables } from '../../../src/cli/document-tables.ts';
import type { Box } from '../../../src/model/index.ts';

const HEIGHT = 800;

const line = (text: string, y: number): PageLine => {
  const box: Box = [60, y, 60 + text.length * 6, y + 10];
  return { kind: 'line', line: { text, box, size: 10 }, box };
};

/** A table drawn as `a | b | c` rows; `columns` are its borders, each text begins 2 pt behind the border before it. */
const table = (rows: readonly string[], y: number, columns: readonly number[], drawn = true): PageTable => {
  const cells = rows.flatMap((row, r) =>
    row.split('|').map((part, column) => {
      const text = part.trim();
      const box: Box = [columns[column]!, y + r * 20, columns[column + 1]!, y + (r + 1) * 20];
      const ink = [box[0] + 2, box[0] + 2 + text.length * 5] as const;
      return { row: r, column, rowSpan: 1, colSpan: 1, box, text, ...(drawn || text === '' ? {} : { ink }) };
    }),
  );
  const grid = { columns, rows: Array.from({ length: rows.length + 1 }, (_, r) => y + r * 20), cells };
  const box: Box = [columns[0]!, y, columns.at(-1)!, y + rows.length * 20];
  return { kind: 'table', grid, box, origin: drawn ? 'ruled' : 'aligned' };
};

const page = (number: number, items: PageContent['items']): PageContent => ({
  page: number,
  width: 600,
  height: HEIGHT,
  items,
  toPage: (box) => box,
});

const COLUMNS = [60, 200, 320, 440];
const HEAD = 'Town | Area | People';
const UPPER = table([HEAD, 'Alden | 12 | 340', 'Carver | 9 | 120'], 640, COLUMNS);
const below = (rows: readonly string[], y = 80): PageTable => table(rows, y, COLUMNS);

const rowsOf = (...pages: readonly PageContent[]): readonly (readonly (readonly string[])[])[] => {
  const blocks = assembleDocument(pages).value;
  return documentTables({ format: 'pdf', blocks, ocrUsed: false }, 'x').tables.map(({ rows }) => rows);
};

describe('tables that go on over a page break', () => {
  const joined = [
    ['Town', 'Area', 'People'],
    ['Alden', '12', '340'],
    ['Carver', '9', '120'],
    ['Easton', '7', '80'],
  ];

  it.each([
    ['without a header', [below(['Easton | 7 | 80'])]],
    ['with the header again', [below([HEAD, 'Easton | 7 | 80'])]],
    ['under a caption that says so', [line('Table 3 (continued)', 50), below([HEAD, 'Easton | 7 | 80'])]],
    ['under a Chinese one', [line('续表', 50), below(['Easton | 7 | 80'])]],
  ])('joins %s', (_, items) => {
    expect(rowsOf(page(1, [UPPER]), page(2, items))).toEqual([joined]);
  });

  it('joins below a line that runs along both pages', () => {
    const first = page(1, [line('Annual review 2023', 30), line('A text.', 500), UPPER]);
    const second = page(2, [line('Annual review 2023', 30), below(['Easton | 7 | 80'])]);
    expect(rowsOf(first, second)).toEqual([joined]);
  });

  it('leaves alone tables whose titles in the margin differ by their number', () => {
    const [first, second] = [1, 2].map((n) =>
      page(n, [line(`Table ${n}`, 30), n === 1 ? UPPER : below(['Easton | 7 | 80'])]),
    );
    expect(rowsOf(first!, second!)).toHaveLength(2);
  });

  it('joins over notes at the end of the page and keeps them', () => {
    const first = page(1, [UPPER, line('Note: without lakes.', 720)]);
    const second = page(2, [below([HEAD, 'Easton | 7 | 80'])]);
    expect(rowsOf(first, second)).toEqual([joined]);
    const texts = assembleDocument([first, second]).value.flatMap((block) =>
      block.kind === 'table' ? [] : [block.text],
    );
    expect(texts).toEqual(['Note: without lakes.']);
  });

  it.each([
    ['under a title of its own', [line('Table 4. Schools', 50), below([HEAD, 'Easton | 7 | 80'])]],
    ['with a header of its own', [below(['School | Rooms | Pupils', 'North | 7 | 80', 'South | 8 | 95'])]],
    ['whose columns are others', [table(['a | b | c', 'd | e | f'], 80, [60, 110, 180, 440])]],
  ])('leaves alone a table %s', (_, items) => {
    expect(rowsOf(page(1, [UPPER]), page(2, items))).toHaveLength(2);
  });

  it('leaves alone the next form with the same labels', () => {
    const form = ['Name | a | b', 'Budget | 1 | 2', 'Owner | c | d'];
    expect(
      rowsOf(
        page(1, [table(form, 640, COLUMNS)]),
        page(2, [below(['Name | e | f', 'Budget | 3 | 4', 'Owner | g | h'])]),
      ),
    ).toHaveLength(2);
  });

  it('joins names that come again by chance', () => {
    const list = [
      'Name | Area | People',
      'Baker | 1 | 2',
      'Moreau | 3 | 4',
      'Patel | 5 | 6',
      'Haddad | 7 | 8',
      'Novak | 9 | 1',
    ];
    const more = [
      'Name | Area | People',
      'Baker | 4 | 5',
      'Garcia | 6 | 7',
      'Patel | 8 | 9',
      'Okafor | 1 | 2',
      'Tanaka | 3 | 4',
    ];
    const [one] = rowsOf(page(1, [table(list, 640, COLUMNS)]), page(2, [below(more)]));
    expect(one).toHaveLength(11);
  });

  it('tells two columns apart that look like one on the second page', () => {
    const upper = table(
      ['Date | Out | In | Balance', '1 May | 120 |  | 900', '2 May |  | 340 | 1240'],
      640,
      [60, 160, 240, 320, 440],
      false,
    );
    const cells = [
      ['3 May', 62, 0],
      ['15', 162, 1],
      ['1225', 322, 2],
      ['4 May', 62, 0],
      ['700', 242, 1],
      ['1925', 322, 2],
    ] as const;
    const columns = [60, 160, 300, 440];
    const grid = {
      columns,
      rows: [80, 100, 120],
      cells: cells.map(([text, x, column], i) => ({
        row: Math.floor(i / 3),
        column,
        rowSpan: 1,
        colSpan: 1,
        box: [columns[column]!, 80, columns[column + 1]!, 100] as Box,
        text,
        ink: [x, x + 20] as const,
      })),
    };
    const lower: PageTable = { kind: 'table', grid, box: [60, 80, 440, 120], origin: 'aligned' };
    const [one] = rowsOf(page(1, [upper]), page(2, [lower]));
    expect(one?.slice(3)).toEqual([
      ['3 May', '15', '', '1225'],
      ['4 May', '', '700', '1925'],
    ]);
  });
});
