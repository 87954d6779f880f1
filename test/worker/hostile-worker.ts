// A worker whose pipeline does what the text of the source says: hang, crash, eat memory, throw, or work.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type ExtractContext, type Extractor, outcome } from '../../src/model/index.ts';
import type { Pipeline } from '../../src/pipeline.ts';
import { serveJobs } from '../../src/worker/serve-jobs.ts';
import { unreadableFiling } from '../../src/worker/unreadable-filing.ts';

const hoard: Uint8Array[] = [];

/** Pages of 250 ms each, as of a long scan. */
const readPages = async (count: number, onPage: ExtractContext['onPage']): Promise<void> => {
  for (let done = 1; done <= count; done++) {
    await setTimeout(250);
    onPage?.(done, count);
  }
};

const behave: Record<string, () => void> = {
  hang: () => {
    for (;;);
  },
  crash: () => process.abort(),
  leave: () => process.exit(3),
  // Killed from outside, as the kernel does when memory runs out: at the first time only, or always.
  'killed-once': () => {
    const mark = join(tmpdir(), `jixiao-killed-${process.ppid}`);
    if (existsSync(mark)) return rmSync(mark);
    writeFileSync(mark, '');
    process.kill(process.pid, 'SIGKILL');
  },
  killed: () => void process.kill(process.pid, 'SIGKILL'),
  // A service manager signals the whole group; only the parent may decide what that means.
  signalled: () => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.kill(process.pid, signal);
  },
  throw: () => {
    throw new RangeError('a reader went wrong');
  },
  // Array buffers lie outside the heap: only the watch on resident memory sees them.
  hoard: () => {
    for (;;) hoard.push(new Uint8Array(8 * 1024 * 1024).fill(1));
  },
  heap: () => {
    const kept: string[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => `text ${index} ${kept.length}`));
  },
};

const extractor: Extractor = {
  name: 'hostile',
  bid: () => 1,
  extract: async (source, { onPage }) => {
    const text = new TextDecoder().decode(source.bytes);
    const [deed = '', count] = text.split(' ');
    if (deed === 'pages') await readPages(Number(count), onPage);
    behave[deed]?.();
    return outcome({ format: 'text', blocks: [{ kind: 'paragraph', at: 'b1', text }], ocrUsed: false });
  },
};

const pipeline: Pipeline = {
  extractors: [extractor],
  checkName: () => null,
  read: (source, { value }) => {
    const [block] = value.blocks;
    const text = block && block.kind !== 'table' ? block.text : '';
    return { ...unreadableFiling(source.id, source.origin, ''), status: 'loaded', error: null, notes: [], title: text };
  },
};

serveJobs({ pipeline });
