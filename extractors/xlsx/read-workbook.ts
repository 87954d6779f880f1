import { read, set_cptable, type WorkBook } from '@e965/xlsx';
import { type Finding, finding } from '../../src/model/index.ts';
import type { CarrierKind } from './spreadsheet-carrier.ts';

/** Rows read of one sheet; a county's list of all indicators has some ten thousand. */
export const MAX_SHEET_ROWS = 65_536;

let codePages: Promise<void> | null = null;

/** Loads the old code pages (GBK of Excel 5 and 95) on first use; they are half a megabyte of tables. */
const loadCodePages = (): Promise<void> => {
  codePages ??= import('@e965/xlsx/dist/cpexcel.full.mjs').then((tables) => set_cptable(tables));
  return codePages;
};

const readingError = (error: unknown): Finding => {
  const reason = error instanceof Error ? error.message : String(error);
  if (/password|encrypt/i.test(reason))
    return finding('encrypted', 'error', 'the workbook is protected with a password; publish it without one');
  return finding('unreadable', 'error', `expected a workbook, found: ${reason.slice(0, 200)}`);
};

/** Reads a workbook with values, number formats, merges and hidden rows, but without evaluating anything. */
export const readWorkbook = async (
  bytes: Uint8Array,
  kind: CarrierKind,
): Promise<{ workbook: WorkBook | null; notes: readonly Finding[] }> => {
  if (kind !== 'zip') await loadCodePages();
  try {
    const workbook = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      // needed for hidden rows and columns
      cellStyles: true,
      dateNF: 'yyyy/m/d',
      sheetRows: MAX_SHEET_ROWS,
    });
    return { workbook, notes: [] };
  } catch (error) {
    return { workbook: null, notes: [readingError(error)] };
  }
};
