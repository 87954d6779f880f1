// `jixiao tables` on scans: sheets of the table bench, in English and Chinese, printed, degraded, recognised and scored.
//   npx tsx bench/scan-tables.ts develop|held [--count n] [--from n] [--only name,name] [--verbose] [--keep DIR] [--remember FILE]
// `--keep` leaves the scans (and takes those that are there), what was found and the truth; `--remember` keeps what the engine read for the next run.
// Needs chromium, soffice and pdftoppm.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { createPageRecognizer } from '../extractors/ocr/create-page-recognizer.ts';
import { createPaddleEngine } from '../extractors/ocr/engines/paddle-engine.ts';
import { createPdfExtractor } from '../extractors/pdf/pdf-extractor.ts';
import { documentTables } from '../src/cli/document-tables.ts';
import { DEFAULT_LIMITS } from '../src/model/index.ts';
import { rememberedEngine } from './remembered-engine.ts';
import { blur, contrast, noise, type Step, seededRandom } from './scan-degrade.ts';
import { imagePdf, rasterise } from './scan-pages.ts';
import { skew, turn } from './scan-warp.ts';
import { type GridText, gridOf, isMisread, scoreTables } from './table-shapes/adjacency-score.ts';
import { tableSheet } from './table-shapes/draw-half.ts';
import { gridInChinese, sourceInChinese } from './table-shapes/in-chinese.ts';
import { printSheets, type Sheet } from './table-shapes/print-sheets.ts';
import { choiceOf } from './table-shapes/random-choice.ts';
import type { SheetTruth } from './table-shapes/sheet-truth.ts';
import { Tally } from './table-shapes/tally.ts';

const HALVES = {
  develop: {
    seed: 3000,
    latin: ['Liberation Serif', 'Liberation Sans', 'DejaVu Sans'],
    chinese: ['Noto Serif CJK SC', 'Noto Sans CJK SC'],
  },
  held: {
    seed: 700_000,
    latin: ['Liberation Sans Narrow', 'DejaVu Serif', 'Liberation Mono'],
    chinese: ['Noto Serif CJK TC', 'Noto Sans CJK HK'],
  },
} as const;

/** How a sheet becomes a scan. */
interface Glass {
  readonly name: 'light' | 'heavy';
  readonly dpi: number;
  readonly quality: number;
  readonly steps: readonly Step[];
}

const GLASSES: readonly Glass[] = [
  { name: 'light', dpi: 200, quality: 75, steps: [skew(0.8), noise(5)] },
  { name: 'light', dpi: 300, quality: 60, steps: [skew(-0.4), noise(6)] },
  { name: 'heavy', dpi: 200, quality: 55, steps: [blur(1), contrast(45, 205), skew(-0.6), noise(13)] },
  { name: 'light', dpi: 200, quality: 75, steps: [turn(1), skew(0.5), noise(4)] },
  { name: 'heavy', dpi: 300, quality: 45, steps: [blur(1.6), contrast(55, 195), skew(0.7), noise(18)] },
];

/** A sheet with its truth and the way it is scanned; every other one is in Chinese. */
interface Scan {
  readonly sheet: Sheet;
  readonly truth: SheetTruth;
  readonly chinese: boolean;
  readonly glass: Glass;
}

const drawScan = (half: keyof typeof HALVES, index: number): Scan => {
  const { seed, latin, chinese } = HALVES[half];
  const [c, glass] = [choiceOf(seed + index), GLASSES[index % GLASSES.length]!];
  const isChinese = index % 2 === 1;
  const { sheet, truth } = tableSheet(c, index, isChinese ? chinese : latin, ['chromium', 'libreoffice']);
  if (!isChinese) return { sheet, truth, chinese: false, glass };
  return {
    sheet: { ...sheet, source: sourceInChinese(sheet.source) },
    truth: { ...truth, tables: truth.tables.map(gridInChinese) },
    chinese: true,
    glass,
  };
};

const pagesOf = (pdf: string): number =>
  Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1] ?? 0);

const scanned = async (pdf: string, { dpi, quality, steps }: Glass, seed: number): Promise<Buffer> => {
  const random = seededRandom(seed);
  const pages: Parameters<typeof imagePdf>[0][number][] = [];
  for (let number = 1; number <= pagesOf(pdf); number++) {
    let page = await rasterise(pdf, dpi, number);
    for (const step of steps) page = await step(page, random);
    const { width, height, channels, pixels } = page;
    const jpeg = await sharp(pixels, { raw: { width, height, channels } })
      .toColourspace('b-w')
      .jpeg({ quality })
      .toBuffer();
    pages.push({ jpeg, width, height, channels, dpi });
  }
  return imagePdf(pages);
};

const tally = new Tally();
const add = (keys: readonly string[], truth: readonly GridText[], found: readonly GridText[]): number => {
  const { tables, spurious } = scoreTables(truth, found, isMisread);
  for (const key of keys) tally.add(key, tables, spurious);
  const right = tables.reduce((sum, table) => sum + table.right, 0);
  return (2 * right) / Math.max(1, spurious + tables.reduce((sum, table) => sum + table.wanted + table.found, 0));
};

const blanks = { cells: 0, right: 0 };
/** Counts cells of several Latin words that are read right but for their blanks, and those whose blanks are right too. */
const countBlanks = (truth: readonly GridText[], found: readonly GridText[]): void => {
  const texts = found.flatMap(({ cells }) => cells.map(({ text }) => text.trim().replace(/\s+/g, ' ')));
  const squeezed = new Map(texts.map((text) => [text.replaceAll(' ', ''), text]));
  for (const { text } of truth.flatMap(({ cells }) => cells)) {
    const read = squeezed.get(text.replaceAll(' ', ''));
    if (!/\p{L}{2} \p{L}{2}/u.test(text) || read === undefined) continue;
    blanks.cells += 1;
    blanks.right += read === text ? 1 : 0;
  }
};

const print = (): void => {
  tally.print();
  console.log(`\nblanks right in ${blanks.right} of ${blanks.cells} cells of several Latin words`);
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '60' },
      from: { type: 'string', default: '0' },
      only: { type: 'string' },
      keep: { type: 'string' },
      remember: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const half = positionals[0] === 'held' ? 'held' : 'develop';
  const only = values.only?.split(',');
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'jixiao-scan-tables-'));
  mkdirSync(folder, { recursive: true });
  const scans = Array.from({ length: Number(values.count) }, (_, i) => drawScan(half, Number(values.from) + i)).filter(
    ({ sheet }) => !only || only.includes(sheet.name),
  );
  const scanOf = ({ sheet }: Scan): string => join(folder, `${sheet.name}-scan.pdf`);
  await printSheets(
    scans.filter((scan) => !existsSync(scanOf(scan))).map(({ sheet }) => sheet),
    folder,
  );
  const engine = rememberedEngine(await createPaddleEngine(), values.remember);
  const pdf = createPdfExtractor(createPageRecognizer({ engine: async () => engine, witness: 'never' }));
  for (const scan of scans) {
    const { sheet, truth, chinese, glass } = scan;
    if (!existsSync(scanOf(scan)))
      writeFileSync(scanOf(scan), await scanned(join(folder, `${sheet.name}.pdf`), glass, Number(sheet.name.slice(1))));
    const bytes = new Uint8Array(readFileSync(scanOf(scan)));
    const { value } = await pdf.extract({ id: '', bytes, origin: sheet.name }, { limits: DEFAULT_LIMITS });
    const tables = documentTables(value, sheet.name).tables;
    const found = tables.map(gridOf);
    const language = chinese ? 'Chinese' : 'English';
    const keys = ['all', truth.group, `${truth.group}, ${language}`, language, `${glass.name} ${glass.dpi}`];
    const score = add(keys, truth.tables, found);
    if (!chinese) countBlanks(truth.tables, found);
    const of = `${truth.tables.length}/${found.length}`;
    if (values.verbose)
      console.log(
        `${sheet.name} ${score.toFixed(3)} ${truth.group} ${truth.style?.borders} ${truth.style?.line} ${truth.kind} ${language} ${truth.style?.size}pt ${glass.name} ${glass.dpi} ${of}`,
      );
    if (values.keep) {
      writeFileSync(join(folder, `${sheet.name}-found.json`), JSON.stringify(tables.map(({ rows }) => rows)));
      writeFileSync(join(folder, `${sheet.name}-truth.json`), JSON.stringify(truth.tables));
    }
  }
  engine.save();
  if (!values.keep) rmSync(folder, { recursive: true });
  print();
  process.exit(0);
};

await main();
