// Measures large documents the whole way, from the file to records in SQLite, with the built command line: a workbook of
// 20 sheets, pages of 10 MB as Word and a content management system write them. Processor seconds leave out what a file of
// one line costs (the start of the processes).
//   npm run bench:large
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { cmsPage, departmentWorkbook, wordPage } from './large-files.ts';
import { watchProcesses } from './watch-processes.ts';

const ENTRY = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const FILES: readonly (readonly [name: string, make: () => Uint8Array])[] = [
  ['one-line.txt', () => Buffer.from('通知\n')],
  ['20-sheets.xlsx', () => departmentWorkbook('xlsx')],
  ['20-sheets.xls', () => departmentWorkbook('biff8')],
  ['word-10-mb.html', wordPage],
  ['cms-10-mb.html', cmsPage],
];

interface Measurement {
  readonly seconds: number;
  readonly processor: number;
  readonly peak: number;
  readonly indicators: number;
}

const countIndicators = (path: string): number => {
  const database = new Database(path, { readonly: true });
  const { count } = database.prepare('select count(*) as count from indicator').get() as { count: number };
  database.close();
  return count;
};

const measure = async (folder: string, name: string): Promise<Measurement> => {
  const path = join(folder, `${name}.db`);
  const started = performance.now();
  const child = spawn(process.execPath, [ENTRY, 'ingest', join(folder, name), '--db', path, '--jobs', '1'], {
    stdio: 'ignore',
  });
  const watched = watchProcesses(child);
  const code = await new Promise((resolve) => child.on('close', resolve));
  watched.stop();
  if (code !== 0) throw new Error(`ingest of ${name} ended with ${String(code)}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, processor: watched.processor(), peak: watched.peak(), indicators: countIndicators(path) };
};

const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-large-'));
  let start = 0;
  console.log('| file | MB | indicators | seconds | processor s, start left out | peak memory MB |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  try {
    for (const [name, make] of FILES) {
      const bytes = make();
      writeFileSync(join(folder, name), bytes);
      const { seconds, processor, peak, indicators } = await measure(folder, name);
      if (start === 0) start = processor;
      const cells = [name, (bytes.length / 1e6).toFixed(1), indicators, seconds.toFixed(1)];
      console.log(`| ${[...cells, (processor - start).toFixed(1), peak.toFixed(0)].join(' | ')} |`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};

await run();
