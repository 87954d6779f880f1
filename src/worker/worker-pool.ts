import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../package-root.ts';
import { DEFAULT_JOB_LIMITS, type Job, type JobLimits, type JobResult, type OnPage } from './job.ts';
import type { JobMessage } from './protocol.ts';
import { type WorkerEnd, WorkerHandle } from './worker-handle.ts';

/** How a pool is made. */
export interface PoolOptions {
  /** Largest number of worker processes. */
  readonly jobs: number;
  readonly limits?: JobLimits;
  /** Module that a worker runs; for tests. */
  readonly entry?: URL;
}

/** Child processes that turn sources into filings, one source each at a time. */
export interface WorkerPool {
  /**
   * Runs one job. Never rejects for what a source does to its worker: that is a result `unreadable`.
   * Rejects with {@link PoolError} when workers cannot be started at all.
   */
  readonly run: (message: JobMessage, light: boolean, onPage?: OnPage) => Promise<JobResult>;
  /** Starts the first worker ahead of its first job, so that it loads its code while the caller still prepares. */
  readonly warm: () => void;
  /** Ends all workers; jobs that wait or run resolve as `stopped`. */
  readonly close: () => void;
}

/** Workers cannot be started; no job can be run. */
class PoolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PoolError';
  }
}

/** A second worker is started when the first is busy for this long, or when more jobs wait than it can soon do. */
const GROW_AFTER_MS = 250;
const GROW_AT_WAITING = 6;
const START_FAILURES = 3;

/** Always the built one: sources would have to be compiled again by every worker. */
const ENTRY = pathToFileURL(join(PACKAGE_ROOT, 'dist/src/worker/worker-process.js'));

/** Starts no process before the first job or `warm`; a handful of small files costs one worker. */
export const createWorkerPool = (options: PoolOptions): WorkerPool => new ProcessPool(options);

class ProcessPool implements WorkerPool {
  private readonly entry: URL;
  private readonly limits: JobLimits;
  private readonly jobs: number;
  private readonly waiting: Job[] = [];
  private readonly workers = new Set<WorkerHandle>();
  private growTimer: NodeJS.Timeout | null = null;
  private startFailures = 0;
  private closed = false;

  constructor(options: PoolOptions) {
    this.entry = options.entry ?? ENTRY;
    this.limits = options.limits ?? DEFAULT_JOB_LIMITS;
    this.jobs = Math.max(1, options.jobs);
  }

  run(message: JobMessage, light: boolean, onPage?: OnPage): Promise<JobResult> {
    return new Promise((resolve, reject) => {
      if (this.closed) return resolve({ kind: 'stopped' });
      this.waiting.push({ message, light, retried: false, onPage, resolve, reject });
      this.dispatch();
    });
  }

  warm(): void {
    if (!this.closed && this.workers.size === 0) this.start();
  }

  close(): void {
    this.closed = true;
    if (this.growTimer) clearTimeout(this.growTimer);
    for (const job of this.waiting.splice(0)) job.resolve({ kind: 'stopped' });
    for (const worker of this.workers) worker.stop();
  }

  private dispatch(): void {
    for (let job = this.waiting[0]; job !== undefined; job = this.waiting[0]) {
      const worker = this.workerFor(job);
      if (worker === undefined) break;
      this.waiting.shift();
      worker.give(job);
    }
    if (this.waiting.length > 0 && this.growTimer === null)
      this.growTimer = setTimeout(() => {
        this.growTimer = null;
        this.dispatch();
      }, GROW_AFTER_MS);
  }

  /** An idle worker, a new one where growing pays, or one that takes a job ahead. */
  private workerFor(job: Job): WorkerHandle | undefined {
    const workers = [...this.workers].filter((worker) => worker.accepts(job.light));
    const idle = workers.find((worker) => worker.idle() && (!job.retried || worker.answered === 0));
    if (idle) return idle;
    if (this.workers.size < this.jobs && this.growingPays(job)) return this.start();
    return job.retried ? undefined : workers.find((worker) => !worker.idle());
  }

  private growingPays(job: Job): boolean {
    if (this.workers.size === 0 || job.retried || this.waiting.length >= GROW_AT_WAITING) return true;
    return [...this.workers].every((worker) => worker.busyFor() > GROW_AFTER_MS);
  }

  private start(): WorkerHandle {
    const worker = new WorkerHandle(this.entry, this.limits, {
      onFree: () => this.dispatch(),
      onEnd: (ended, unfinished, end) => this.ended(ended, unfinished, end),
    });
    this.workers.add(worker);
    return worker;
  }

  private ended(worker: WorkerHandle, unfinished: readonly Job[], end: WorkerEnd): void {
    this.workers.delete(worker);
    if (this.closed) {
      for (const job of unfinished) job.resolve({ kind: 'stopped' });
      return;
    }
    if (!worker.ready) {
      this.startFailed(unfinished, end.reason);
      return;
    }
    this.startFailures = 0;
    const [running, ...untouched] = unfinished;
    this.waiting.unshift(...untouched);
    if (running !== undefined) {
      // Memory and crashes may be the debt of earlier documents: the verdict is spoken in a fresh worker only.
      const isDoubtful = worker.answered > 0 || (end.isForeign === true && !running.retried);
      if (end.failure !== 'time' && isDoubtful) this.waiting.unshift({ ...running, retried: true });
      else running.resolve({ kind: 'unreadable', failure: end.failure, reason: end.reason });
    }
    this.dispatch();
  }

  private startFailed(unfinished: readonly Job[], reason: string): void {
    this.waiting.unshift(...unfinished);
    this.startFailures += 1;
    if (this.startFailures < START_FAILURES) {
      this.dispatch();
      return;
    }
    const error = new PoolError(`reader processes cannot be started: ${reason}; reinstall jixiao (npm ci)`);
    for (const job of this.waiting.splice(0)) job.reject(error);
  }
}
