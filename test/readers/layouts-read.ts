import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pipeline } from '../../src/default-pipeline.ts';
import type { Block, Document, Filing, RawCell, Source } from '../../src/model/index.ts';
import { DEFAULT_LIMITS } from '../../src/model/index.ts';
import { ingestSource } from '../../src/pipeline.ts';
import { buildDocx, cell, paragraph, row, table } from '../builders/docx-builder.ts';

// Invented forms as text files: what it shows, the carrier, the form, and the records a person read in it.

/** One invented form: `source` in the notation of its carrier, `expected` as `print-filing.ts` prints a filing. */
export interface Layout {
  readonly slug: string;
  readonly carrier: string;
  readonly source: string;
  readonly expected: string;
}

const FOLDER = fileURLToPath(new URL('./layouts/', import.meta.url));

const readLayout = (name: string): Layout => {
  const [head = '', source = '', expected = ''] = readFileSync(`${FOLDER}${name}`, 'utf8').split(/^----\n/m);
  const carrier = /^carrier: (\w+)$/m.exec(head)?.[1] ?? 'text';
  return { slug: name.replace(/\.txt$/, ''), carrier, source, expected };
};

/** All invented forms in the order of their names. */
export const readLayouts = (): Layout[] => readdirSync(FOLDER).sort().map(readLayout);

/** Cells of a picture row; `¶` breaks the line inside a cell. */
const cellsOf = (line: string): string[] =>
  line
    .slice(1)
    .split('|')
    .map((text) => text.trim().replaceAll('¶', '\n'));

interface Piece {
  readonly text: string | null;
  readonly rows: readonly (readonly string[])[];
}

/** Paragraphs and tables of a picture: lines that begin with `|` are rows. */
const piecesOf = (source: string): Piece[] => {
  const pieces: { text: string | null; rows: string[][] }[] = [];
  let open = false;
  for (const line of source.split('\n')) {
    const isRow = line.startsWith('|');
    if (isRow && !open) pieces.push({ text: null, rows: [] });
    if (isRow) pieces.at(-1)!.rows.push(cellsOf(line));
    else if (line.trim() !== '') pieces.push({ text: line, rows: [] });
    open = isRow;
  }
  return pieces;
};

interface Spanned {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly row: number;
  readonly column: number;
}

/** Cells that own their slot, with their spans: `^` continues the cell above, `<` the cell to the left. */
const spannedCells = (rows: readonly (readonly string[])[]): Spanned[][] =>
  rows.map((cells, index) =>
    cells.flatMap((text, column) => {
      if (text === '^' || text === '<') return [];
      let colSpan = 1;
      while (cells[column + colSpan] === '<') colSpan++;
      let rowSpan = 1;
      while (rows[index + rowSpan]?.[column] === '^') rowSpan++;
      return [{ text, colSpan, rowSpan, row: index, column }];
    }),
  );

const blockOf = ({ text, rows }: Piece, index: number, all: readonly Piece[]): Block => {
  const number = all.slice(0, index + 1).filter((piece) => (piece.text === null) === (text === null)).length;
  if (text !== null) return { kind: 'paragraph', at: `b${number}`, text };
  const cells = spannedCells(rows).map((line, r) =>
    line.map(
      (each): RawCell => ({
        text: each.text,
        at: `t${number}.r${r + 1}.c${each.column + 1}`,
        colSpan: each.colSpan,
        rowSpan: each.rowSpan,
      }),
    ),
  );
  return { kind: 'table', at: `t${number}`, geometry: 'grid', rows: cells };
};

const documentOf = (source: string): Document => ({
  format: 'pdf',
  blocks: piecesOf(source).map(blockOf),
  ocrUsed: false,
});

const htmlOf = (source: string): string =>
  `<html><head><meta charset="utf-8"></head><body>${piecesOf(source)
    .map(({ text, rows }) =>
      text === null
        ? `<table>${spannedCells(rows)
            .map(
              (line) =>
                `<tr>${line
                  .map((each) => `<td colspan="${each.colSpan}" rowspan="${each.rowSpan}">${each.text}</td>`)
                  .join('')}</tr>`,
            )
            .join('')}</table>`
        : `<p>${text}</p>`,
    )
    .join('')}</body></html>`;

const docxRow = (rows: readonly (readonly string[])[], index: number): string =>
  row(
    rows[index]!.flatMap((text, column) => {
      if (text === '<') return [];
      let span = 1;
      while (rows[index]![column + span] === '<') span++;
      const restarts = rows[index + 1]?.[column] === '^';
      const vertical = text === '^' ? ('continue' as const) : restarts ? ('restart' as const) : null;
      const words =
        text === '^'
          ? ''
          : text
              .split('\n')
              .map((part) => paragraph(part))
              .join('');
      return [cell(words, { ...(span > 1 && { span }), ...(vertical && { vertical }) })];
    }),
  );

const docxOf = (source: string): Uint8Array =>
  buildDocx(
    piecesOf(source)
      .map(({ text, rows }) => (text === null ? table(rows.map((_, index) => docxRow(rows, index))) : paragraph(text)))
      .join(''),
  );

const bytesOf = ({ carrier, source }: Layout): Uint8Array => {
  if (carrier === 'docx') return docxOf(source);
  if (carrier === 'html') return new TextEncoder().encode(htmlOf(source));
  return new TextEncoder().encode(source.replaceAll('⇥', '\t'));
};

/** The filing the pipeline makes of an invented form. */
export const fileLayout = (layout: Layout): Promise<Filing> => {
  const bytes = layout.carrier === 'grid' ? new TextEncoder().encode(layout.source) : bytesOf(layout);
  const source: Source = {
    id: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    origin: `${layout.slug}.${{ docx: 'docx', html: 'html' }[layout.carrier] ?? 'txt'}`,
  };
  if (layout.carrier === 'grid')
    return Promise.resolve(pipeline.read(source, { value: documentOf(layout.source), notes: [] }));
  return ingestSource(pipeline, source, { limits: DEFAULT_LIMITS });
};
