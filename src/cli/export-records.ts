import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline as pipe } from 'node:stream/promises';
import { type ExportTable, openSqliteStore, type Store } from '../store/index.ts';
import { csvLine } from './csv-line.ts';
import { CommandError } from './exit-code.ts';
import type { ExportOptions } from './export-command.ts';

/** Tables that an analyst wants; the others repeat them or are large. */
const DEFAULT_TABLES: readonly ExportTable[] = [
  'document',
  'form',
  'project',
  'funding_flat',
  'objective_flat',
  'activity_flat',
  'indicator_flat',
  'expenditure_schedule',
  'evaluation',
  'note',
  'note_record',
];

type Format = ExportOptions['format'];
type Chunks = AsyncGenerator<string>;

async function* csvChunks(store: Store, table: ExportTable, bom: boolean): Chunks {
  const columns = await store.columns(table);
  yield (bom ? '\ufeff' : '') + csvLine(columns);
  for (const id of await store.documentIds()) {
    const rows = await store.rows(table, id);
    yield rows.map((row) => csvLine(columns.map((column) => row[column] ?? null))).join('');
  }
}

/** Lines of several tables name their table first. */
async function* jsonlChunks(store: Store, tables: readonly ExportTable[], named: boolean): Chunks {
  for (const table of tables)
    for (const id of await store.documentIds()) {
      const rows = await store.rows(table, id);
      yield rows.map((row) => `${JSON.stringify(named ? { table, ...row } : row)}\n`).join('');
    }
}

async function* jsonArrayChunks(store: Store, table: ExportTable): Chunks {
  let separator = '[\n';
  for (const id of await store.documentIds())
    for (const row of await store.rows(table, id)) {
      yield separator + JSON.stringify(row);
      separator = ',\n';
    }
  yield separator === '[\n' ? '[]' : '\n]';
}

async function* jsonObjectChunks(store: Store, tables: readonly ExportTable[]): Chunks {
  let separator = '{\n';
  for (const table of tables) {
    yield `${separator}${JSON.stringify(table)}: `;
    yield* jsonArrayChunks(store, table);
    separator = ',\n';
  }
  yield '\n}\n';
}

/** Writes beside the target and renames at the end, so that a broken run leaves no half file. */
const writeChunks = async (path: string, chunks: Chunks): Promise<void> => {
  if (path === '-') {
    for await (const chunk of chunks)
      if (!process.stdout.write(chunk)) await new Promise((resolve) => process.stdout.once('drain', resolve));
    return;
  }
  const unfinished = `${path}.unfinished`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipe(Readable.from(chunks), createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || code.startsWith('SQLITE')) throw error;
    throw new CommandError(`${path}: it cannot be written (${(error as Error).message}); choose another --out`);
  }
};

const singleFile = (store: Store, format: Format, tables: readonly ExportTable[], bom: boolean): Chunks => {
  if (format === 'jsonl') return jsonlChunks(store, tables, true);
  if (format === 'json') return jsonObjectChunks(store, tables);
  const [table, second] = tables;
  if (table === undefined || second !== undefined)
    throw new CommandError('one CSV file holds one table; name one with --table, or give a folder as --out');
  return csvChunks(store, table, bom);
};

async function* jsonFileChunks(store: Store, table: ExportTable): Chunks {
  yield* jsonArrayChunks(store, table);
  yield '\n';
}

const folderFile = (store: Store, format: Format, table: ExportTable, bom: boolean): Chunks => {
  if (format === 'csv') return csvChunks(store, table, bom);
  return format === 'jsonl' ? jsonlChunks(store, [table], false) : jsonFileChunks(store, table);
};

/** Exports records as `--help` says. Throws `StoreError` and `CommandError`. */
export const exportRecords = async ({ db, format, out, table, bom }: ExportOptions): Promise<void> => {
  const store = await openSqliteStore(db, { pipelineVersion: '', readOnly: true });
  try {
    if (out === '-' || out.endsWith(`.${format}`)) {
      const tables = table ?? (format === 'csv' ? (['indicator_flat'] as const) : DEFAULT_TABLES);
      await writeChunks(out, singleFile(store, format, tables, bom));
    } else
      for (const name of table ?? DEFAULT_TABLES)
        await writeChunks(join(out, `${name}.${format}`), folderFile(store, format, name, bom));
  } finally {
    await store.close();
  }
};
