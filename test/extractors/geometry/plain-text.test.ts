import { describe, expect, test } from 'vitest';
import { alignedTables, type Guides } from '../../../extractors/geometry/aligned-tables.ts';
import { buildLines } from '../../../extractors/geometry/build-lines.ts';
import { buildWords } from '../../../extractors/geometry/build-words.ts';
import { ruledGrids } from '../../../extractors/geometry/ruled-grids.ts';
import { textRegions } from '../../../extractors/geometry/text-regions.ts';
import type { Box } from '../../../src/model/index.ts';
import { drawGlyphs, drawLines } from './draw-lines.ts';

const NO_GUIDES: Guides = { horizontal: [], vertical: [], bands: [] };
const count = (drawing: string, guides = NO_GUIDES): number => alignedTables(drawLines(drawing), guides).length;

describe('text set in columns that is no table', () => {
  test.each([
    [
      'contents whose numbered titles end in leaders',
      `
1    Roads and bridges      1
1.1  Upkeep . . . . . . . . 2
1.2  Winter . . . . . . . . 5
2    Schools                9
2.1  Teachers . . . . . .  12
2.2  Roofs . . . . . . . . 14`,
    ],
    [
      'contents with page numbers in brackets',
      `
1    Roads and bridges      (1)
2    Schools                (9)
3    Clinics               (12)
4    Harbours              (14)
5    Forests               (20)`,
    ],
    [
      'contents of a scan with a page number that was read as a letter',
      `
1    Roads and bridges       1
2    Schools                 A
3    Clinics                 7
4    Harbours               10
5    Forests                13
6    Markets                16
7    Airports               22
8    Libraries              25`,
    ],
    [
      'numbered lines with blanks under one another',
      `
1    Q. Where were you then
2       in the morning?
3    A. I was at the harbour
4       with my brother.
5    Q. Who else was there
6       at that hour?`,
    ],
    [
      'the head of a letter',
      `
Harbour Office         Our ref: 12/A
4 Mill Road            Phone: 555 1234
Salem 01970            Date: 3 May 2023
Tel. 555 1230          Mr A. Baker
Room 12                31 Low Lane
Floor 2                Upton 01568`,
    ],
    [
      'address labels',
      `
A. Baker            M. Novak            T. Haddad
12 Mill Road        7 High Street       31 Low Lane
Salem 01970         Truro 02666         Upton 01568
K. Tanaka           L. Moreau           R. Patel
9 Sea Road          4 Hill Street       22 New Lane
Salem 01971         Truro 02667         Upton 01569`,
    ],
    [
      'answers with boxes to tick',
      `
[] Yes       [] No        [] Perhaps
[] Often     [] Rarely    [] Never 2
[] Before 9  [] After 9   [] At noon
[] By car 1  [] By bus 2  [] On foot
[] Alone     [] With 1    [] With more
[] One day   [] 2 days    [] A week`.replaceAll('[]', '☐'),
    ],
    [
      'names in rows',
      `
Baker     Novak     Haddad    Tanaka
Moreau    Patel     Okafor    Garcia
Lind      Chen      Schmidt   Neil
Wood      Hill      Rivers    Lane
Mill      Field     Stone     Brook
Ford      Marsh     Bridge    Green`,
    ],
    [
      'years and events along a line',
      `
2010      2012      2014      2016
Bridge    Farm      Harbour   School
opened    sold      closed    burnt`,
    ],
    [
      'a matrix without a word',
      `
    8     7     2
A   8     7     2
    7     0     7`,
    ],
    [
      'sentences that go on from line to line in every column',
      `
The harbour is        New boats were        Fishing went on
closed in winter      bought for the        as before and
and opens again       pilots who bring      the catch was
in the spring of      ships to the quay     sold at markets
every year unless     and take them out     along the coast
ice is left there     to sea at noon        as far as Salem`,
    ],
    [
      'numbered references in columns',
      `
[1] A. Baker, Roads 3, 12         [5] K. Tanaka, Ports 8, 34
of the county, 1990.              of the world, 1994.
[2] M. Novak, Schools 4           [6] L. Moreau, Water 1
(1991).                           (1995) and more.
[3] T. Haddad, Clinics 9          [7] R. Patel, Rice 44
(1992).                           fields, 1996.`,
    ],
  ])('%s', (_, drawing) => {
    expect(count(drawing)).toBe(0);
  });

  const bullets = (x: number): readonly Box[] => [0, 1, 2, 3].map((i): Box => [x, i * 12 + 3, x + 4, i * 12 + 7]);

  test('lists with bullets beside each other, but a table without them', () => {
    const drawing = `
  Salem 1200          12
  Truro 1300          13
  Upton 1400          41
  Lowell 900          77`;
    expect(count(drawing)).toBe(1);
    expect(count(drawing, { ...NO_GUIDES, bars: [...bullets(3), ...bullets(103)] })).toBe(0);
  });

  test('lines over the names of those who sign', () => {
    const lines = [0, 12].flatMap((position) => [
      { position, start: 0, end: 100 },
      { position, start: 130, end: 190 },
    ]);
    const drawing = `
Signature             Date
Name                  Place`;
    const below = { position: 24, start: 0, end: 190 };
    expect(count(drawing, { ...NO_GUIDES, horizontal: lines })).toBe(0);
    expect(count(drawing, { ...NO_GUIDES, horizontal: [...lines, below] })).toBe(1);
  });
});

describe('text that a table looks like', () => {
  test.each([
    [
      'figures at the right of numbered names',
      `
1    Salem      12     48
2    Truro      13     54
3    Upton      14     41
4    Lowell     19     77`,
    ],
    [
      'wrapped texts beside names',
      `
Term       Meaning                  Use
Harbour    a place where ships      for trade
           lie safely               and fish
Pilot      one who brings ships     2 a day
           in and out
Quay       a wall at the water      for ships`,
    ],
    [
      'accounts with leaders and several years',
      `
Cash . . . . . . .   120     140
Stock . . . . . .     75      80
Loans . . . . . .     70      66
Equity . . . . . .   115     130`,
    ],
  ])('%s', (_, drawing) => {
    expect(count(drawing)).toBe(1);
  });
});

/** Texts of three in a line, each `shifts` points off its line. */
const shifted = (shifts: readonly number[]): number => {
  const columns = ['AB', 'CD', '-'].map((text, column) =>
    drawGlyphs([0, 1, 2, 3, 4].map((row) => `${' '.repeat(column * 12)}${text}${row}${column}`).join('\n')),
  );
  const glyphs = columns.flatMap((own, column) =>
    own.map((glyph) => {
      const [l, t, r, b] = glyph.box;
      const off = column === 0 ? 0 : shifts[Math.floor(t / 12) % shifts.length]!;
      return { ...glyph, box: [l, t + off, r, b + off] as Box };
    }),
  );
  return alignedTables(buildLines(buildWords(glyphs, 600, 800)), NO_GUIDES).length;
};

test('labels at different heights are scattered, cells set lower by one distance are not', () => {
  expect(shifted([1, 2, 3, 4])).toBe(0);
  expect(shifted([2])).toBe(1);
});

test('columns whose lines run past each other are read one after another', () => {
  const text = ['The harbour', 'is open in', 'summer only', 'and closed', 'in winter', 'every year'];
  const left = drawGlyphs(text.join('\n'));
  const right = drawGlyphs(text.map((line) => `${' '.repeat(20)}${line}`).join('\n')).map((glyph) => {
    const [l, t, r, b] = glyph.box;
    return { ...glyph, box: [l, t + 6, r, b + 6] as Box };
  });
  expect(textRegions(buildWords([...left, ...right], 600, 800)).map((lines) => lines.map((line) => line.text))).toEqual(
    [text, text],
  );
});

describe('boxes of a chart', () => {
  const box = (x: number, y: number): { horizontal: Rule[]; vertical: Rule[] } => ({
    horizontal: [y, y + 40].map((position) => ({ position, start: x, end: x + 100 })),
    vertical: [x, x + 100].map((position) => ({ position, start: y, end: y + 40 })),
  });
  type Rule = { readonly position: number; readonly start: number; readonly end: number };
  const join = (parts: readonly { horizontal: Rule[]; vertical: Rule[] }[]) => ({
    horizontal: parts.flatMap(({ horizontal }) => horizontal),
    vertical: parts.flatMap(({ vertical }) => vertical),
  });

  test('joined by lines they are no grid', () => {
    const arrow = { horizontal: [{ position: 20, start: 100, end: 140 }], vertical: [] };
    expect(ruledGrids(join([box(0, 0), arrow, box(140, 0)])).grids).toHaveLength(0);
    const tree = {
      horizontal: [{ position: 60, start: 50, end: 370 }],
      vertical: [
        { position: 210, start: 40, end: 60 },
        { position: 50, start: 60, end: 80 },
        { position: 370, start: 60, end: 80 },
      ],
    };
    expect(ruledGrids(join([box(160, 0), tree, box(0, 80), box(320, 80)])).grids).toHaveLength(0);
  });

  test('side by side they are', () => {
    expect(ruledGrids(join([box(0, 0), box(100, 0)])).grids).toHaveLength(1);
  });
});
