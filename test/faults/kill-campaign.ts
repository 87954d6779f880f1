import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, seededRandom } from '../noise/random.ts';
import { exportHash } from './export-hash.ts';
import type { FaultJob } from './fault-job.ts';
import { runJob, startJob } from './run-job.ts';

/** What an undisturbed run leaves, and how long it takes. */
export interface Reference {
  readonly hash: string;
  readonly milliseconds: number;
}

/** What a campaign of kills came to. */
export interface CampaignEnd {
  readonly kills: number;
  /** Runs that were over before their kill. */
  readonly finished: number;
  /** Empty when everything held. */
  readonly problems: readonly string[];
}

const inFolder = async <T>(job: FaultJob, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), `jixiao-faults-${job.name}-`));
  try {
    await job.prepare(folder);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};

/** Runs a job once without any fault. Throws when that alone fails. */
export const referenceOf = (job: FaultJob): Promise<Reference> =>
  inFolder(job, async (folder) => {
    const begin = performance.now();
    const { code, stderr } = await runJob(job, folder);
    if (code !== job.exitCode) throw new Error(`expected exit code ${job.exitCode}, found ${code}: ${stderr}`);
    return { milliseconds: performance.now() - begin, hash: await exportHash(join(folder, job.database)) };
  });

/** Most kills hit the work; a new start of the clock is shorter once most documents are known. */
const momentOf = (random: Random, longest: number): number => random.next() * longest;

/** Starts a job and kills it at a random instant; true when it was still running. */
const killOnce = async (job: FaultJob, folder: string, moment: number): Promise<boolean> => {
  const { child, end } = startJob(job, folder);
  const first = await Promise.race([end, sleep(moment)]);
  if (first) return false;
  child.kill('SIGKILL');
  return (await end).signal === 'SIGKILL';
};

const clear = ({ database, leftovers }: FaultJob, folder: string): void => {
  for (const name of [database, `${database}-wal`, `${database}-shm`, ...leftovers])
    rmSync(join(folder, name), { recursive: true, force: true });
};

/**
 * Kills a job `kills` times at random instants, beginning anew whenever it gets through, and lets it run once
 * undisturbed: the database must then export what an undisturbed one does, and be sound after every kill.
 */
export const killCampaign = async (
  job: FaultJob,
  { hash, milliseconds }: Reference,
  kills: number,
  seed: number,
): Promise<CampaignEnd> => {
  const random = seededRandom(seed);
  const problems: string[] = [];
  let [done, finished] = [0, 0];
  await inFolder(job, async (folder) => {
    const database = join(folder, job.database);
    while (done < kills) {
      if (await killOnce(job, folder, momentOf(random, milliseconds * 1.2))) done += 1;
      else {
        finished += 1;
        // What is known already takes no time: begin with nothing again, or no kill would ever hit a write.
        clear(job, folder);
      }
    }
    if (existsSync(database)) await exportHash(database).catch((error: Error) => problems.push(error.message));
    const { code, stderr } = await runJob(job, folder);
    if (code !== job.exitCode) problems.push(`seed ${seed}: exit code ${code}: ${stderr.slice(-500)}`);
    const found = await exportHash(database).catch((error: Error) => error.message);
    if (found !== hash) problems.push(`seed ${seed}: after ${done} kills the export is ${found}, expected ${hash}`);
  });
  return { kills: done, finished, problems };
};
