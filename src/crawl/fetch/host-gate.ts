import PQueue from 'p-queue';

/** Time as a gate sees it; steady, so that a jump of the clock neither floods nor starves a host. */
export interface GateClock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** A clock that only runs forward. */
export const steadyClock: GateClock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done);
      if (signal?.aborted) done();
    }),
};

/**
 * Keeps requests to one host apart (限速): at most so many at a time, and a pause from the end of one to the start of the
 * next; with more than one at a time, from start to start.
 */
export class HostGate {
  private readonly queue: PQueue;
  private readonly clock: GateClock;
  private delayMs: number;
  private nextAt = 0;
  /** When the last request began or ended. */
  private lastAt = Number.NEGATIVE_INFINITY;

  constructor(delayMs: number, concurrency: number, clock: GateClock) {
    this.delayMs = delayMs;
    this.clock = clock;
    this.queue = new PQueue({ concurrency });
  }

  /** Takes a longer pause or less at a time, never the contrary: robots.txt and a second site on the host only slow down. */
  slowTo(delayMs: number, concurrency: number): void {
    this.delayMs = Math.max(this.delayMs, delayMs);
    this.queue.concurrency = Math.min(this.queue.concurrency, concurrency);
    // The pause counts at once: robots.txt was a request as well.
    this.nextAt = Math.max(this.nextAt, this.lastAt + this.delayMs);
  }

  /** Lets the whole host rest, because it asked for that. */
  rest(ms: number): void {
    this.nextAt = Math.max(this.nextAt, this.clock.now() + ms);
  }

  /** Runs one request when its turn has come; null when the signal stopped it before. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
    return this.queue.add(async () => {
      if (!(await this.turn(signal))) return null;
      try {
        return await work();
      } finally {
        if (this.queue.concurrency === 1) this.mark();
      }
    });
  }

  private async turn(signal: AbortSignal): Promise<boolean> {
    for (;;) {
      if (signal.aborted) return false;
      const wait = this.nextAt - this.clock.now();
      if (wait <= 0) break;
      await this.clock.sleep(wait, signal);
    }
    this.mark();
    return true;
  }

  private mark(): void {
    this.lastAt = this.clock.now();
    this.nextAt = Math.max(this.nextAt, this.lastAt + this.delayMs);
  }
}
