import type { DenseWorkSheet, WorkBook } from '@e965/xlsx';
import {
  type Block,
  type Document,
  type ExtractContext,
  type Finding,
  type Format,
  finding,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import { extensionMismatch } from '../sniff/extension-mismatch.ts';
import { sniffMedia } from '../sniff/sniff-media.ts';
import { openBareBiff, openBiffStream } from './biff-stream.ts';
import { readWorkbook } from './read-workbook.ts';
import { type BlockCounter, buildSheetBlocks, columnName } from './sheet-blocks.ts';
import { cutSheetWindow, type SheetWindow } from './sheet-window.ts';
import type { SpreadsheetCarrier } from './spreadsheet-carrier.ts';
import { openWorkbookPackage, type WorkbookPackage } from './workbook-package.ts';

const emptyDocument = (format: Format): Document => ({ format, blocks: [], ocrUsed: false });

const listed = (names: readonly string[]): string =>
  names.length > 20 ? `${names.slice(0, 20).join(', ')} … (${names.length})` : names.join(', ');

const windowNotes = (name: string, window: SheetWindow): Finding[] => {
  const notes: Finding[] = [];
  const place = `sheet '${name}'`;
  if (window.hiddenRows.length > 0)
    notes.push(
      finding(
        'hidden-content',
        'warning',
        `${place}: hidden rows were left out: ${listed(window.hiddenRows.map((row) => String(row + 1)))}`,
      ),
    );
  if (window.hiddenColumns.length > 0)
    notes.push(
      finding(
        'hidden-content',
        'info',
        `${place}: hidden columns were left out: ${listed(window.hiddenColumns.map(columnName))}`,
      ),
    );
  if (window.coveredTexts > 0)
    notes.push(finding('hidden-content', 'info', `${place}: ${window.coveredTexts} texts lie under merged cells`));
  if (window.rowsLeftOut > 0)
    notes.push(finding('too-large', 'error', `${place}: ${window.rowsLeftOut} rows are over the cell limit`));
  return notes;
};

const isHiddenSheet = (workbook: WorkBook, index: number): boolean =>
  (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;

const buildDocument = (workbook: WorkBook, format: Format, context: ExtractContext): Outcome<Document> => {
  const blocks: Block[] = [];
  const notes: Finding[] = [];
  const counter: BlockCounter = { blocks: 0, tables: 0 };
  const hiddenSheets: string[] = [];
  // blank slots between the cells count as well
  let slotsLeft = 2 * context.limits.maxCells;
  workbook.SheetNames.forEach((name, index) => {
    const sheet = workbook.Sheets[name] as DenseWorkSheet | undefined;
    if (!sheet) return;
    const window = cutSheetWindow(sheet, slotsLeft);
    if (isHiddenSheet(workbook, index)) {
      if (window.rows.length > 0) hiddenSheets.push(name);
      return;
    }
    slotsLeft -= window.rows.length * window.width;
    const built = buildSheetBlocks(name, window, counter);
    // a sheet of one column is a line a row, too many for the arguments of a call
    for (const block of built.blocks) blocks.push(block);
    notes.push(...windowNotes(name, window), ...built.notes);
    context.onPage?.(index + 1, workbook.SheetNames.length);
  });
  if (hiddenSheets.length > 0)
    notes.push(finding('hidden-content', 'info', `hidden sheets were left out: ${listed(hiddenSheets)}`));
  if (blocks.length === 0 && notes.length === 0)
    notes.push(finding('not-a-target-form', 'info', 'the workbook holds no text'));
  return outcome({ ...emptyDocument(format), blocks }, notes);
};

const openCarrier = (source: Source, { kind }: SpreadsheetCarrier, context: ExtractContext): WorkbookPackage => {
  if (kind === 'zip' || kind === 'ods') return openWorkbookPackage(source.bytes, context.limits);
  if (kind === 'ole') return openBiffStream(source.bytes);
  if (kind === 'biff') return openBareBiff(source.bytes);
  const end = Buffer.from(source.bytes.subarray(-64)).toString('latin1');
  const complete = /<\/(\w+:)?(Workbook|document)>\s*$/.test(end);
  const notes = complete ? [] : [finding('truncated', 'error', 'the XML workbook ends before its last element does')];
  return { bytes: source.bytes, notes };
};

/** Document of a workbook in a carrier: all visible sheets in order. Loads half a megabyte of library code. */
export const extractWorkbook = async (
  source: Source,
  carrier: SpreadsheetCarrier,
  context: ExtractContext,
): Promise<Outcome<Document>> => {
  const guess = sniffMedia(source.bytes);
  // a package with its parts in unusual order is only known to be a ZIP
  const mismatch = guess.kind === 'zip' ? null : extensionMismatch(source.origin, guess);
  const notes: Finding[] = mismatch ? [mismatch] : [];
  const opened = openCarrier(source, carrier, context);
  notes.push(...opened.notes);
  if (opened.bytes === null) return outcome(emptyDocument(carrier.format), notes);
  const { workbook, notes: readingNotes } = await readWorkbook(opened.bytes, carrier.kind);
  notes.push(...readingNotes);
  if (workbook === null) return outcome(emptyDocument(carrier.format), notes);
  const built = buildDocument(workbook, carrier.format, context);
  return outcome(built.value, [...notes, ...built.notes]);
};
