import {
  type Document,
  type ExtractContext,
  type Finding,
  finding,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import { decodeText } from '../encoding/decode-text.ts';
import { parseSeparatedRows } from './csv-rows.ts';
import { type BlockCounter, buildSheetBlocks } from './sheet-blocks.ts';
import type { SheetWindow, WindowCell } from './sheet-window.ts';

const toWindow = (rows: readonly (readonly string[])[]): SheetWindow => {
  const width = rows.reduce((max, row) => Math.max(max, row.length), 0);
  const cells = rows.map((row, r) =>
    row.map((text, column): WindowCell => ({ text, colSpan: 1, rowSpan: 1, row: r, column })),
  );
  return { rows: cells, width, hiddenRows: [], hiddenColumns: [], coveredTexts: 0, rowsLeftOut: 0 };
};

/** Reads separated text (CSV) like one sheet; its tables have geometry `slots`, for merged cells were saved as blanks. */
export const readCsvDocument = (source: Source, context: ExtractContext): Outcome<Document> => {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(source.mediaType ?? '')?.[1];
  const { text, encoding, invalidSequences } = decodeText(source.bytes, charset);
  const { rows, unclosed, cut } = parseSeparatedRows(text, context.limits.maxCells);
  const counter: BlockCounter = { blocks: 0, tables: 0 };
  const built = buildSheetBlocks('Sheet1', toWindow(rows), counter);
  const blocks = built.blocks.map((block) =>
    block.kind === 'table'
      ? {
          ...block,
          geometry: 'slots' as const,
          rows: block.rows.map((row) => row.map(({ text: cellText, at }) => ({ text: cellText, at }))),
        }
      : block,
  );
  const notes: Finding[] = [];
  if (invalidSequences > 0)
    notes.push(finding('encoding-damage', 'warning', `${invalidSequences} byte sequences are no ${encoding} text`));
  if (unclosed) notes.push(finding('truncated', 'warning', 'the text ends inside a quoted field'));
  if (cut) notes.push(finding('too-large', 'error', `only the first ${context.limits.maxCells} fields were read`));
  return outcome({ format: 'text', blocks, ocrUsed: false, encoding }, notes);
};
