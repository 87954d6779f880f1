import { type PicturePiece, slotOwners, spannedCells } from './form-picture.ts';
import { buildPdf, drawText, pdfPage, textWidth } from './print-pdf.ts';
import { printTable } from './table-picture.ts';

// Prints one and the same drawn form as plain text, in the ways in which tables arrive as text, and as PDF.

type Rows = PicturePiece['rows'];

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const joined = (text: string): string => text.replaceAll('\n', '');

const printText =
  (printRows: (rows: Rows) => string) =>
  (pieces: readonly PicturePiece[]): Uint8Array =>
    bytesOf(`${pieces.map(({ text, rows }) => text ?? printRows(rows)).join('\n')}\n`);

/** Texts of a row, blank in slots that a merge covers. */
const slotTexts = (rows: Rows): string[][] =>
  slotOwners(rows).map((owners, row) =>
    owners.map((cell, column) => (cell?.row === row && cell.column === column ? joined(cell.text) : '')),
  );

/** One row a line, cells joined by tabs (LAYOUTS C2), merged cells blank. */
export const printTabRows = printText((rows) =>
  slotTexts(rows)
    .map((texts) => texts.join('\t'))
    .join('\n'),
);

/** One cell a line behind a tab, rows parted by blank lines (C1); cells merged from above are lone tabs. */
export const printCellStream = printText((rows) => {
  const printed = slotOwners(rows).map((owners, row) =>
    owners
      .flatMap((cell, column) => (cell?.column === column ? [`\t${cell.row === row ? cell.text : ''}`] : []))
      .join('\n'),
  );
  return `\n${printed.join('\n\n')}\n`;
});

/** Rows between pipes (C4), merged cells blank. */
export const printPipeRows = printText((rows) =>
  slotTexts(rows)
    .map((texts) => `| ${texts.join(' | ')} |`)
    .join('\n'),
);

/** Rows between pipes in which merged cells vanished, as converters of web pages leave them. */
export const printBarePipeRows = printText((rows) =>
  spannedCells(rows)
    .map((cells) => cells.map(({ text }) => joined(text)).join(' | '))
    .join('\n'),
);

/** One cell a line and a pipe behind it (C3); merged cells vanished. */
export const printPipeStream = printText((rows) =>
  spannedCells(rows)
    .flatMap((cells) => [...cells.map(({ text }) => `${joined(text)} |`), '||||'])
    .join('\n'),
);

const MARGIN = 40;
const PAGE_WIDTH = 842;

/** Column widths by the longest word or a third of the longest text, together as wide as the page. */
const columnWidths = (rows: Rows): number[] => {
  const wanted = rows[0]!.map(() => 24);
  for (const { text, column, colSpan } of spannedCells(rows).flat())
    if (colSpan === 1) wanted[column] = Math.max(wanted[column]!, 16 + Math.min(90, textWidth(text, 8)));
  const sum = wanted.reduce((a, b) => a + b, 0);
  return wanted.map((width) => (width * (PAGE_WIDTH - 2 * MARGIN)) / sum);
};

/** PDF of ruled tables on A4 across, born digital, as office programs print it. */
export const printPdf = (pieces: readonly PicturePiece[]): Uint8Array => {
  const pages = [pdfPage(PAGE_WIDTH, 595)];
  let top = 50;
  for (const { text, rows } of pieces) {
    if (text === null) {
      const picture = rows.map((cells) => cells.map((words) => words.replaceAll('\n', '\\n')).join('|')).join('\n');
      top = printTable(pages, picture, { widths: columnWidths(rows), x: MARGIN, y: top, size: 8 }) + 20;
      continue;
    }
    // Titles stand in the middle, what is printed below them at the side.
    const isTitle = /[表本）]$/.test(text);
    drawText(pages.at(-1)!, text, isTitle ? (PAGE_WIDTH - textWidth(text, 12)) / 2 : MARGIN, top, isTitle ? 12 : 9);
    top += 20;
  }
  return buildPdf(pages);
};
