// Long form of the hostile harness: `npx tsx test/hostile/run.ts [part of a file name]`.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildReport, LONG_SET } from './hostile-child.ts';
import { MAX_MILLISECONDS, type Verdict } from './judge-file.ts';
import { MAX_MEGABYTES, needsTooMuch } from './judge-memory.ts';

// Measures the work itself, not what an earlier run remembered.
process.env.JIXIAO_OCR_CACHE = 'off';

/** A child is replaced after this many files, so that the peak of its memory says something about few of them. */
const FILES_PER_CHILD = 40;

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const child = fileURLToPath(new URL('./hostile-child.ts', import.meta.url));

const startChild = (): Promise<ChildProcess> =>
  new Promise((resolve) => {
    const started = fork(child, { cwd: folder, execArgv: ['--import', import.meta.resolve('tsx')] });
    started.once('message', () => resolve(started));
  });

const failed = (index: number, problem: string): ChildReport => ({
  index,
  peak: 0,
  verdict: { name: LONG_SET[index]!.name, problems: [problem], milliseconds: 0, growth: 0, summary: '' },
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

const print = ({ verdict, peak }: ChildReport, always: boolean): void => {
  const { name, problems, milliseconds, growth, summary } = verdict;
  const mark = problems.length > 0 ? 'FAIL' : 'ok';
  if (always || problems.length > 0)
    process.stdout.write(
      `${mark}\t${name}\t${milliseconds} ms\t${peak} MB (+${growth})\t${summary}\t${problems.join(' | ')}\n`,
    );
};

const main = async (): Promise<void> => {
  const part = process.argv[2] ?? '';
  const wanted = LONG_SET.flatMap((file, index) => (file.name.includes(part) ? [index] : []));
  const verdicts: Verdict[] = [];
  let peak = 0;
  let running = await startChild();
  for (const [n, index] of wanted.entries()) {
    const report = await judgeIn(running, index);
    const isOver = report.peak > MAX_MEGABYTES && report.verdict.growth > 0;
    const verdict =
      isOver && report.peak > peak && (await needsTooMuch(LONG_SET[index]!))
        ? { ...report.verdict, problems: [...report.verdict.problems, `more than ${MAX_MEGABYTES} MB`] }
        : report.verdict;
    print({ ...report, verdict }, part !== '');
    verdicts.push(verdict);
    peak = Math.max(peak, report.peak);
    if (report.peak === 0 || isOver || n % FILES_PER_CHILD === FILES_PER_CHILD - 1) {
      running.kill('SIGKILL');
      running = await startChild();
    }
  }
  running.kill('SIGKILL');
  const written = readdirSync(folder);
  rmSync(folder, { recursive: true });
  const failures = verdicts.filter((verdict) => verdict.problems.length > 0).length;
  const slowest = Math.max(...verdicts.map((verdict) => verdict.milliseconds));
  process.stdout.write(
    `${verdicts.length} files, ${failures} failures, slowest ${slowest} ms, peak ${peak} MB, written ${written.join() || 'nothing'}\n`,
  );
  process.exitCode = failures > 0 || written.length > 0 ? 1 : 0;
};

await main();
