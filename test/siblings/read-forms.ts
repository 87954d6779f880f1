import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pipeline } from '../../src/default-pipeline.ts';
import { DEFAULT_LIMITS, type Filing } from '../../src/model/index.ts';
import { ingestSource } from '../../src/pipeline.ts';
import { type PicturePiece, parseFormPicture } from '../builders/form-picture.ts';
import { printCsv, printDoc, printDocx, printHtml, printOdt, printRtf, printWorkbook } from '../builders/print-form.ts';
import {
  printBarePipeRows,
  printCellStream,
  printPdf,
  printPipeRows,
  printPipeStream,
  printTabRows,
} from '../builders/print-form-text.ts';

/** An invented form that is printed in every format. */
export interface SiblingForm {
  readonly name: string;
  readonly pieces: readonly PicturePiece[];
  /** Records a person read in it, as `layouts-print.ts` prints a filing. */
  readonly expected: string;
}

/** A way in which the forms are printed. */
export interface Sibling {
  readonly name: string;
  readonly extension: string;
  readonly print: (pieces: readonly PicturePiece[]) => Uint8Array;
}

/** Every format, the one that the others are compared with first. */
export const SIBLINGS: readonly Sibling[] = [
  { name: 'docx', extension: 'docx', print: printDocx },
  { name: 'doc', extension: 'doc', print: printDoc },
  { name: 'odt', extension: 'odt', print: printOdt },
  { name: 'rtf', extension: 'rtf', print: printRtf },
  { name: 'html', extension: 'html', print: printHtml },
  { name: 'xlsx', extension: 'xlsx', print: printWorkbook('xlsx') },
  { name: 'xls', extension: 'xls', print: printWorkbook('biff8') },
  { name: 'csv', extension: 'csv', print: printCsv },
  { name: 'tab rows', extension: 'txt', print: printTabRows },
  { name: 'cell stream', extension: 'txt', print: printCellStream },
  { name: 'pipe rows', extension: 'txt', print: printPipeRows },
  { name: 'pipe rows without merged cells', extension: 'txt', print: printBarePipeRows },
  { name: 'pipe stream', extension: 'txt', print: printPipeStream },
  { name: 'pdf', extension: 'pdf', print: printPdf },
];

const FOLDER = fileURLToPath(new URL('./forms/', import.meta.url));

/** All forms in the order of their names. */
export const readForms = (): SiblingForm[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => {
      const [, source = '', expected = ''] = readFileSync(`${FOLDER}${file}`, 'utf8').split(/^----\n/m);
      return { name: file.replace(/\.txt$/, ''), pieces: parseFormPicture(source), expected };
    });

/** What the pipeline makes of some bytes under a name. */
export const fileBytes = (bytes: Uint8Array, origin: string): Promise<Filing> => {
  const source = { id: createHash('sha256').update(bytes).digest('hex'), bytes, origin };
  return ingestSource(pipeline, source, { limits: DEFAULT_LIMITS });
};
