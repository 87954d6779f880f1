import type { Note } from '../model/index.ts';
import type { JobMessage } from './protocol.ts';

/** Why a worker had to be given up on a job. */
export type Failure = 'time' | 'memory' | 'crash' | 'defect';

/** Document that was packed in an archive (压缩包); its origin is `archive!member`. */
export interface ArchivedDocument {
  readonly id: string;
  readonly origin: string;
  readonly bytes: Uint8Array;
}

/** What became of a job. `json` is the result as the worker wrote it. */
export type JobResult =
  | { readonly kind: 'result'; readonly json: string }
  | { readonly kind: 'members'; readonly members: readonly ArchivedDocument[]; readonly notes: readonly Note[] }
  | { readonly kind: 'unreadable'; readonly failure: Failure; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'stopped' };

/** Pages of a document that are done, of how many. */
export type OnPage = (done: number, total: number) => void;

/** A job that waits or runs, and where its result goes. */
export interface Job {
  readonly message: JobMessage;
  /** A small job of a quick format; another one may be sent ahead while it runs. */
  readonly light: boolean;
  /** Already cost a worker its life that had done other work before; runs once more, alone in a fresh one. */
  readonly retried: boolean;
  /** Called as pages of a long document are done. */
  readonly onPage?: OnPage | undefined;
  readonly resolve: (result: JobResult) => void;
  readonly reject: (error: Error) => void;
}

/** Limits of one document, watched by the parent. */
export interface JobLimits {
  readonly timeMs: number;
  readonly memoryBytes: number;
}

/** Limits of a normal run: two minutes, 1.5 GB resident. */
export const DEFAULT_JOB_LIMITS: JobLimits = { timeMs: 120_000, memoryBytes: 1536 * 1024 * 1024 };
