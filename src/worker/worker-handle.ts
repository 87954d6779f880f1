import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Note } from '../model/index.ts';
import { errorReason } from './error-reason.ts';
import type { ArchivedDocument, Failure, Job, JobLimits, JobResult } from './job.ts';
import { processorMs } from './processor-time.ts';
import type { AnswerMessage, PageMessage, ReadyMessage } from './protocol.ts';
import { residentBytes } from './resident-memory.ts';

/** How often the parent looks at time and memory of a busy worker. */
const WATCH_INTERVAL_MS = 50;
/** Jobs given to one worker at a time: one runs, one light job waits behind a light one. */
const SENT_AHEAD = 2;
/** A worker is replaced after this many jobs, so that a slow leak in any library stays small. */
const JOBS_PER_WORKER = 5000;
/** Loading the code takes a fraction of a second; on a machine that swaps, much longer. */
const START_LIMIT_MS = 60_000;
const STDERR_KEPT = 4000;
/**
 * A document that had its time by the clock may still go on while the machine is too busy to give it a processor, this
 * many times as long: what can be read must not depend on what else runs.
 */
const CLOCK_FACTOR = 5;
const PAUSE_FACTOR = 4;
/** A document whose pages keep coming may take this many times the limit: an hour of a normal run. */
const WHOLE_FACTOR = 30;

/** What a worker reports to its pool. */
export interface WorkerEvents {
  readonly onFree: (worker: WorkerHandle) => void;
  /** The process ended; `unfinished` were given to it, the first one was running when `failure` is set. */
  readonly onEnd: (worker: WorkerHandle, unfinished: readonly Job[], end: WorkerEnd) => void;
}

/** How a worker ended. */
export interface WorkerEnd {
  readonly failure: Failure;
  readonly reason: string;
  /** It was killed by somebody else: the kernel that needs memory, a person. The document may be innocent. */
  readonly isForeign?: boolean;
}

/** One child process and the jobs given to it. */
export class WorkerHandle {
  private readonly child: ChildProcess;
  private readonly given: Job[] = [];
  /** Members of the archive that is being opened. */
  private readonly members: ArchivedDocument[] = [];
  private readonly watch: NodeJS.Timeout;
  private readonly limits: JobLimits;
  private readonly events: WorkerEvents;
  /** When the running job began, and when the page that it is at did. */
  private headSince = performance.now();
  private pageSince = performance.now();
  private checkedAt = performance.now();
  /** Processor time that earlier jobs took. */
  private spentBefore = 0;
  private stderr = '';
  private killedFor: WorkerEnd | null = null;
  private retiring = false;
  private ended = false;
  /** Whether the code of the worker was loaded. */
  ready = false;
  /** Jobs answered so far. */
  answered = 0;

  constructor(entry: URL, limits: JobLimits, events: WorkerEvents) {
    this.limits = limits;
    this.events = events;
    const heapMegabytes = Math.ceil(limits.memoryBytes / 1024 / 1024);
    this.child = fork(fileURLToPath(entry), [], {
      serialization: 'advanced',
      // glibc keeps one heap a thread, and the recogniser's threads leave theirs half empty: two heaps save memory, not time
      env: { MALLOC_ARENA_MAX: '2', ...process.env },
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      // Libraries print to stdout; ours is for data only.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-STDERR_KEPT);
    });
    this.child.on('message', (message: AnswerMessage | PageMessage | ReadyMessage) => this.receive(message));
    this.child.on('error', (error) => this.finish(error.message));
    this.child.on('exit', (code, signal) => this.exited(code, signal));
    this.watch = setInterval(() => this.check(), WATCH_INTERVAL_MS);
  }

  /** Whether one more job may be given now. */
  accepts(light: boolean): boolean {
    if (this.ended || this.retiring || this.killedFor) return false;
    const [head] = this.given;
    return head === undefined || (light && this.given.length < SENT_AHEAD && this.given.every((job) => job.light));
  }

  idle(): boolean {
    return this.given.length === 0;
  }

  /** Time that the running job has taken, in milliseconds; 0 when idle. */
  busyFor(): number {
    return this.given.length === 0 ? 0 : performance.now() - this.headSince;
  }

  give(job: Job): void {
    if (this.given.length === 0) this.startClock();
    this.given.push(job);
    // A send fails when the process just died; its exit tells the same.
    this.child.send(job.message, () => {});
  }

  /** Ends the process; jobs that it still has are handed back as unfinished. */
  stop(): void {
    clearInterval(this.watch);
    if (this.given.length > 0 || !this.ready) this.child.kill('SIGKILL');
    else if (this.child.connected) this.child.disconnect();
  }

  private startClock(): void {
    this.headSince = performance.now();
    this.startPage();
  }

  private startPage(): void {
    this.pageSince = performance.now();
    this.spentBefore = this.processorMs() ?? 0;
  }

  private processorMs(): number | null {
    return this.child.pid === undefined ? null : processorMs(this.child.pid);
  }

  /** Whether the running job had its time: by the processor where that can be known, else by the clock. */
  private isOverTime(): boolean {
    const { timeMs } = this.limits;
    const passed = performance.now() - this.pageSince;
    if (passed <= timeMs) return false;
    const spent = this.processorMs();
    return spent === null || spent - this.spentBefore > timeMs || passed > timeMs * CLOCK_FACTOR;
  }

  private receive(message: AnswerMessage | PageMessage | ReadyMessage): void {
    if (message.kind === 'page') {
      this.pageDone(message);
      return;
    }
    this.startClock();
    if (message.kind === 'ready') {
      this.ready = true;
      return;
    }
    if (message.kind === 'member') {
      this.members.push({ id: message.id, origin: message.origin, bytes: message.bytes });
      return;
    }
    const job = this.given.shift();
    this.answered += 1;
    job?.resolve(resultOf(message, this.members.splice(0)));
    if (this.answered >= JOBS_PER_WORKER) this.retiring = true;
    if (this.retiring && this.given.length === 0) this.stop();
    else this.events.onFree(this);
  }

  /** A scan of a hundred pages is no hang: each page has the time limit to itself, within a limit for the whole. */
  private pageDone({ done, total }: PageMessage): void {
    const head = this.given[0];
    if (head === undefined) return;
    const whole = performance.now() - this.headSince;
    if (whole < this.limits.timeMs * WHOLE_FACTOR) this.startPage();
    head.onPage?.(done, total);
  }

  /** After a pause of this process itself answers may lie unread, and no verdict may be spoken before they are read. */
  private hasPaused(): boolean {
    const now = performance.now();
    const pause = now - this.checkedAt;
    this.checkedAt = now;
    return pause > WATCH_INTERVAL_MS * PAUSE_FACTOR;
  }

  private check(): void {
    if (this.hasPaused()) return;
    const resident = this.child.pid === undefined ? null : residentBytes(this.child.pid);
    // What earlier documents left behind must not be charged to the next one.
    if (resident !== null && resident > this.limits.memoryBytes / 2) this.retiring = true;
    if (this.given.length === 0) {
      if (this.retiring) this.stop();
      return;
    }
    if (this.killedFor) return;
    if (!this.ready) {
      if (this.busyFor() > START_LIMIT_MS) this.kill({ failure: 'crash', reason: 'the reader did not start' });
      return;
    }
    const { timeMs, memoryBytes } = this.limits;
    if (resident !== null && resident > memoryBytes)
      this.kill({ failure: 'memory', reason: memoryReason(memoryBytes) });
    else if (this.isOverTime()) this.kill({ failure: 'time', reason: timeReason(timeMs) });
  }

  private kill(end: WorkerEnd): void {
    this.killedFor = end;
    this.child.kill('SIGKILL');
  }

  /** Answers may still be in the channel when the process is gone; wait for its end, but not for ever. */
  private exited(code: number | null, signal: NodeJS.Signals | null): void {
    const reason = signal ? `the reader was ended by ${signal}` : `the reader stopped with exit code ${code}`;
    const finish = () => this.finish(reason, signal === 'SIGKILL');
    if (!this.child.connected) {
      finish();
      return;
    }
    this.child.once('disconnect', finish);
    setTimeout(finish, 500).unref();
  }

  private finish(reason: string, isForeign = false): void {
    if (this.ended) return;
    this.ended = true;
    clearInterval(this.watch);
    const heapFull = /heap out of memory|Reached heap limit|Array buffer allocation failed/.test(this.stderr);
    const lastWords = this.stderr.split('\n').find((line) => /error|fatal/i.test(line));
    const crash: WorkerEnd = heapFull
      ? { failure: 'memory', reason: memoryReason(this.limits.memoryBytes) }
      : { failure: 'crash', reason: lastWords ? `${reason}: ${errorReason(lastWords.trim())}` : reason, isForeign };
    this.events.onEnd(this, this.given.splice(0), this.killedFor ?? crash);
  }
}

const memoryReason = (bytes: number): string =>
  `expected to need less than ${Math.round(bytes / 1024 / 1024)} MB of memory, needed more; raise --memory-limit or split the file`;

const timeReason = (ms: number): string =>
  `expected a document, or the next page of a long one, within ${ms / 1000} s, was still at it; raise --time-limit or split the file`;

const resultOf = (
  message: Exclude<AnswerMessage, { kind: 'member' }>,
  members: readonly ArchivedDocument[],
): JobResult => {
  if (message.kind === 'result') return { kind: 'result', json: Buffer.from(message.json).toString('utf8') };
  if (message.kind === 'members') return { kind: 'members', members, notes: JSON.parse(message.notes) as Note[] };
  if (message.kind === 'gone') return message;
  return { kind: 'unreadable', failure: 'defect', reason: message.reason };
};
