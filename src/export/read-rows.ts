import type { ExportTable, Reader, Value } from '../store/index.ts';
import type { Selection } from './select-rows.ts';

/** Rows as arrays of values in the order of the columns, some at a time. */
export type Batches = AsyncGenerator<readonly (readonly Value[])[]>;

/** Views over the big tables: sorting all their rows at once would take memory for all of them. */
const BY_DOCUMENT: ReadonlySet<ExportTable> = new Set(['cell', 'provenance']);

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const query = ({ table, order, condition }: Selection, columns: string, more: readonly string[]): string => {
  const conditions = [...more, ...(condition ? [`(${condition.sql})`] : [])];
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return `select ${columns} from "${table}"${where} order by ${quoted(order)}`;
};

async function* byDocument(reader: Reader, selection: Selection, columns: string): Batches {
  const one = query(selection, columns, ['document_id = ?']);
  for (const { id } of await reader.all<{ readonly id: string }>('select id from document order by id'))
    yield* reader.batches(one, [id, ...(selection.condition?.values ?? [])]);
}

/**
 * Rows of a selection, sorted by document and reading order, a few hundred at a time. `columns` is what SQL selects;
 * without it the columns of the selection.
 */
export const readRows = (reader: Reader, selection: Selection, columns?: string): Batches => {
  const selected = columns ?? quoted(selection.columns.map(({ name }) => name));
  if (BY_DOCUMENT.has(selection.table)) return byDocument(reader, selection, selected);
  return reader.batches(query(selection, selected, []), selection.condition?.values ?? []);
};
