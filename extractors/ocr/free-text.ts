import { type AlignedTable, alignedTables, type Guides } from '../geometry/aligned-tables.ts';
import type { Line } from '../geometry/build-lines.ts';
import { median } from '../geometry/rectangle.ts';
import { textRegions } from '../geometry/text-regions.ts';
import type { ReadCharacter } from './engines/ocr-engine.ts';
import type { LineWord } from './line-words.ts';
import type { PageLayout } from './page-layout.ts';
import { type PageWords, pageWords } from './page-words.ts';
import type { Region } from './raster/gray-image.ts';
import { POINTS_PER_EM, type RuledTable, rulesInPoints, tableInPixels } from './raster/ruled-grid.ts';
import type { ReadLine } from './read-line.ts';
import type { UnplacedTable } from './read-tables.ts';

/** What stands outside of ruled tables: tables by alignment (无线表格) and lines of text, in reading order. */
export type FreePart = UnplacedTable | { readonly lines: readonly ReadLine[] };

/** Rules of the page outside of its ruled tables, in points. */
const looseRules = ({ rules, em }: PageLayout, tables: readonly RuledTable[]): Guides => {
  const isLoose = (x: number, y: number): boolean =>
    !tables.some(
      ({ region: { left, top, right, bottom } }) =>
        x > left - em && x < right + em && y > top - em * 0.3 && y < bottom + em * 0.3,
    );
  const loose = {
    horizontal: rules.horizontal.filter((r) => isLoose((r.start + r.end) / 2, r.position)),
    vertical: rules.vertical.filter((r) => isLoose(r.position, (r.start + r.end) / 2)),
  };
  return { ...rulesInPoints(loose, em), bands: [] };
};

const around = (regions: readonly Region[]): Region =>
  regions.reduce((a, b) => ({
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }));

/** Words side by side as one line that was read: one blank where one was read, two between fields. */
const joinedLine = (words: readonly LineWord[]): ReadLine => {
  const characters: ReadCharacter[] = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before && (word.blankBefore || before.line !== word.line)) {
      const blank = before.line === word.line ? ' ' : '  ';
      characters.push({ text: blank, confidence: 1, x: word.region.left });
    }
    characters.push(...word.characters);
  });
  const sources = [...new Set(words.map(({ line }) => line))];
  const witness = sources.find((line) => line.witness !== undefined)?.witness;
  return {
    region: around(words.map(({ region }) => region)),
    reading: { text: characters.map(({ text }) => text).join(''), characters },
    repairs: sources.flatMap(({ repairs }) => repairs),
    unread: sources.some(({ unread }) => unread),
    ...(witness === undefined ? {} : { witness }),
  };
};

const readLineOf = (line: Line, origin: PageWords['origin']): ReadLine =>
  joinedLine(line.words.flatMap((word) => origin.get(word) ?? []));

const tableOf = ({ grid }: AlignedTable, origin: PageWords['origin'], em: number): UnplacedTable => {
  const cells = [...grid.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    isAligned: true,
    ruled: tableInPixels({ ...grid, cells }, em),
    cells: cells.map(({ lines, text }) => ({ lines: lines.map((line) => readLineOf(line, origin)), text })),
  };
};

/** Usual blank between two cells of a row, in em: justified text has wide blanks under one another, but none as wide. */
const CELL_GAP_EM = 0.9;

/** Do the words on both sides of the borders of a table stand as far apart as cells do? */
const standsApart = ({ grid, lines }: AlignedTable): boolean => {
  const gaps = [...lines].flatMap(({ words }) =>
    words.slice(1).flatMap((word, i) => {
      const [right, left] = [words[i]!.box[2], word.box[0]];
      const border = grid.columns.some((x) => x > right - 0.5 && x < left + 0.5);
      return border ? [left - right] : [];
    }),
  );
  return median(gaps, Number.POSITIVE_INFINITY) >= CELL_GAP_EM * POINTS_PER_EM;
};

/**
 * Tables by alignment and the lines around them from what was read outside of the `ruled` tables, by the same steps as on
 * born-digital pages.
 */
export const arrangeFreeText = (
  layout: PageLayout,
  read: readonly ReadLine[],
  ruled: readonly RuledTable[],
): readonly FreePart[] => {
  const { words, origin } = pageWords(
    layout,
    read.filter(({ reading }) => reading.text.trim() !== ''),
  );
  const unreadable = read.filter(({ reading }) => reading.text.trim() === '');
  const rules = looseRules(layout, ruled);
  const parts: FreePart[] = [];
  for (const lines of words.length === 0 ? [] : textRegions(words)) {
    const tables = alignedTables(lines, rules).filter(standsApart);
    const owner = new Map(tables.flatMap((table) => [...table.lines].map((line) => [line, table] as const)));
    const done = new Set<AlignedTable>();
    let open: ReadLine[] = [];
    const close = (): void => {
      if (open.length > 0) parts.push({ lines: open });
      open = [];
    };
    for (const line of lines) {
      const table = owner.get(line);
      if (!table) open.push(readLineOf(line, origin));
      else if (!done.has(table)) {
        close();
        done.add(table);
        parts.push(tableOf(table, origin, layout.em));
      }
    }
    close();
  }
  return unreadable.length > 0 ? [...parts, { lines: unreadable }] : parts;
};
