import { deflateSync } from 'node:zlib';

// Builds PDF files in memory: ruled tables and lines of Chinese text, born digital, for tests only.

/** A cell of a table: text (lines by `\n`) over one or more columns and rows. */
export interface PdfCell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** One thing on the page, from top to bottom. */
export type PdfPart =
  | { readonly kind: 'line'; readonly text: string; readonly size?: number; readonly centred?: boolean }
  | { readonly kind: 'table'; readonly widths: readonly number[]; readonly rows: readonly (readonly PdfCell[])[] };

const PAGE = { width: 595, height: 842, margin: 50 } as const;
const SIZE = 9;
const LEADING = 13;
const PADDING = 4;

const hex = (text: string): string =>
  [...text].map((letter) => letter.codePointAt(0)!.toString(16).padStart(4, '0').toUpperCase()).join('');

/** Every letter is one em wide: the font program is left to the viewer, as PDFs of office printers do. */
const showText = (text: string, x: number, y: number, size: number): string =>
  `BT /F1 ${size} Tf ${x.toFixed(1)} ${y.toFixed(1)} Td <${hex(text)}> Tj ET`;

const strokeBox = (x: number, y: number, width: number, height: number): string =>
  `${x.toFixed(1)} ${y.toFixed(1)} ${width.toFixed(1)} ${height.toFixed(1)} re S`;

interface Placed extends PdfCell {
  readonly row: number;
  readonly column: number;
}

/** Puts ragged rows of cells with spans into a grid, the way a word processor does. */
const placeCells = (rows: readonly (readonly PdfCell[])[]): Placed[] => {
  const taken = new Set<string>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell): Placed => {
      while (taken.has(`${row},${column}`)) column += 1;
      const placed = { ...cell, row, column };
      for (let down = 0; down < (cell.rows ?? 1); down += 1)
        for (let right = 0; right < (cell.columns ?? 1); right += 1) taken.add(`${row + down},${column + right}`);
      return placed;
    });
  });
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const drawTable = (
  { widths, rows }: Extract<PdfPart, { kind: 'table' }>,
  top: number,
): { readonly marks: string[]; readonly bottom: number } => {
  const placed = placeCells(rows);
  const heights = rows.map((_, row) => {
    const lines = placed.filter((cell) => cell.row === row && (cell.rows ?? 1) === 1);
    return Math.max(1, ...lines.map(({ text }) => text.split('\n').length)) * LEADING + PADDING;
  });
  const marks = placed.flatMap(({ text, row, column, rows: down = 1, columns = 1 }) => {
    const x = PAGE.margin + sum(widths.slice(0, column));
    const height = sum(heights.slice(row, row + down));
    const y = top - sum(heights.slice(0, row)) - height;
    const lines = text === '' ? [] : text.split('\n');
    const first = y + height / 2 + (lines.length * LEADING) / 2 - SIZE - 1;
    return [
      strokeBox(x, y, sum(widths.slice(column, column + columns)), height),
      ...lines.map((line, index) => showText(line, x + PADDING, first - index * LEADING, SIZE)),
    ];
  });
  return { marks, bottom: top - sum(heights) };
};

const drawParts = (parts: readonly PdfPart[]): string => {
  let top = PAGE.height - PAGE.margin;
  const marks: string[] = ['0.6 w'];
  for (const part of parts) {
    if (part.kind === 'table') {
      const table = drawTable(part, top - PADDING);
      marks.push(...table.marks);
      top = table.bottom - PADDING;
      continue;
    }
    const size = part.size ?? SIZE;
    const x = part.centred ? (PAGE.width - [...part.text].length * size) / 2 : PAGE.margin;
    top -= size * 1.6;
    marks.push(showText(part.text, x, top, size));
  }
  return marks.join('\n');
};

const FONT =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font ' +
  '/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> ' +
  '/DW 1000 /W [1 95 1000] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 ' +
  '/FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>';

/** Bytes of a PDF of A4 pages, one list of parts a page; the same input gives the same bytes. */
export const buildPdf = (pages: readonly (readonly PdfPart[])[]): Uint8Array => {
  const objects: Buffer[] = [];
  const add = (...chunks: (string | Uint8Array)[]): number => {
    objects.push(Buffer.concat(chunks.map((chunk) => Buffer.from(chunk as Uint8Array))));
    return objects.length;
  };
  const pageNumbers = pages.map((_, index) => 4 + index * 2);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`);
  add(FONT);
  pages.forEach((parts, index) => {
    const content = deflateSync(drawParts(parts));
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] ` +
        `/Resources << /Font << /F1 3 0 R >> >> /Contents ${pageNumbers[index]! + 1} 0 R >>`,
    );
    add(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`, content, '\nendstream');
  });
  return assemble(objects);
};

const assemble = (objects: readonly Buffer[]): Uint8Array => {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets = objects.map((object, index) => {
    const offset = sum(chunks.map(({ length }) => length));
    chunks.push(Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
    return offset;
  });
  const start = sum(chunks.map(({ length }) => length));
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  chunks.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}` +
        `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(chunks));
};
