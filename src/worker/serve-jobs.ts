import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { DEFAULT_LIMITS, type Source } from '../model/index.ts';
import { ingestSource, type Pipeline } from '../pipeline.ts';
import { extractSource } from './extract-source.ts';
import type { AnswerMessage, JobMessage, ReadyMessage } from './protocol.ts';

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}`.split('\n', 1)[0]! : String(error);

/** The bytes of a job, or why they are gone. */
const readSource = ({ id, origin, source }: JobMessage): Source | string => {
  if (source.kind === 'bytes') return { id, origin, bytes: source.bytes };
  try {
    const bytes = readFileSync(source.path);
    const found = createHash('sha256').update(bytes).digest('hex');
    return found === id ? { id, origin, bytes } : 'the file was changed while it was being read; run again';
  } catch (error) {
    return reasonOf(error);
  }
};

const answer = async (pipeline: Pipeline, job: JobMessage): Promise<AnswerMessage> => {
  const source = readSource(job);
  if (typeof source === 'string') return { kind: 'gone', reason: source };
  try {
    const run = job.task === 'filing' ? ingestSource : extractSource;
    const value = await run(pipeline, source, { limits: DEFAULT_LIMITS });
    return { kind: 'result', json: Buffer.from(JSON.stringify(value)) };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
};

const send = (message: AnswerMessage | ReadyMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });

/** Asks the kernel to pick workers, not the process that owns the database, when memory runs out (Linux). */
const volunteerForOutOfMemory = (): Promise<void> => writeFile('/proc/self/oom_score_adj', '1000').catch(() => {});

/** Serves jobs of the parent one after another until it goes away. The body of a worker process. */
export const serveJobs = (pipeline: Pipeline): void => {
  let last: Promise<void> = volunteerForOutOfMemory();
  process.on('message', (job: JobMessage) => {
    last = last.then(async () => send(await answer(pipeline, job)));
  });
  process.on('disconnect', () => process.exit(0));
  // The terminal sends Ctrl-C to the whole group; the parent decides what happens to its workers.
  process.on('SIGINT', () => {});
  void send({ kind: 'ready' });
};
