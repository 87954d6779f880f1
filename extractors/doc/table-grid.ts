import type { Geometry } from '../../src/model/index.ts';
import type { RowDefinition } from './row-definition.ts';

/** A row as the text gives it: cell texts in order, and the definition at its end mark, if it has one. */
export interface TableRow {
  readonly texts: readonly string[];
  readonly definition: RowDefinition | null;
}

/** A cell of the finished grid; spans are absent only where the geometry is `slots`. */
interface GridCell {
  readonly text: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** Table with spans; `covered` counts the texts in cells that a merge hides, which Word does not print either. */
export interface TableGrid {
  readonly geometry: Geometry;
  readonly rows: readonly (readonly GridCell[])[];
  readonly covered: number;
}

/**
 * Edges of different rows this close (1.4 mm) are one column edge: rows dragged by hand differ by some twips.
 * Two edges of one row are never one.
 */
const EDGE_TOLERANCE = 80;

/** Edges made strictly rising, so that a column of no width keeps its slot. */
const risingEdges = (definition: RowDefinition): number[] => {
  const edges: number[] = [];
  for (const edge of definition.edges) edges.push(Math.max(edge, (edges.at(-1) ?? Number.NEGATIVE_INFINITY) + 1));
  return edges;
};

/** Column number of every edge, by edge. */
const numberEdges = (rows: readonly (readonly number[])[]): ReadonlyMap<number, number> => {
  const rowsOfEdge = new Map<number, Set<number>>();
  rows.forEach((edges, row) => {
    for (const edge of edges) rowsOfEdge.set(edge, (rowsOfEdge.get(edge) ?? new Set()).add(row));
  });
  const numbers = new Map<number, number>();
  let start = Number.NEGATIVE_INFINITY;
  let members = new Set<number>();
  let number = -1;
  for (const edge of [...rowsOfEdge.keys()].sort((a, b) => a - b)) {
    const owners = rowsOfEdge.get(edge) ?? new Set();
    const joins = edge - start <= EDGE_TOLERANCE && ![...owners].some((row) => members.has(row));
    if (joins) for (const row of owners) members.add(row);
    else {
      number += 1;
      start = edge;
      members = new Set(owners);
    }
    numbers.set(edge, number);
  }
  return numbers;
};

interface OpenCell {
  text: string;
  readonly column: number;
  colSpan: number;
  rowSpan: number;
  readonly vertical: 'none' | 'first' | 'next';
}

/** Cells of one row after horizontal merges; texts of swallowed cells are counted. */
const joinColumns = (row: TableRow, definition: RowDefinition, edges: readonly number[]) => {
  const cells: OpenCell[] = [];
  let covered = 0;
  let mergeStart = 0;
  definition.columns.forEach(({ horizontal, vertical }, i) => {
    const text = row.texts[i] ?? '';
    const last = cells.at(-1);
    const span = (edges[i + 1] ?? 0) - (edges[i] ?? 0);
    // The two bits are described the other way round by different writers: whichever comes first begins the merge.
    const continues = horizontal !== 0 && mergeStart !== 0 && horizontal !== mergeStart;
    if (continues && last) {
      last.colSpan += span;
      if (text.trim() !== '') covered += 1;
      return;
    }
    mergeStart = horizontal;
    cells.push({ text, column: edges[i] ?? 0, colSpan: span, rowSpan: 1, vertical });
  });
  return { cells, covered };
};

const fillerBefore = (column: number): GridCell[] => (column > 0 ? [{ text: '', colSpan: column, rowSpan: 1 }] : []);

const buildSpans = (rows: readonly { readonly row: TableRow; readonly definition: RowDefinition }[]): TableGrid => {
  const edgesOf = rows.map(({ definition }) => risingEdges(definition));
  const numbers = numberEdges(edgesOf);
  let above = new Map<number, OpenCell>();
  let covered = 0;
  const built = rows.map(({ row, definition }, i) => {
    const edges = (edgesOf[i] ?? []).map((edge) => numbers.get(edge) ?? 0);
    const joined = joinColumns(row, definition, edges);
    covered += joined.covered;
    const below = new Map<number, OpenCell>();
    const own: OpenCell[] = [];
    for (const cell of joined.cells) {
      const holder = cell.vertical === 'next' ? above.get(cell.column) : undefined;
      const merges = holder && holder.colSpan === cell.colSpan;
      if (merges && cell.text.trim() !== '') covered += 1;
      if (merges) holder.rowSpan += 1;
      else own.push(cell);
      if (merges || cell.vertical !== 'none') below.set(cell.column, merges ? holder : cell);
    }
    above = below;
    return { cells: own, indent: edges[0] ?? 0 };
  });
  return {
    geometry: 'grid',
    covered,
    rows: built.map(({ cells, indent }) => [
      ...fillerBefore(indent),
      ...cells.map(({ text, colSpan, rowSpan }) => ({ text, colSpan, rowSpan })),
    ]),
  };
};

/**
 * Grid of a Word table: columns from the cell edges of all rows, spans from the merge flags. Where a row has no usable
 * definition the spans of the whole table are unknown and its geometry is `slots`.
 */
export const buildTableGrid = (rows: readonly TableRow[]): TableGrid => {
  const defined = rows.flatMap(({ texts, definition }) => {
    const columns = definition?.columns.length ?? 0;
    // LibreOffice writes an empty cell too many behind a nested table.
    const fits = texts.length >= columns && texts.slice(columns).every((text) => text.trim() === '');
    return definition && fits ? [{ row: { texts: texts.slice(0, columns), definition }, definition }] : [];
  });
  if (defined.length === rows.length) return buildSpans(defined);
  return { geometry: 'slots', covered: 0, rows: rows.map((row) => row.texts.map((text) => ({ text }))) };
};
