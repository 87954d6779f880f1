import { writeFile } from 'node:fs/promises';
import type { SketchedCell } from '../../extractors/page-sketch.ts';
import type { Explanation } from '../default-pipeline.ts';
import type { Box, Document, Filing, Locator } from '../model/index.ts';
import type { TableTrace } from '../readers/reading-trace.ts';
import type { DrawnPage, PictureRequest, Task } from '../worker/index.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { runDocuments } from './run-documents.ts';

/** Pixels across: small print is legible, the file stays under two megabytes. */
const WIDTH = 1600;

/** A cell or paragraph with its place on a page. */
interface Placed {
  readonly at: Locator;
  readonly box: Box;
}

/** What stands on one page of a document. */
const placedOn = ({ blocks }: Document, page: number): readonly Placed[] =>
  blocks.flatMap((block) => {
    const parts = block.kind === 'table' ? block.rows.flat() : [block];
    return parts.flatMap(({ at, box, ...part }) => {
      const own = ('page' in part ? part.page : undefined) ?? block.page ?? 1;
      return box && own === page ? [{ at, box }] : [];
    });
  });

const rolesOf = (tables: readonly TableTrace[]): ReadonlyMap<Locator, string> =>
  new Map(tables.flatMap(({ rows }) => rows.flatMap(({ roles }) => roles.map(({ at, role }) => [at, role] as const))));

/** Places that a person is asked to look at. */
const flaggedPlaces = ({ ledger, notes }: Filing): ReadonlySet<Locator> => {
  const cells = ledger.filter(({ disposition }) => disposition === 'flagged').map(({ at }) => at);
  const noted = notes.filter(({ severity }) => severity !== 'info').flatMap(({ at }) => at ?? []);
  return new Set([...cells, ...noted]);
};

/** Cells of one page with what became of them. */
const sketchedCells = ({ document, tables, filing }: Explanation, page: number): readonly SketchedCell[] => {
  const roles = rolesOf(tables);
  const fates = new Map(filing.ledger.map(({ at, disposition }) => [at, disposition]));
  const flagged = flaggedPlaces(filing);
  return placedOn(document, page).map(({ at, box }) => ({
    box,
    role: roles.get(at) ?? fates.get(at) ?? null,
    isFlagged: flagged.has(at),
  }));
};

/** The only result of a path; more than one file cannot share one picture. */
const onlyResult = async <T>(path: string, task: Task, picture?: PictureRequest): Promise<T> => {
  const found: T[] = [];
  for await (const result of runDocuments<T>([path], task, picture)) {
    if ('error' in result) throw new CommandError(`${result.origin}: ${result.error}`, EXIT.unreadable);
    found.push(result.value);
  }
  if (found.length !== 1)
    throw new CommandError(`${path}: expected one document to draw, found ${found.length}; name one file`, EXIT.usage);
  return found[0]!;
};

/**
 * Draws one page (from 1) of a PDF, scan or picture with what was seen on it (lines, words, cells and their roles) into a PNG
 * file. Throws {@link CommandError} for documents that have no such page.
 */
export const inspectPicture = async (path: string, page: number, file: string): Promise<void> => {
  const explanation = await onlyResult<Explanation>(path, 'reading');
  const cells = sketchedCells(explanation, page);
  const drawn = await onlyResult<DrawnPage>(path, 'picture', { page, width: WIDTH, cells });
  if ('problem' in drawn) throw new CommandError(`${path}: ${drawn.problem}`, EXIT.unreadable);
  await writeFile(file, Buffer.from(drawn.png, 'base64')).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${file}: cannot be written (${error.code ?? error.message})`, EXIT.usage);
  });
};
