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

/** Files whose memory is printed, the largest first. */
const LARGEST_NAMED = 5;

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const child = fileURLToPath(new URL('./hostile-child.ts', import.meta.url));

const startChild = (): Promise<ChildProcess> =>
  new Promise((resolve) => {
    const started = fork(child, { cwd: folder, execArgv: ['--import', import.meta.resolve('tsx')] });
    started.once('message', () => resolve(started));
  });

const failed = (index: number, problem: string): ChildReport => ({
  index,
  verdict: { name: LONG_SET[index]!.name, problems: [problem], milliseconds: 0, peak: 0, summary: '' },
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

const print = ({ name, problems, milliseconds, peak, summary }: Verdict, always: boolean): void => {
  const mark = problems.length > 0 ? 'FAIL' : 'ok';
  if (always || problems.length > 0)
    process.stdout.write(`${mark}\t${name}\t${milliseconds} ms\t${peak} MB\t${summary}\t${problems.join(' | ')}\n`);
};

/** The verdict with what the installed program needs, where the harness itself needed more than the program may. */
const judgeMemory = async (file: HostileFile, verdict: Verdict): Promise<Verdict> => {
  if (verdict.peak <= MAX_MEGABYTES) return verdict;
  const peak = (await measureProgram(file)) ?? verdict.peak;
  const problems = peak > MAX_MEGABYTES ? [`more than ${MAX_MEGABYTES} MB`] : [];
  return { ...verdict, peak, problems: [...verdict.problems, ...problems] };
};

const summarize = (verdicts: readonly Verdict[], written: readonly string[]): number => {
  const failures = verdicts.filter((verdict) => verdict.problems.length > 0).length;
  const slowest = Math.max(...verdicts.map((verdict) => verdict.milliseconds));
  const largest = verdicts.toSorted((a, b) => b.peak - a.peak).slice(0, LARGEST_NAMED);
  for (const { name, peak } of largest) process.stdout.write(`${peak} MB\t${name}\n`);
  process.stdout.write(
    `${verdicts.length} files, ${failures} failures, slowest ${slowest} ms, peak ${largest[0]?.peak ?? 0} MB, written ${written.join() || 'nothing'}\n`,
  );
  return failures;
};

const main = async (): Promise<void> => {
  const part = process.argv[2] ?? '';
  const wanted = LONG_SET.flatMap((file, index) => (file.name.includes(part) ? [index] : []));
  const verdicts: Verdict[] = [];
  let running = await startChild();
  for (const [n, index] of wanted.entries()) {
    const report = await judgeIn(running, index);
    const verdict = await judgeMemory(LONG_SET[index]!, report.verdict);
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
  process.exitCode = summarize(verdicts, written) > 0 || written.length > 0 ? 1 : 0;
};

await main();
