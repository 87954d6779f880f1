// Measures the whole way, from files on disk to records in SQLite, with the built command line:
// documents per second and core, peak memory, and whether the time grows in proportion to the number of documents.
//   npm run bench              100 and 1,000 documents
//   npm run bench -- 10000     and 10,000
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { syntheticForm } from './synthetic-form.ts';
import { watchProcesses } from './watch-processes.ts';

// Measures the work itself, not what an earlier run remembered.
process.env.JIXIAO_OCR_CACHE = 'off';

const ENTRY = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const STEPS = [100, 1_000];

interface Measurement {
  readonly documents: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly databaseMegabytes: number;
}

const measure = async (documents: number, jobs: number): Promise<Measurement> => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bench-'));
  try {
    mkdirSync(join(folder, 'in'));
    for (let index = 0; index < documents; index += 1) {
      const { name, bytes } = syntheticForm(index);
      writeFileSync(join(folder, 'in', name), bytes);
    }
    const started = performance.now();
    const child = spawn(process.execPath, [ENTRY, 'ingest', 'in', '--db', 'bench.db', '--jobs', String(jobs)], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const watched = watchProcesses(child);
    const code = await new Promise((resolve) => child.on('close', resolve));
    watched.stop();
    if (code !== 0) throw new Error(`ingest ended with ${String(code)}: ${errors.slice(0, 500)}`);
    const files = readdirSync(folder).filter((name) => name.startsWith('bench.db'));
    return {
      documents,
      seconds: (performance.now() - started) / 1000,
      processorSeconds: watched.processor(),
      peakMegabytes: watched.peak(),
      databaseMegabytes: files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1024 / 1024,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const printRow = (cells: readonly (string | number)[]): void => {
  console.log(`| ${cells.join(' | ')} |`);
};

const run = async (): Promise<void> => {
  if (!existsSync(ENTRY)) throw new Error('dist/ is missing; run `npm run build` first');
  const steps = [
    ...STEPS,
    ...process.argv
      .slice(2)
      .map(Number)
      .filter((count) => count > 0),
  ];
  printRow([
    'documents',
    'seconds',
    'documents/s',
    'documents/s and core',
    'peak memory MB',
    'database MB',
    'MB/1,000',
  ]);
  printRow(['---:', '---:', '---:', '---:', '---:', '---:', '---:']);
  for (const count of steps) {
    const {
      documents,
      seconds,
      processorSeconds: processor,
      peakMegabytes,
      databaseMegabytes,
    } = await measure(count, 1);
    printRow([
      documents,
      seconds.toFixed(1),
      (documents / seconds).toFixed(0),
      processor > 0 ? (documents / processor).toFixed(0) : '?',
      peakMegabytes.toFixed(0),
      databaseMegabytes.toFixed(1),
      ((databaseMegabytes * 1000) / documents).toFixed(1),
    ]);
  }
};

await run();
