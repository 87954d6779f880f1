import { expect, test } from 'vitest';
import { createPdfExtractor } from '../../../extractors/pdf/pdf-extractor.ts';
import { DEFAULT_LIMITS, outcome } from '../../../src/model/index.ts';
import { buildPdf, drawText, pdfPage } from '../../builders/print-pdf.ts';
import { parsePicture, printTable } from '../../builders/table-picture.ts';
import { cellsOf, compareCells, tablesOf } from './cell-score.ts';
import { TABLE_SHAPES, type TableShape } from './table-shapes.ts';

const extractor = createPdfExtractor(async () => outcome([]));

const measure = async (shape: TableShape) => {
  const pages = [pdfPage(shape.width, shape.height, shape.rotate)];
  drawText(pages[0]!, 'A line of text over the table', 60, 60, 10);
  const end = printTable(pages, shape.picture, shape.style);
  drawText(
    pages.at(-1)!,
    'The text goes on below the table and fills a whole line of the page here.',
    60,
    end + 40,
    10,
  );
  const source = { id: '', bytes: buildPdf(pages), origin: '' };
  const { value } = await extractor.extract(source, { limits: DEFAULT_LIMITS });
  const tables = tablesOf(value);
  const score = compareCells(parsePicture(shape.picture), tables.flatMap(cellsOf));
  return { ...score, tables: tables.length, name: shape.name };
};

test('table shapes: F1 of cells in place, span and text is at least 0.97', async () => {
  const scores: Awaited<ReturnType<typeof measure>>[] = [];
  for (const shape of TABLE_SHAPES) scores.push(await measure(shape));
  const sum = (key: 'right' | 'wanted' | 'found'): number => scores.reduce((total, score) => total + score[key], 0);
  const each = scores.map((score) => (2 * score.right) / Math.max(1, score.wanted + score.found));
  const failed = scores
    .filter((_, i) => each[i]! < 1)
    .map((s) => `${s.name}: ${s.right}/${s.wanted} of ${s.found} in ${s.tables}`);
  const f1 = (2 * sum('right')) / (sum('wanted') + sum('found'));
  const macro = each.reduce((a, b) => a + b, 0) / each.length;
  expect(Math.min(f1, macro), failed.join('\n')).toBeGreaterThanOrEqual(process.env.SHAPES_STRICT ? 1 : 0.97);
}, 120_000);
