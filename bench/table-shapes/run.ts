// Prints tables of all kinds with four programs and measures `jixiao tables` on them; see bench/README.md.
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docxExtractor } from '../../extractors/docx/docx-extractor.ts';
import { createPdfExtractor } from '../../extractors/pdf/pdf-extractor.ts';
import { documentTables } from '../../src/cli/document-tables.ts';
import { DEFAULT_LIMITS, outcome } from '../../src/model/index.ts';
import { type GridText, gridOf, scoreTables } from './adjacency-score.ts';
import { BENCH_HALVES, type BenchHalf, drawHalf } from './draw-half.ts';
import { sheetBytes } from './print-sheets.ts';
import type { SheetTruth } from './sheet-truth.ts';
import { Tally } from './tally.ts';

const pdf = createPdfExtractor(async () => outcome([]));

const tablesOf = async (folder: string, name: string, format: 'pdf' | 'docx'): Promise<readonly GridText[] | null> => {
  const bytes = sheetBytes(folder, `${name}.${format}`);
  if (!bytes) return null;
  const extractor = format === 'pdf' ? pdf : docxExtractor;
  const { value } = await extractor.extract({ id: '', bytes, origin: name }, { limits: DEFAULT_LIMITS });
  return documentTables(value, name).tables.map(gridOf);
};

const tally = new Tally();
const add = (key: string, truth: readonly GridText[], found: readonly GridText[]): number => {
  const { tables, spurious } = scoreTables(truth, found);
  tally.add(key, tables, spurious);
  const sum = tables.reduce((total, table) => total + table.right, 0);
  const all = tables.reduce((total, table) => total + table.wanted + table.found, spurious);
  return all === 0 ? 1 : tables.every((table) => table.exact) && spurious === 0 ? 2 : (2 * sum) / all;
};

const measure = async (folder: string, verbose: boolean): Promise<void> => {
  const truths = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as readonly SheetTruth[];
  let [plain, alarms] = [0, 0];
  for (const truth of truths) {
    const found = await tablesOf(folder, truth.name, 'pdf');
    if (!found) continue;
    if (truth.group === 'plain') {
      plain += 1;
      alarms += found.length > 0 ? 1 : 0;
      if (verbose && found.length > 0) console.log(`false table: ${truth.name} ${truth.kind}`);
      continue;
    }
    const score = add(truth.group, truth.tables, found);
    add(`${truth.group}, ${truth.producer}`, truth.tables, found);
    if (verbose && score < 2)
      console.log(
        `${truth.name} ${score.toFixed(3)} ${truth.group} ${truth.producer} ${truth.kind} ${truth.style?.borders} ${truth.tables.length}/${found.length}`,
      );
    const docx = truth.producer === 'libreoffice' ? await tablesOf(folder, truth.name, 'docx') : null;
    if (docx) {
      const own = add('docx', truth.tables, docx);
      if (verbose && own < 2) console.log(`${truth.name} ${own.toFixed(3)} docx ${truth.kind}`);
    }
  }
  tally.print();
  console.log(`\nfalse tables on ${alarms} of ${plain} sheets without one`);
};

const [half = 'develop', ...flags] = process.argv.slice(2);
const count = Number(flags.find((flag) => /^\d+$/.test(flag)) ?? 300);
const folder = join(tmpdir(), `jixiao-table-shapes-${half}`);
if (!BENCH_HALVES.includes(half as BenchHalf)) throw new Error(`expected ${BENCH_HALVES.join(', ')}, found ${half}`);
if (flags.includes('--draw') || !existsSync(join(folder, 'truth.json')))
  await drawHalf(half as BenchHalf, folder, count);
await measure(folder, flags.includes('--verbose'));
