import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/store/index.ts';
import { exportHash } from './export-hash.ts';
import type { FaultJob } from './fault-job.ts';
import type { Reference } from './kill-campaign.ts';
import { type RunEnd, runJob, startJob } from './run-job.ts';

/** What came of a scenario: problems, empty when it held, or why it cannot be tried here. */
export type ScenarioEnd = { readonly problems: readonly string[] } | { readonly skipped: string };

/** One kind of trouble around a run. */
export interface Scenario {
  readonly name: string;
  readonly run: (job: FaultJob, reference: Reference) => Promise<ScenarioEnd>;
}

const CLOCK = fileURLToPath(new URL('./jump-clock.mjs', import.meta.url));
/** Exit code for a database that cannot be used. */
const DATABASE_ERROR = 5;

const newFolder = async (job: FaultJob): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), `jixiao-faults-${job.name}-`));
  await job.prepare(folder);
  return folder;
};

const remove = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });

const expectEnd = ({ code, stderr }: RunEnd, expected: number, words?: RegExp): string[] => {
  const problems = code === expected ? [] : [`expected exit code ${expected}, found ${code}: ${stderr.slice(-500)}`];
  return words && !words.test(stderr)
    ? [...problems, `expected ${words} on stderr, found ${stderr.slice(-500)}`]
    : problems;
};

/** The undisturbed run that follows every trouble, and the export that must come of it. */
const recover = async (job: FaultJob, folder: string, { hash }: Reference): Promise<string[]> => {
  const problems = expectEnd(await runJob(job, folder), job.exitCode);
  const found = await exportHash(join(folder, job.database)).catch((error: Error) => error.message);
  return found === hash ? problems : [...problems, `the export is ${found}, expected ${hash}`];
};

/** Files may grow to a few sizes only; writing beyond fails like a broken disk (EFBIG becomes an I/O error of SQLite). */
const brokenDisk: Scenario = {
  name: 'EIO',
  run: async (job, reference) => {
    const problems: string[] = [];
    for (const fileLimit of [64, 300, 700]) {
      const folder = await newFolder(job);
      const end = await runJob(job, folder, { fileLimit });
      problems.push(...expectEnd(end, DATABASE_ERROR, /disk (?:reported an error|is full).*run again/));
      problems.push(...(await recover(job, folder, reference)));
      remove(folder);
    }
    return { problems };
  },
};

const mounted = (folder: string, options: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The database lies on a disk that gets full at several moments, and then is given room. */
const fullDisk: Scenario = {
  name: 'ENOSPC',
  run: async (job, reference) => {
    const problems: string[] = [];
    for (const size of ['200k', '700k', '1100k']) {
      const folder = await newFolder(job);
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      if (!mounted(disk, `size=${size}`)) {
        remove(folder);
        return { skipped: 'a small disk can be mounted by root only' };
      }
      try {
        const there: FaultJob = {
          ...job,
          database: `disk/${job.database}`,
          command: job.command.map((word) => (word === job.database ? `disk/${job.database}` : word)),
        };
        const end = await runJob(there, folder);
        problems.push(...expectEnd(end, DATABASE_ERROR, /disk is full.*what was committed is safe/));
        execFileSync('mount', ['-o', 'remount,size=64m', disk]);
        problems.push(...(await recover(there, folder, reference)));
      } finally {
        execFileSync('umount', ['-l', disk]);
        remove(folder);
      }
    }
    return { problems };
  },
};

/** Another process writes for longer than a run waits: it says so and leaves; or for a moment: it waits and goes on. */
const heldLock: Scenario = {
  name: 'SQLITE_BUSY',
  run: async (job, reference) => {
    const problems: string[] = [];
    for (const [heldMs, expected] of [
      [3000, job.exitCode],
      [Number.POSITIVE_INFINITY, DATABASE_ERROR],
    ] as const) {
      const folder = await newFolder(job);
      const file = join(folder, job.database);
      await (await openSqliteStore(file, { pipelineVersion: 'faults' })).close();
      const other = new Database(file);
      other.exec('begin immediate');
      const { end } = startJob(job, folder);
      if (Number.isFinite(heldMs)) {
        await sleep(heldMs);
        other.exec('rollback');
      }
      problems.push(
        ...expectEnd(await end, expected, expected === DATABASE_ERROR ? /another process is writing/ : undefined),
      );
      other.close();
      problems.push(...(await recover(job, folder, reference)));
      remove(folder);
    }
    return { problems };
  },
};

const jumpingClock: Scenario = {
  name: 'clock jumps',
  run: async (job, reference) => {
    const folder = await newFolder(job);
    const problems = expectEnd(await runJob(job, folder, { nodeOptions: `--import ${CLOCK}` }), job.exitCode);
    problems.push(...(await recover(job, folder, reference)));
    remove(folder);
    return { problems };
  },
};

/** All kinds of trouble beside being killed. */
export const SCENARIOS: readonly Scenario[] = [brokenDisk, fullDisk, heldLock, jumpingClock];
