import { Worker } from 'node:worker_threads';

/** Runs in a thread of its own, because the main thread may be caught in a document that never ends. */
const WATCH = `
  const { workerData: parent } = require('node:worker_threads');
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);
`;

/** Ends this process within a second or so when its parent was killed, even in the middle of an endless loop. */
export const leaveWithParent = (): void => {
  // The parent is named here: on a busy machine it may be gone before the thread runs its first line.
  new Worker(WATCH, { eval: true, stdout: false, workerData: process.ppid }).unref();
};
