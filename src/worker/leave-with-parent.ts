import { Worker } from 'node:worker_threads';

/** Runs in a thread of its own, because the main thread may be caught in a document that never ends. */
const WATCH = `
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);
`;

/** Ends this process within a second or so when its parent was killed, even in the middle of an endless loop. */
export const leaveWithParent = (): void => {
  new Worker(WATCH, { eval: true, stdout: false }).unref();
};
