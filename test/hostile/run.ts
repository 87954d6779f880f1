// Long form of the hostile harness: `npx tsx test/hostile/run.ts [part of a file name]`.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildReport, LONG_SET } from './hostile-child.ts';
import type { HostileFile } from './hostile-file.ts';
import { MAX_MILLISECONDS, type Verdict } from './judge-file.ts';
import { MAX_MEGABYTES, measureProgram } from './judge-memory.ts';

// Measures the work itself, not what an earlier run remembered.
process.env.JIXIAO_OCR_CACHE = 'off';

/** A child is replaced after this many files, so that little of what earlier ones left counts for the next. */
const FILES_PER_CHILD = 40;

/** Megabytes that a file adds to the harness from which the installed program is measured; it begins at 200. */
const SUSPECT_GROWTH = 150;

/** Files whose memory is printed, the largest first. */
const LARGEST_NAMED = 5;

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const child = fileURLToPath(new URL('./hostile-child.ts', import.meta.url));

const startChild = (): Promise<ChildProcess> =>
  new Promise((resolve) => {
    const started = fork(child, { cwd: folder, execArgv: ['--expose-gc', '--import', import.meta.resolve('tsx')] });
    started.once('message', () => resolve(started));
  });

const failed = (index: number, problem: string): ChildReport => ({
  index,
  verdict: { name: LONG_SET[index]!.name, problems: [problem], milliseconds: 0, peak: 0, growth: 0, summary: '' },
});

/** One file in the child; a child that dies or does not answer in time is given up with it. */
const judgeIn = (running: ChildProcess, index: number): Promise<ChildReport> =>
  new Promise((resolve) => {
    const finish = (report: ChildReport): void => {
      clearTimeout(timer);
      running.removeAllListeners();
      resolve(report);
    };
    // By the clock, so a loaded machine gets more than the processor time that a file may take.
    const timer = setTimeout(() => finish(failed(index, 'did not end')), 3 * MAX_MILLISECONDS);
    running.once('message', (report: ChildReport) => finish(report));
    running.once('exit', (code, signal) => finish(failed(index, `the process died (${code ?? signal})`)));
    running.send(index);
  });

const print = ({ name, problems, milliseconds, peak, growth, summary }: Verdict, always: boolean): void => {
  const mark = problems.length > 0 ? 'FAIL' : 'ok';
  if (always || problems.length > 0)
    process.stdout.write(
      `${mark}\t${name}\t${milliseconds} ms\t${peak} MB (+${growth})\t${summary}\t${problems.join(' | ')}\n`,
    );
};

interface Measured {
  readonly name: string;
  readonly megabytes: number;
}

/** What the installed program needs for a file that cost the harness much; null for the others, which need half of it. */
const measureSuspect = async (file: HostileFile, { peak, growth }: Verdict): Promise<Measured | null> =>
  peak > MAX_MEGABYTES || growth > SUSPECT_GROWTH
    ? { name: file.name, megabytes: (await measureProgram(file)) ?? peak }
    : null;

const withMemory = (verdict: Verdict, suspect: Measured | null): Verdict => {
  if (!suspect || suspect.megabytes <= MAX_MEGABYTES) return verdict;
  return { ...verdict, problems: [...verdict.problems, `the program needed ${suspect.megabytes} MB`] };
};

const summarize = (verdicts: readonly Verdict[], measured: readonly Measured[], written: readonly string[]): number => {
  const failures = verdicts.filter((verdict) => verdict.problems.length > 0).length;
  const slowest = Math.max(...verdicts.map((verdict) => verdict.milliseconds));
  const largest = measured.toSorted((a, b) => b.megabytes - a.megabytes).slice(0, LARGEST_NAMED);
  for (const { name, megabytes } of largest) process.stdout.write(`${megabytes} MB\t${name}\n`);
  process.stdout.write(
    `${verdicts.length} files, ${failures} failures, slowest ${slowest} ms, ${measured.length} measured, peak ${largest[0]?.megabytes ?? 0} MB, written ${written.join() || 'nothing'}\n`,
  );
  return failures;
};

const main = async (): Promise<void> => {
  const part = process.argv[2] ?? '';
  const wanted = LONG_SET.flatMap((file, index) => (file.name.includes(part) ? [index] : []));
  const verdicts: Verdict[] = [];
  const measured: Measured[] = [];
  let running = await startChild();
  for (const [n, index] of wanted.entries()) {
    const report = await judgeIn(running, index);
    const suspect = await measureSuspect(LONG_SET[index]!, report.verdict);
    if (suspect) measured.push(suspect);
    const verdict = withMemory(report.verdict, suspect);
    print(verdict, part !== '');
    verdicts.push(verdict);
    // what a large file left behind must not be charged to the next one
    if (
      report.verdict.peak === 0 ||
      report.verdict.peak > MAX_MEGABYTES ||
      n % FILES_PER_CHILD === FILES_PER_CHILD - 1
    ) {
      running.kill('SIGKILL');
      running = await startChild();
    }
  }
  running.kill('SIGKILL');
  const written = readdirSync(folder);
  rmSync(folder, { recursive: true });
  process.exitCode = summarize(verdicts, measured, written) > 0 || written.length > 0 ? 1 : 0;
};

await main();
