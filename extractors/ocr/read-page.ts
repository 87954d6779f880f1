import type { OcrEngine } from './engines/ocr-engine.ts';
import { freeAreas } from './free-areas.ts';
import type { PageLayout } from './page-layout.ts';
import { joinParagraphs, type ReadParagraph } from './paragraphs.ts';
import { type ReadLine, readRegion } from './read-region.ts';
import { type ReadTable, readTable } from './read-tables.ts';
import { consultWitness, type WitnessPolicy } from './second-witness.ts';

/** The engines of a run: the one that reads, and the one that is asked about numbers. */
export interface Readers {
  readonly engine: OcrEngine;
  /** Loads the second engine; called with the first number that is in doubt. */
  readonly witness: () => Promise<OcrEngine>;
  readonly policy: WitnessPolicy;
}

/** Table or lines outside of tables, before lines are joined to paragraphs. */
type Part = ReadTable | { readonly lines: readonly ReadLine[] };

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

const readParts = async (layout: PageLayout, engine: OcrEngine, page: number): Promise<readonly Part[]> => {
  const { width, height } = layout.image;
  const regions = layout.tables.map(({ region }) => region);
  const parts: Part[] = [];
  let ordinal = 0;
  for (const area of freeAreas(width, height, regions, layout.em * 0.12)) {
    if ('table' in area) parts.push(await readTable(layout, layout.tables[area.table]!, engine, page, ++ordinal));
    else parts.push({ lines: await readRegion(layout, area.area, engine) });
  }
  return parts;
};

/** Reads a page: its tables and paragraphs in reading order, doubtful numbers by both engines. */
export const readPage = async (
  layout: PageLayout,
  { engine, witness, policy }: Readers,
  page: number,
): Promise<readonly (ReadTable | ReadParagraph)[]> => {
  const parts = await readParts(layout, engine, page);
  const lines = await consultWitness(layout, parts.flatMap(linesOf), policy, witness);
  const read: (ReadTable | ReadParagraph)[] = [];
  let [from, paragraphs] = [0, 0];
  for (const part of parts) {
    const count = linesOf(part).length;
    const heard = withLines(part, lines.slice(from, from + count));
    from += count;
    if ('cells' in heard) read.push(heard);
    else {
      const joined = joinParagraphs(heard.lines, layout.em, page, paragraphs);
      paragraphs += joined.length;
      read.push(...joined);
    }
  }
  return read;
};
