// Measures exports and the report on a database of synthetic forms, each in a process of its own:
// processor seconds without the start of Node, rows per such second, and the most resident memory.
//   npm run bench:export                    10,000 documents
//   npm run bench:export -- 1000            1,000 documents
//   npm run bench:export -- existing.db     a database that is there already
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { syntheticForm } from './synthetic-form.ts';

const SOURCES = new URL('../src/', import.meta.url);
const ENTRY = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const JOBS = ['jsonl', 'json', 'csv', 'datapackage', 'xlsx', 'parquet', 'report'] as const;

interface Measurement {
  readonly rows: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
}

const buildDatabase = (folder: string, documents: number): string => {
  mkdirSync(join(folder, 'in'));
  for (let index = 0; index < documents; index += 1) {
    const { name, bytes } = syntheticForm(index);
    writeFileSync(join(folder, 'in', name), bytes);
  }
  execFileSync(process.execPath, [ENTRY, 'ingest', 'in', '--db', 'bench.db'], { cwd: folder, stdio: 'ignore' });
  return join(folder, 'bench.db');
};

// Runs in a process of its own, so that the peak is that of one job alone.
const CHILD = `
const [job, db, out, sources] = process.argv.slice(1);
const { exportRecords } = await import(sources + 'export/index.ts');
const { DEFAULT_TABLES } = await import(sources + 'export/export-formats.ts');
const { summarize, renderPage } = await import(sources + 'report/index.ts');
const { openReader } = await import(sources + 'store/index.ts');
const { writeFileSync } = await import('node:fs');
const reader = await openReader(db);
let rows = 0;
for (const table of DEFAULT_TABLES) rows += (await reader.all('select count(*) as n from "' + table + '"'))[0].n;
const [began, used] = [performance.now(), process.cpuUsage()];
if (job === 'report') writeFileSync(out, renderPage(await summarize(reader), 'zh', 'bench.db'));
else await exportRecords({ db, format: job, out, tables: DEFAULT_TABLES, header: 'en', bom: true, raw: false });
const { user, system } = process.cpuUsage(used);
await reader.close();
console.log(JSON.stringify({ rows, seconds: (performance.now() - began) / 1000, processorSeconds: (user + system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
`;

const OUTPUT: Readonly<Record<(typeof JOBS)[number], string>> = {
  jsonl: 'records.jsonl',
  json: 'records.json',
  csv: 'csv',
  datapackage: 'package',
  xlsx: 'records.xlsx',
  parquet: 'parquet',
  report: 'report.html',
};

const measure = (job: (typeof JOBS)[number], db: string, folder: string): Measurement =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', CHILD, job, db, join(folder, OUTPUT[job]), SOURCES.href],
      { encoding: 'utf8' },
    ),
  ) as Measurement;

const printRow = (cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

const run = (): void => {
  if (!existsSync(ENTRY)) throw new Error('dist/ is missing; run `npm run build` first');
  const [argument = '10000'] = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bench-'));
  try {
    const db = existsSync(argument) ? argument : buildDatabase(folder, Number(argument));
    printRow(['job', 'rows', 'seconds', 'processor s', 'rows/processor s', 'peak memory MB']);
    printRow(['---', '---:', '---:', '---:', '---:', '---:']);
    for (const job of JOBS) {
      const { rows, seconds, processorSeconds, peakMegabytes } = measure(job, db, folder);
      const rate = job === 'report' ? '' : Math.round(rows / processorSeconds);
      printRow([job, rows, seconds.toFixed(1), processorSeconds.toFixed(2), rate, peakMegabytes.toFixed(0)]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};

run();
