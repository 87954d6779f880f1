import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { DEFAULT_LIMITS, type Filing, type Limits, type Note, type Outcome, type Source } from '../model/index.ts';
import { type Extraction, extractSource, ingestSource, type Pipeline } from '../pipeline.ts';
import { errorReason } from './error-reason.ts';
import { leaveWithParent } from './leave-with-parent.ts';
import type { AnswerMessage, DrawnPage, JobMessage, PageMessage, PictureRequest, ReadyMessage } from './protocol.ts';

/** The bytes of a job, or why they are gone. */
const readSource = ({ id, origin, source }: JobMessage): Source | string => {
  if (source.kind === 'bytes') return { id, origin, bytes: source.bytes };
  try {
    const bytes = readFileSync(source.path);
    const found = createHash('sha256').update(bytes).digest('hex');
    return found === id ? { id, origin, bytes } : 'the file was changed while it was being read; run again';
  } catch (error) {
    return errorReason(error);
  }
};

/** Opens an archive into the documents in it; any other source stays alone. */
export type Expand = (source: Source, limits: Limits) => Outcome<readonly Source[]>;

const readAlone: Expand = (source) => ({ value: [source], notes: [] });

/** Draws one page of a source (页面图像). */
export type Draw = (bytes: Uint8Array, picture: PictureRequest) => Promise<DrawnPage>;

const drawNothing: Draw = async () => ({ problem: 'this process draws no pages' });

/** Reads a source and tells how, for a person who wants to see why. */
export type Explain = (source: Source, extraction: Extraction) => Promise<unknown>;

/** What the jobs of a worker are done with. */
export interface JobTools {
  readonly pipeline: Pipeline;
  readonly expand?: Expand;
  readonly draw?: Draw;
  readonly explain?: Explain;
}

/** Time between two reports on the pages of a long document. */
const REPORT_EVERY_MS = 100;

/** Reports pages as they are done, not more often than anybody can see. */
const reportPages = (): ((done: number, total: number) => void) => {
  let reportedAt = performance.now();
  return (done, total) => {
    const now = performance.now();
    if (now - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = now;
    void send({ kind: 'page', done, total }).catch(() => {});
  };
};

const resultOf = async (tools: JobTools, job: JobMessage, source: Source, notes: readonly Note[]): Promise<unknown> => {
  const { pipeline, draw = drawNothing, explain } = tools;
  const context = { limits: DEFAULT_LIMITS, onPage: reportPages() };
  if (job.task === 'filing') return withNotes(await ingestSource(pipeline, source, context), notes);
  if (job.task === 'picture') return draw(source.bytes, job.picture ?? { page: 1, width: 1 });
  const extraction = await extractSource(pipeline, source, context);
  return job.task === 'reading' && explain ? explain(source, extraction) : extraction;
};

/** Answers with the members of an archive, one message each, so that no message holds the whole. */
const sendMembers = async ({ value: members, notes }: ReturnType<Expand>): Promise<AnswerMessage> => {
  for (const { id, origin, bytes } of members) await send({ kind: 'member', id, origin, bytes });
  return { kind: 'members', notes: JSON.stringify(notes) };
};

const answer = async (tools: JobTools, job: JobMessage): Promise<AnswerMessage> => {
  const source = readSource(job);
  if (typeof source === 'string') return { kind: 'gone', reason: source };
  try {
    const expanded = (tools.expand ?? readAlone)(source, DEFAULT_LIMITS);
    if (expanded.value[0]?.id !== source.id) return await sendMembers(expanded);
    const value = await resultOf(tools, job, source, expanded.notes);
    return { kind: 'result', json: Buffer.from(JSON.stringify(value)) };
  } catch (error) {
    return { kind: 'failed', reason: errorReason(error) };
  }
};

/** What opening an archive had to say comes first; an error there means that nothing in it could be read. */
const withNotes = (filing: Filing, notes: readonly Note[]): Filing => {
  if (notes.length === 0) return filing;
  const told = { ...filing, notes: [...notes, ...filing.notes] };
  const error = notes.findLast((note) => note.severity === 'error');
  return error ? { ...told, status: 'unreadable', error: error.message } : told;
};

const send = (message: AnswerMessage | PageMessage | ReadyMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });

/** Asks the kernel to pick workers, not the process that owns the database, when memory runs out (Linux). */
const volunteerForOutOfMemory = (): Promise<void> => writeFile('/proc/self/oom_score_adj', '1000').catch(() => {});

/** Serves jobs of the parent one after another until it goes away. The body of a worker process. */
export const serveJobs = (tools: JobTools): void => {
  let last: Promise<void> = volunteerForOutOfMemory();
  process.on('message', (job: JobMessage) => {
    last = last.then(async () => send(await answer(tools, job)));
  });
  process.on('disconnect', () => process.exit(0));
  leaveWithParent();
  // Terminals and service managers signal the whole group; the parent decides what happens to its workers, and a worker
  // that left by itself would cost the document that it was reading.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  void send({ kind: 'ready' });
};
