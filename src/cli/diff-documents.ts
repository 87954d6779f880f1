import { open } from 'node:fs/promises';
import { type ComparedDocument, compareRecords, type RecordDifference } from '../corrections/index.ts';
import type { Filing } from '../model/index.ts';
import { openSqliteStore, recordRowsOf, type Store } from '../store/index.ts';
import type { DiffOptions } from './diff-command.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { runDocuments } from './run-documents.ts';

/** A document to compare, and what to call it. */
interface Side extends ComparedDocument {
  readonly origin: string;
}

/** Two documents and what differs; a document that only one database has has no other side. */
interface Comparison {
  readonly before: string | null;
  readonly after: string | null;
  readonly differences: readonly RecordDifference[];
}

const isDatabase = async (path: string): Promise<boolean> => {
  try {
    const file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(15), 0, 15, 0).finally(() => file.close());
    return buffer.toString('latin1') === 'SQLite format 3';
  } catch {
    return false;
  }
};

const readFile = async (path: string): Promise<Side> => {
  const found: Side[] = [];
  for await (const result of runDocuments<Filing>([path], 'filing')) {
    if ('error' in result) throw new CommandError(`${result.origin}: ${result.error}`, EXIT.unreadable);
    const { value } = result;
    if (value.status === 'unreadable') throw new CommandError(`${result.origin}: ${value.error}`, EXIT.unreadable);
    found.push({ id: value.documentId, origin: result.origin, records: recordRowsOf(value) });
  }
  const [only] = found;
  if (found.length !== 1 || !only) throw new CommandError(`${path}: expected one document, found ${found.length}`);
  return only;
};

const fromStore = async (store: Store, text: string): Promise<Side> => {
  const found = await store.findDocuments(text);
  if (found.length === 0)
    throw new CommandError(`expected a document id or origin, found none that begins with or is ‘${text}’`);
  const ids = new Set(found.map(({ id }) => id));
  const byOrigin = found.every(({ origin }) => origin === text);
  if (ids.size > 1 && !byOrigin)
    throw new CommandError(`‘${text}’ is the start of ${ids.size} document ids; give more of it`);
  const { id, origin } = found.at(-1)!;
  return { id, origin, records: await store.extractedRecords(id) };
};

const compareSides = (before: Side, after: Side): Comparison => ({
  before: `${before.origin} (${before.id.slice(0, 12)})`,
  after: `${after.origin} (${after.id.slice(0, 12)})`,
  differences: compareRecords(before, after),
});

/** Documents of the same bytes are pairs, then those that share an origin; the rest stands alone. */
const compareDatabases = async (a: Store, b: Store): Promise<Comparison[]> => {
  const [old, now] = [await a.documentIds(), new Set(await b.documentIds())];
  const comparisons: Comparison[] = [];
  const taken = new Set<string>();
  const side = async (store: Store, id: string): Promise<Side> => ({
    id,
    origin: (await store.find(id))!.origin,
    records: await store.extractedRecords(id),
  });
  for (const id of old) {
    const before = await side(a, id);
    const others = now.has(id) ? [id] : (await b.findDocuments(before.origin)).map((found) => found.id);
    const other = others
      .filter((candidate) => !taken.has(candidate) && (candidate === id || !old.includes(candidate)))
      .at(-1);
    if (other === undefined)
      comparisons.push({ before: `${before.origin} (${id.slice(0, 12)})`, after: null, differences: [] });
    else {
      taken.add(other);
      comparisons.push(compareSides(before, await side(b, other)));
    }
  }
  for (const id of now)
    if (!taken.has(id)) {
      const { origin } = (await b.find(id))!;
      comparisons.push({ before: null, after: `${origin} (${id.slice(0, 12)})`, differences: [] });
    }
  return comparisons.filter(({ before, after, differences }) => !before || !after || differences.length > 0);
};

const MARKS = { changed: '~', added: '+', removed: '-' } as const;

const printDifference = ({ kind, key, fields }: RecordDifference): string => {
  const lines = fields.map(({ field, before, after }) =>
    kind === 'changed' ? `    ${field}: ${before ?? '∅'} → ${after ?? '∅'}` : `    ${field}: ${after ?? before}`,
  );
  return [`${MARKS[kind]} ${key}`, ...lines].join('\n');
};

const printComparison = ({ before, after, differences }: Comparison): string => {
  if (before === null) return `+ ${after}: only in the second\n`;
  if (after === null) return `- ${before}: only in the first\n`;
  const count = (kind: RecordDifference['kind']) => differences.filter((found) => found.kind === kind).length;
  const total = `${count('changed')} changed, ${count('added')} added, ${count('removed')} removed`;
  return `${before}\n${after}\n${[...differences.map(printDifference), total].join('\n')}\n`;
};

const compare = async (a: string, b: string, db: string | undefined): Promise<readonly Comparison[]> => {
  const reading = (file: string) => openSqliteStore(file, { pipelineVersion: '', readOnly: true });
  if (db !== undefined) {
    const store = await reading(db);
    try {
      return [compareSides(await fromStore(store, a), await fromStore(store, b))];
    } finally {
      await store.close();
    }
  }
  const [first, second] = [await isDatabase(a), await isDatabase(b)];
  if (first !== second) throw new CommandError('expected two files or two databases, found one of each');
  if (!first) return [compareSides(await readFile(a), await readFile(b))];
  const [old, now] = [await reading(a), await reading(b)];
  try {
    return await compareDatabases(old, now);
  } finally {
    await Promise.all([old.close(), now.close()]);
  }
};

/** Compares two documents, files or databases and prints what differs. */
export const diffDocuments = async (a: string, b: string, { db, format }: DiffOptions): Promise<void> => {
  const comparisons = await compare(a, b, db);
  if (format === 'json') process.stdout.write(`${JSON.stringify(comparisons, null, 2)}\n`);
  else if (comparisons.length === 0) process.stdout.write('no differences\n');
  else process.stdout.write(comparisons.map(printComparison).join('\n'));
};
