import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expandSource } from '../../extractors/archive/expand-source.ts';
import { boundTexts } from '../../normalizers/bound-texts.ts';
import { pipeline } from '../../src/default-pipeline.ts';
import {
  DEFAULT_LIMITS,
  type Document,
  type Extractor,
  NOTE_CODES,
  type Note,
  type Outcome,
  type Source,
} from '../../src/model/index.ts';
import type { HostileFile } from './hostile-file.ts';
import { peakMegabytes, resetPeak } from './resident-peak.ts';

/** What became of one hostile file. */
export interface Verdict {
  readonly name: string;
  /** Empty when everything that must hold held. */
  readonly problems: readonly string[];
  /** Processor time of this process, making the file not counted. */
  readonly milliseconds: number;
  /** Most resident memory of this process in megabytes, making the file not counted, and how much more it is than before. */
  readonly peak: number;
  readonly growth: number;
  /** Extractors that read it, best bid first, with the codes of their notes. */
  readonly summary: string;
}

/** Processor time that no file may take, over all steps; the clock would judge the load of the machine. */
export const MAX_MILLISECONDS = 10_000;

const EXTRACTORS = fileURLToPath(new URL('../../extractors/', import.meta.url));

/** Extractors are exported ready, or as `create…` functions whose defaults make one. */
const isExtractor = (value: unknown): value is Extractor =>
  typeof value === 'object' && value !== null && 'bid' in value && 'extract' in value;

/** All extractors there are: exports of `extractors/<format>/<format>-extractor.ts`. */
export const loadExtractors = async (): Promise<readonly Extractor[]> => {
  const paths = readdirSync(EXTRACTORS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(`${EXTRACTORS}${name}`).map((file) => `${EXTRACTORS}${name}/${file}`))
    .filter((path) => path.endsWith('-extractor.ts'));
  const modules = await Promise.all(paths.sort().map((path) => import(/* @vite-ignore */ path)));
  return modules.flatMap((module: object) => {
    const ready = Object.values(module).filter(isExtractor);
    const makers = Object.entries(module).filter(([name]) => /^create\w+Extractor$/.test(name));
    return ready.length > 0 ? ready : makers.map(([, make]) => make()).filter(isExtractor);
  });
};

const sourceOf = (file: HostileFile, bytes: Uint8Array): Source => ({
  id: createHash('sha256').update(bytes).digest('hex'),
  bytes,
  origin: file.name,
});

const guarded = async <T>(problems: string[], step: string, run: () => T | Promise<T>): Promise<T | null> => {
  try {
    return await run();
  } catch (error) {
    problems.push(`${step} threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
    return null;
  }
};

interface Reading {
  readonly extractor: string;
  readonly document: Document;
  readonly blocks: string;
  readonly notes: readonly Note[];
}

/** The text of a document without its places, to compare a damaged file with the whole one. */
const textOf = (outcome: Outcome<{ readonly blocks: readonly unknown[] }>): string =>
  JSON.stringify(outcome.value.blocks);

const readAll = async (
  extractors: readonly Extractor[],
  source: Source,
  problems: string[],
): Promise<readonly Reading[]> => {
  const bids: { extractor: Extractor; bid: number }[] = [];
  for (const extractor of extractors) {
    const bid = await guarded(problems, `${extractor.name}.bid`, () => extractor.bid(source));
    if (bid !== null && bid > 0) bids.push({ extractor, bid });
  }
  const readings: Reading[] = [];
  for (const { extractor } of bids.sort((a, b) => b.bid - a.bid)) {
    const context = { limits: DEFAULT_LIMITS };
    const outcome = await guarded(problems, extractor.name, () => extractor.extract(source, context));
    if (!outcome) continue;
    const { value, notes } = boundTexts(outcome.value);
    readings.push({
      extractor: extractor.name,
      document: value,
      blocks: textOf({ value, notes }),
      notes: [...outcome.notes, ...notes],
    });
  }
  return readings;
};

/** What the readers and checks say of the best reading; its own notes come back with theirs. */
const filingNotes = async (
  source: Source,
  { document, notes }: Reading,
  problems: string[],
): Promise<readonly Note[]> => {
  const filing = await guarded(problems, 'read', () => pipeline.read(source, { value: document, notes }));
  return filing?.notes ?? notes;
};

const unknownCodes = (notes: readonly Note[]): string[] =>
  notes.filter((note) => !(note.code in NOTE_CODES)).map((note) => `unknown note code ${note.code}`);

const isAlarm = (note: Note): boolean => note.severity !== 'info';

/** Text of the whole file by the best bidder, over all members of an archive. */
const wholeText = async (extractors: readonly Extractor[], file: HostileFile): Promise<string | null> => {
  if (!file.whole) return null;
  const { value } = expandSource(sourceOf(file, file.whole()), DEFAULT_LIMITS);
  const texts: string[] = [];
  for (const source of value) texts.push((await readAll(extractors, source, []))[0]?.blocks ?? '');
  return texts.join();
};

/**
 * Runs a file through archive expansion and every extractor that bids for any of its members, and what the best of them
 * found through the readers.
 */
export const judgeFile = async (
  file: HostileFile,
  extractors: readonly Extractor[],
  maxMilliseconds = MAX_MILLISECONDS,
): Promise<Verdict> => {
  const source = sourceOf(file, Uint8Array.from(file.make()));
  const problems: string[] = [];
  const start = process.cpuUsage();
  const before = resetPeak();
  const expanded = await guarded(problems, 'expandSource', () => expandSource(source, DEFAULT_LIMITS));
  const notes: Note[] = [...(expanded?.notes ?? [])];
  const summaries: string[] = [[...new Set(notes.map((note) => note.code))].join(' ')];
  const best: string[] = [];
  for (const member of expanded?.value.slice(0, 50) ?? []) {
    const readings = await readAll(extractors, member, problems);
    if (readings[0]) notes.push(...(await filingNotes(member, readings[0], problems)));
    best.push(readings[0]?.blocks ?? '');
    problems.push(...readings.flatMap((reading) => unknownCodes(reading.notes)));
    if (readings.length === 0) problems.push('nobody read it');
    summaries.push(readings.map((r) => `${r.extractor}[${r.notes.map((note) => note.code).join(' ')}]`).join(' '));
  }
  const { user, system } = process.cpuUsage(start);
  const milliseconds = Math.round((user + system) / 1000);
  const peak = peakMegabytes();
  if (milliseconds > maxMilliseconds) problems.push(`took ${milliseconds} ms`);
  const isSilent = file.expects === 'finding' && !notes.some(isAlarm);
  if (isSilent && best.join() !== (await wholeText(extractors, file)))
    problems.push('no finding of severity warning or error');
  return {
    name: file.name,
    problems,
    milliseconds,
    peak,
    growth: peak - before,
    summary: summaries.slice(0, 4).join(' ; '),
  };
};
