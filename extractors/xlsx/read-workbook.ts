import { read, set_cptable, type WorkBook } from '@e965/xlsx';
import { type Finding, finding } from '../../src/model/index.ts';
import { resetNumberFormats } from './national-date-formats.ts';
import type { CarrierKind } from './spreadsheet-carrier.ts';

let codePages: Promise<void> | null = null;

/** Loads the old code pages (GBK of Excel 5 and 95) on first use; they are half a megabyte of tables. */
const loadCodePages = (): Promise<void> => {
  codePages ??= import('@e965/xlsx/dist/cpexcel.full.mjs').then((tables) => set_cptable(tables));
  return codePages;
};

/** What a library found wrong with a file; a TypeError tells only that it did not expect it. */
export const readableReason = (error: unknown): string =>
  error instanceof Error && !(error instanceof TypeError)
    ? error.message.slice(0, 100)
    : 'its parts do not fit together';

const readingError = (error: unknown): Finding => {
  const reason = error instanceof Error ? error.message : String(error);
  if (/password|encrypt/i.test(reason))
    return finding('encrypted', 'error', 'expected a workbook, found one with a password; publish it without one');
  return finding(
    'unreadable',
    'error',
    `the workbook is damaged or cut off (${readableReason(error)}); publish it again`,
  );
};

/** Reads a workbook with values, number formats, merges and hidden rows, but without evaluating anything. */
export const readWorkbook = async (
  bytes: Uint8Array,
  kind: CarrierKind,
): Promise<{ workbook: WorkBook | null; notes: readonly Finding[] }> => {
  if (kind !== 'zip' && kind !== 'ods') await loadCodePages();
  if (kind === 'ole' || kind === 'biff') resetNumberFormats();
  try {
    const workbook = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      // hidden rows and columns come only with styles, which also makes an object of every blank cell; in XLSX and XLS
      // the blank cells are gone by now, XML workbooks and ODS can claim a billion of them
      cellStyles: kind === 'zip' || kind === 'ole',
      dateNF: 'yyyy/m/d',
    });
    return { workbook, notes: [] };
  } catch (error) {
    return { workbook: null, notes: [readingError(error)] };
  }
};
