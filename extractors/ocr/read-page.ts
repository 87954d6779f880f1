import type { OcrEngine } from './engines/ocr-engine.ts';
import { freeAreas } from './free-areas.ts';
import { arrangeFreeText } from './free-text.ts';
import type { PageLayout } from './page-layout.ts';
import { joinParagraphs, type ReadParagraph } from './paragraphs.ts';
import type { Region } from './raster/gray-image.ts';
import type { ReadLine } from './read-line.ts';
import { readFreeArea } from './read-region.ts';
import { placeTable, type ReadTable, readTable, type UnplacedTable } from './read-tables.ts';
import { consultWitness, type WitnessPolicy } from './second-witness.ts';
import { settleTables } from './settle-tables.ts';

/** The engines of a run: the one that reads, and the one that is asked about numbers. */
export interface Readers {
  readonly engine: OcrEngine;
  /** Loads the second engine; called with the first number that is in doubt. */
  readonly witness: () => Promise<OcrEngine>;
  readonly policy: WitnessPolicy;
}

/** Ruled table or lines outside of tables, before these are arranged. */
type Part = UnplacedTable | { readonly lines: readonly ReadLine[] };

const linesOf = (part: Part): readonly ReadLine[] =>
  'cells' in part ? part.cells.flatMap(({ lines }) => lines) : part.lines;

/** The part with other lines in the place of its own, in the same order. */
const withLines = (part: Part, lines: readonly ReadLine[]): Part => {
  if (!('cells' in part)) return { lines };
  let from = 0;
  return {
    ...part,
    cells: part.cells.map((cell) => {
      const own = lines.slice(from, from + cell.lines.length);
      from += cell.lines.length;
      return { ...cell, lines: own };
    }),
  };
};

/** The parts with their tables settled; what is no table becomes lines. */
const settleParts = (layout: PageLayout, parts: readonly Part[]): readonly Part[] => {
  const tables = parts.filter((part) => 'cells' in part);
  const settled = settleTables(layout, tables);
  return parts.map((part) => ('cells' in part ? (settled[tables.indexOf(part)] ?? { lines: linesOf(part) }) : part));
};

const readParts = async (layout: PageLayout, engine: OcrEngine): Promise<readonly Part[]> => {
  const { width, height } = layout.image;
  const regions = layout.tables.map(({ region }) => region);
  const parts: Part[] = [];
  for (const area of freeAreas(width, height, regions, layout.em * 0.12)) {
    if ('table' in area) parts.push(await readTable(layout, layout.tables[area.table]!, engine));
    else parts.push({ lines: await readFreeArea(layout, area.area, engine) });
  }
  return settleParts(layout, parts);
};

/** The parts with what a second engine says about their numbers. */
const withWitnesses = async (
  layout: PageLayout,
  parts: readonly Part[],
  { witness, policy }: Readers,
): Promise<readonly Part[]> => {
  const lines = await consultWitness(layout, parts.flatMap(linesOf), policy, witness);
  let from = 0;
  return parts.map((part) => {
    const count = linesOf(part).length;
    from += count;
    return withLines(part, lines.slice(from - count, from));
  });
};

/** Ink that is smaller is dust. */
const SMALLEST_EM = 0.5;

/** Places outside of ruled tables where something stands that nobody could read; in tables it is said at the cell. */
const unreadPlaces = (parts: readonly Part[], em: number): readonly Region[] =>
  parts
    .flatMap((part) => ('cells' in part ? [] : part.lines))
    .filter(({ reading }) => reading.text.trim() === '')
    .map(({ region }) => region)
    .filter(({ left, top, right, bottom }) => Math.min(right - left, bottom - top) >= em * SMALLEST_EM);

/** What was read on a page, in reading order, and where ink was left over. */
export interface ReadPage {
  readonly parts: readonly (ReadTable | ReadParagraph)[];
  readonly unread: readonly Region[];
}

/** Reads a page: its tables and paragraphs in reading order, doubtful numbers by both engines. */
export const readPage = async (layout: PageLayout, readers: Readers, page: number): Promise<ReadPage> => {
  const parts = await withWitnesses(layout, await readParts(layout, readers.engine), readers);
  const ruled = parts.flatMap((part) => ('cells' in part ? [part.ruled] : []));
  const arranged = parts.flatMap((part) => ('cells' in part ? [part] : arrangeFreeText(layout, part.lines, ruled)));
  const read: (ReadTable | ReadParagraph)[] = [];
  let [tables, paragraphs] = [0, 0];
  for (const part of arranged) {
    if ('cells' in part) read.push(placeTable(part, page, ++tables));
    else {
      const joined = joinParagraphs(part.lines, layout.em, page, paragraphs);
      paragraphs += joined.length;
      read.push(...joined);
    }
  }
  return { parts: read, unread: unreadPlaces(parts, layout.em) };
};
