import { describe, expect, test } from 'vitest';
import { alignedTables, type Guides } from '../../../extractors/geometry/aligned-tables.ts';
import { buildWords } from '../../../extractors/geometry/build-words.ts';
import { dottedRules } from '../../../extractors/geometry/dotted-rules.ts';
import { textRegions } from '../../../extractors/geometry/text-regions.ts';
import { gridRows } from '../../../extractors/geometry/trim-grid.ts';
import type { Box } from '../../../src/model/index.ts';
import { drawGlyphs, drawLines } from './draw-lines.ts';

const NO_GUIDES: Guides = { horizontal: [], vertical: [], bands: [] };

/** Tables of a drawing as rows of cells between `|`. */
const read = (drawing: string, guides = NO_GUIDES): readonly string[][] =>
  alignedTables(drawLines(drawing), guides).map(({ grid }) =>
    gridRows(grid).map((row) => row.map((cell) => cell.text).join('|')),
  );

describe('rows of tables without rules', () => {
  test('wrapped cells at the top of their rows', () => {
    const [rows] = read(`
Project    Description of the work      Cost
Road       Repair of the surface        1,200
           between the two bridges
           and new drains
School     New roof for the main          850
           building
Clinic     Instruments                     90`);
    expect(rows).toEqual([
      'Project|Description of the work|Cost',
      'Road|Repair of the surface between the two bridges and new drains|1,200',
      'School|New roof for the main building|850',
      'Clinic|Instruments|90',
    ]);
  });

  test('wrapped cells at the bottom and in the middle of their rows', () => {
    const [bottom] = read(`
Project    Description of the work      Cost
           Repair of the surface
           between the two bridges
Road       and new drains               1,200
           New roof for the main
School     building                       850
Clinic     Instruments                     90`);
    expect(bottom?.slice(1)).toEqual([
      'Road|Repair of the surface between the two bridges and new drains|1,200',
      'School|New roof for the main building|850',
      'Clinic|Instruments|90',
    ]);
  });

  test('titles of sections and sparse columns are no wrapped lines', () => {
    const [rows] = read(`
Item             2022     2023
Assets
Cash              120      140
Stock              75
Liabilities
Loans                       70
Equity            115      130`);
    expect(rows).toEqual([
      'Item|2022|2023',
      'Assets||',
      'Cash|120|140',
      'Stock|75|',
      'Liabilities||',
      'Loans||70',
      'Equity|115|130',
    ]);
  });

  test('a range that was cut behind its dash goes on', () => {
    const [rows] = read(`
Time     Session               Place
9:00–    Special tax energy    Room 14
10:00
11:00–   Local revenue fuel    Room 9
12:00
13:00–   Current forest        Room 30
14:00`);
    expect(rows?.[1]).toMatch(/^9:00– ?10:00\|Special tax energy\|Room 14$/);
    expect(rows).toHaveLength(4);
  });

  test('edges of shaded bands part rows that nothing else parts', () => {
    const drawing = `
Basis      Owner
Market     Review of the school
           Energy of the town
Labor      Finance of the mail
           Work of the clinic`;
    const bands = [12, 36, 36, 60].map((position) => ({ position: position - 1, start: 0, end: 160 }));
    expect(read(drawing, { ...NO_GUIDES, bands })[0]).toEqual([
      'Basis|Owner',
      'Market|Review of the school Energy of the town',
      'Labor|Finance of the mail Work of the clinic',
    ]);
  });
});

describe('texts that are more than one cell', () => {
  test('items of a list stay in their cell', () => {
    const [rows] = read(`
Aim          Actions                 Lead
Clean air    • Plant 200 trees       Baker
             • Close the old mill
Good roads   • Repair the bridge     Novak
             • Mend ten culverts
Safe water   • Test 40 wells         Haddad
             • Lay new pipes`);
    expect(rows?.map((row) => row.replaceAll('\n', ' '))).toEqual([
      'Aim|Actions|Lead',
      'Clean air|• Plant 200 trees • Close the old mill|Baker',
      'Good roads|• Repair the bridge • Mend ten culverts|Novak',
      'Safe water|• Test 40 wells • Lay new pipes|Haddad',
    ]);
  });

  test('a title in the middle begins in the first column', () => {
    const [table] = alignedTables(
      drawLines(`
Town                  Ships     Boats     Rafts
                 In the north
Salem                  12        48         7
Truro                  13        54         8
                 In the south
Upton                  14        41         9
Lowell                 19        77         3`),
      NO_GUIDES,
    );
    const titles = gridRows(table!.grid).filter((row) => row.length === 1);
    expect(titles.map(([cell]) => [cell!.text, cell!.column, cell!.colSpan])).toEqual([
      ['In the north', 0, 4],
      ['In the south', 0, 4],
    ]);
  });

  test('a header over headers that span columns spans all of theirs', () => {
    const [table] = alignedTables(
      drawLines(`
                    Ships                         Boats
              2019          2020            2019          2020
Town        No.   %       No.   %         No.   %       No.   %
Salem       120   48      130   54        125   47      135   53
Truro       141   41      190   77        146   46      195   72
Upton       112   43      114   44        117   42      119   41`),
      NO_GUIDES,
    );
    const [first, second] = gridRows(table!.grid);
    const spans = (row: typeof first): readonly string[] =>
      row!.filter(({ text }) => text !== '').map(({ text, column, colSpan }) => `${text} ${column}+${colSpan}`);
    expect(spans(first)).toEqual(['Ships 1+4', 'Boats 5+4']);
    expect(spans(second)).toEqual(['2019 1+2', '2020 3+2', '2019 5+2', '2020 7+2']);
  });

  test('words of a line that is stretched inside its cell are one text', () => {
    const [rows] = read(`
No    Question that is put          Answer
1     What does the harbours ask    Twelve a day and
      from   ships   that   stay    thirty a month
2     Who pays for the new quays    The owners of 20
      and   for   walls   behind    boats and rafts
3     When is the toll due to be    Before 9 in the
      paid for the coming months    morning of May 1`);
    expect(rows?.[0]).toBe('No|Question that is put|Answer');
    expect(rows?.[1]).toBe('1|What does the harbours ask from ships that stay|Twelve a day and thirty a month');
  });
});

test('two tables side by side whose rows are not in step are two', () => {
  const left = drawGlyphs(`
Code  Name    No
A1    Rice    12
B2    Wheat   13
C3    Maize   14`);
  const right = drawGlyphs(`
State      Tax
Salem      48
Truro      54
Upton      41`).map((glyph) => {
    const [l, t, r, b] = glyph.box;
    return { ...glyph, box: [l + 150, t + 6, r + 150, b + 6] as Box };
  });
  const lines = textRegions(buildWords([...left, ...right], 600, 800)).flat();
  const tables = alignedTables(lines, NO_GUIDES);
  expect(tables.map(({ grid }) => gridRows(grid)[1]!.map((cell) => cell.text))).toEqual([
    ['A1', 'Rice', '12'],
    ['Salem', '48'],
  ]);
});

describe('no tables', () => {
  test.each([
    [
      'a table of contents without leaders',
      `
1  Introduction to the matter           1
2  Roads and bridges of the county      5
3  Schools                              9
4  Clinics and their instruments       13
5  Summary                             21
6  Annex                               25`,
    ],
    [
      'two columns of names',
      `
Apples         Pears
Cherries       Plums
Dates          Figs
Grapes         Lemons
Oranges        Limes`,
    ],
    [
      'a program',
      `
let total = sum + 1;      // the sum
if (index) {              // a test
    row = read(x, y);     // the row
    return total;         // the end
}                         // done
let index = 2;            // more`,
    ],
  ])('%s', (_, drawing) => {
    expect(read(drawing)).toEqual([]);
  });
});

test('rows of dots are lines, lone dots are none', () => {
  const dot = (x: number, y: number): Box => [x, y, x + 1, y + 1];
  const across = Array.from({ length: 20 }, (_, i) => dot(10 + i * 2, 50));
  const down = Array.from({ length: 20 }, (_, i) => dot(10, 50 + i * 2));
  const { horizontal, vertical } = dottedRules([...across, ...down, dot(300, 300), dot(320, 300)]);
  expect(horizontal).toEqual([{ position: 50.5, start: 10, end: 49 }]);
  expect(vertical).toEqual([{ position: 10.5, start: 50, end: 89 }]);
});
