// Measures the whole way, from files on disk to records in SQLite, with the built command line:
// documents per second and core, peak memory, and whether the time grows in proportion to the number of documents.
//   npm run bench              100 and 1,000 documents
//   npm run bench -- 10000     and 10,000
import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { syntheticForm } from './synthetic-form.ts';

// Measures the work itself, not what an earlier run remembered.
process.env['JIXIAO_OCR_CACHE'] = 'off';

const ENTRY = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const STEPS = [100, 1_000];
const SAMPLE_MS = 50;

interface Measurement {
  readonly documents: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly databaseMegabytes: number;
}

/** Processes below `pid`, itself first, from /proc; empty where there is no /proc. */
const processTree = (pid: number): number[] => {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    return [pid, ...children.flatMap(processTree)];
  } catch {
    return [];
  }
};

const residentMegabytes = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

const TICKS_PER_SECOND = 100;

const processorSeconds = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
};

/** Follows a run until it ends: the most memory of all its processes at one time, and the processor time of each. */
const watch = (
  child: ChildProcess,
): { readonly peak: () => number; readonly processor: () => number; stop: () => void } => {
  let peak = 0;
  const spent = new Map<number, number>();
  const look = (): void => {
    const pids = processTree(child.pid ?? 0);
    peak = Math.max(
      peak,
      pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0),
    );
    for (const pid of pids) spent.set(pid, Math.max(spent.get(pid) ?? 0, processorSeconds(pid)));
  };
  const timer = setInterval(look, SAMPLE_MS);
  return {
    peak: () => peak,
    processor: () => [...spent.values()].reduce((sum, seconds) => sum + seconds, 0),
    stop: () => clearInterval(timer),
  };
};

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
    const watched = watch(child);
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
