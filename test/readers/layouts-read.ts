import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pipeline } from '../../src/default-pipeline.ts';
import type { Block, Document, Filing, RawCell, Source } from '../../src/model/index.ts';
import { DEFAULT_LIMITS } from '../../src/model/index.ts';
import { ingestSource } from '../../src/pipeline.ts';
import { type PicturePiece, parseFormPicture, spannedCells } from '../builders/form-picture.ts';
import { printDocx, printHtml } from '../builders/print-form.ts';

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

const blockOf = ({ text, rows }: PicturePiece, index: number, all: readonly PicturePiece[]): Block => {
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

const documentOf = ({ source, carrier }: Layout): Document => ({
  format: 'pdf',
  blocks: parseFormPicture(source).map(blockOf),
  ocrUsed: carrier === 'scan',
});

const bytesOf = ({ carrier, source }: Layout): Uint8Array => {
  if (carrier === 'docx') return printDocx(parseFormPicture(source));
  if (carrier === 'html') return printHtml(parseFormPicture(source));
  return new TextEncoder().encode(source.replaceAll('⇥', '\t'));
};

/** The filing the pipeline makes of an invented form. */
export const fileLayout = (layout: Layout): Promise<Filing> => {
  const isDrawn = layout.carrier === 'grid' || layout.carrier === 'scan';
  const bytes = isDrawn ? new TextEncoder().encode(layout.source) : bytesOf(layout);
  const source: Source = {
    id: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    origin: `${layout.slug}.${{ docx: 'docx', html: 'html' }[layout.carrier] ?? 'txt'}`,
  };
  if (isDrawn) return Promise.resolve(pipeline.read(source, { value: documentOf(layout), notes: [] }));
  return ingestSource(pipeline, source, { limits: DEFAULT_LIMITS });
};
