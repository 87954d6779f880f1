import { DEFAULT_LIMITS, type Document, type Outcome } from '../../model/index.ts';
import { redactDocument } from '../../readers/redact-document.ts';
import type { DrawnPage, JobSource } from '../../worker/index.ts';
import type { CellFacts, SourceFacts } from '../api.ts';
import { findSource, type SourceSearch } from './find-source.ts';
import { rememberRecent } from './remember-recent.ts';
import { ledgerBlocks, sourceBlocks } from './source-blocks.ts';

/** Shows sources beside their records; everything that opens a file runs in a worker with its limits. */
export interface SourceView {
  /** `readCells` gives the ledger, where the source is not kept already. */
  readonly source: (
    id: string,
    origins: readonly string[],
    readCells: () => readonly CellFacts[],
  ) => Promise<SourceFacts>;
  readonly picture: (id: string, origins: readonly string[], page: number, width: number) => Promise<DrawnPage>;
}

/** Sources and pictures that are kept: a person goes back and forth between a few documents. */
const KEPT_SOURCES = 6;
const KEPT_PICTURES = 40;
/** Largest answer of a worker that this process takes apart. */
const MOST_JSON = 48 * 1024 * 1024;
/** Jobs that may wait; more is no person any more. */
const MOST_WAITING = 24;

const PROBLEMS: Readonly<Record<string, string>> = {
  missing: 'file-missing',
  changed: 'file-changed',
};

const pageCountOf = (document: Document): number =>
  Math.max(
    document.pageCount ?? 1,
    document.blocks.reduce((most, block) => Math.max(most, block.page ?? 1), 1),
  );

const fromLedger = (cells: readonly CellFacts[], problem: string): SourceFacts => ({
  from: 'ledger',
  problem,
  pictures: false,
  pageCount: 1,
  blocks: ledgerBlocks(cells),
});

const PICTURED: ReadonlySet<string> = new Set(['pdf', 'pdf-scan', 'image']);

const fromFile = (document: Document, cells: readonly CellFacts[]): SourceFacts => ({
  from: 'file',
  problem: null,
  pictures: PICTURED.has(document.format),
  pageCount: pageCountOf(document),
  blocks: sourceBlocks(redactDocument(document).document, cells),
});

/** A gate that lets a bounded number of jobs wait, or says `busy`. */
const openGate = () => {
  let waiting = 0;
  return async <T>(work: () => Promise<T>): Promise<T | 'busy'> => {
    if (waiting >= MOST_WAITING) return 'busy';
    waiting += 1;
    try {
      return await work();
    } finally {
      waiting -= 1;
    }
  };
};

/** Makes the view over a worker pool and the places where files may lie. */
export const createSourceView = (search: SourceSearch): SourceView => {
  const { pool } = search;
  const gate = openGate();
  const sources = rememberRecent<SourceFacts>(KEPT_SOURCES);
  const pictures = rememberRecent<DrawnPage>(KEPT_PICTURES);
  const places = rememberRecent<JobSource>(KEPT_SOURCES);

  const place = (id: string, origins: readonly string[]): Promise<JobSource> =>
    places.get(id, async () => {
      const found = await findSource(search, id, origins);
      if (found.kind === 'gone') throw new SourceGone(PROBLEMS[found.reason]!);
      return found.source;
    });

  const readFile = async (
    id: string,
    origins: readonly string[],
    cells: readonly CellFacts[],
  ): Promise<SourceFacts> => {
    const source = await place(id, origins);
    const result = await pool.run({ kind: 'job', task: 'document', id, origin: origins[0] ?? '', source }, false);
    if (result.kind === 'gone') throw new SourceGone('file-changed');
    if (result.kind !== 'result' || result.json.length > MOST_JSON) throw new SourceGone('file-unreadable');
    const { value } = JSON.parse(result.json) as Outcome<Document>;
    if (value.blocks.length === 0 && !PICTURED.has(value.format)) throw new SourceGone('file-unreadable');
    return fromFile(value, cells);
  };

  const drawFile = async (id: string, origins: readonly string[], page: number, width: number): Promise<DrawnPage> => {
    const source = await place(id, origins);
    const picture = { page, width };
    const result = await pool.run(
      { kind: 'job', task: 'picture', id, origin: origins[0] ?? '', source, picture },
      false,
    );
    if (result.kind !== 'result') return { problem: 'file-unreadable' };
    return JSON.parse(result.json) as DrawnPage;
  };

  const kept = async <T>(work: () => Promise<T>, otherwise: (problem: string) => T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SourceGone) return otherwise(error.problem);
      throw error;
    }
  };

  return {
    source: (id, origins, readCells) =>
      kept(
        () =>
          sources.get(id, async () => {
            const read = await gate(() => readFile(id, origins, readCells()));
            if (read === 'busy') throw new SourceGone('busy');
            return read;
          }),
        (problem) => fromLedger(readCells(), problem),
      ),
    picture: (id, origins, page, width) =>
      kept(
        () =>
          pictures.get(`${id} ${page} ${width}`, async () => {
            const drawn = await gate(() => drawFile(id, origins, page, width));
            if (drawn === 'busy') throw new SourceGone('busy');
            if ('problem' in drawn) throw new SourceGone(drawn.problem);
            return drawn;
          }),
        (problem) => ({ problem }),
      ),
  };
};

/** The bytes of a document cannot be shown; the page has words for each problem. */
class SourceGone extends Error {
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.name = 'SourceGone';
    this.problem = problem;
  }
}

/** Largest number of pages that is asked for; the same as an extractor reads. */
export const MOST_PAGES = DEFAULT_LIMITS.maxPages;
