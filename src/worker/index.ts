// Running sources through isolated processes: what other rooms may use of it.
export { FileError, fingerprintBytes, fingerprintFile } from './fingerprint.ts';
export { type Input, type InputOutcome, ingestInputs } from './ingest-inputs.ts';
export { DEFAULT_JOB_LIMITS } from './job.ts';
export type { DrawnPage, JobSource, PictureRequest, Task } from './protocol.ts';
export { createWorkerPool, type WorkerPool } from './worker-pool.ts';
