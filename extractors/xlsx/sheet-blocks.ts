import {
  type Block,
  blockLocator,
  cellLocator,
  type Finding,
  finding,
  type RawCell,
  tableLocator,
} from '../../src/model/index.ts';
import { segmentSheet } from './sheet-segments.ts';
import type { SheetWindow, WindowCell } from './sheet-window.ts';

/** Column letters of a spreadsheet: 0 → `A`, 27 → `AB`. */
export const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const cellAddress = (cell: WindowCell): string => `${columnName(cell.column)}${cell.row + 1}`;

const problemOf = (cell: WindowCell, sheet: string, at: string): Finding | null => {
  const place = `sheet '${sheet}' ${cellAddress(cell)}`;
  if (cell.problem === 'error')
    return finding('missing-value', 'warning', `${place}: expected a value, found the error ${cell.text}`, at);
  if (cell.problem === 'uncomputed')
    return finding(
      'missing-value',
      'warning',
      `${place}: a formula was saved without its result; open and save the file in a spreadsheet program`,
      at,
    );
  if (cell.problem === 'hidden')
    return finding('hidden-content', 'warning', `${place}: a number is hidden by its number format`, at);
  return null;
};

/** Numbers `b1`, `t1` … through the sheets of one workbook. */
export interface BlockCounter {
  blocks: number;
  tables: number;
}

/** A default name such as Sheet1 says nothing about the form. */
const isDefaultName = (name: string): boolean => /^(sheet|工作表|worksheet)\s*\d*(\s*\(\d+\))?$/i.test(name.trim());

/** Blocks of one sheet: its name as a heading, lines above tables as paragraphs, tables as grids; problems as findings. */
export const buildSheetBlocks = (
  name: string,
  window: SheetWindow,
  counter: BlockCounter,
): { blocks: readonly Block[]; notes: readonly Finding[] } => {
  const blocks: Block[] = [];
  const notes: Finding[] = [];
  const note = (cell: WindowCell, at: string): void => {
    const problem = problemOf(cell, name, at);
    if (problem) notes.push(problem);
  };
  const addText = (kind: 'heading' | 'paragraph', text: string): string => {
    counter.blocks += 1;
    const at = blockLocator(counter.blocks);
    blocks.push({ kind, at, text, ...(kind === 'heading' ? { level: 1 } : {}) });
    return at;
  };
  if (!isDefaultName(name) && window.rows.length > 0) addText('heading', name.trim());
  for (const segment of segmentSheet(window)) {
    if (segment.kind === 'line') {
      note(segment.cell, addText('paragraph', segment.cell.text));
      continue;
    }
    counter.tables += 1;
    const table = tableLocator(counter.tables);
    const rows = segment.rows.map((row, r) =>
      row.map((cell, c): RawCell => {
        const at = cellLocator(table, r + 1, c + 1);
        note(cell, at);
        const rowSpan = Math.min(cell.rowSpan, segment.rows.length - r);
        return { text: cell.text, at, colSpan: cell.colSpan, rowSpan };
      }),
    );
    blocks.push({ kind: 'table', at: table, geometry: 'grid', rows });
  }
  return { blocks, notes };
};
