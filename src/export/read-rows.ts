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

const documentIds = async (reader: Reader): Promise<readonly string[]> =>
  (await reader.all<{ readonly id: string }>('select id from document order by id')).map(({ id }) => id);

async function* byDocument(reader: Reader, selection: Selection, columns: string): Batches {
  const one = query(selection, columns, ['document_id = ?']);
  for (const id of await documentIds(reader)) yield* reader.batches(one, [id, ...(selection.condition?.values ?? [])]);
}

/** Rows of a selection, sorted by document and reading order, a few hundred at a time. */
export const readRows = (reader: Reader, selection: Selection): Batches => {
  const selected = quoted(selection.columns.map(({ name }) => name));
  if (BY_DOCUMENT.has(selection.table)) return byDocument(reader, selection, selected);
  return reader.batches(query(selection, selected, []), selection.condition?.values ?? []);
};

/**
 * Rows of a selection as text that SQLite makes of each by an expression, with a line feed after each. Measured on
 * 80,000 rows of `indicator_flat`: three times as fast as reading every column into JavaScript and writing it out.
 */
export async function* readText(reader: Reader, selection: Selection, expression: string): AsyncGenerator<Uint8Array> {
  const { table, order, condition } = selection;
  const [document = '', ...within] = order;
  const sorted = within.length === 0 ? '' : ` order by ${quoted(within)}`;
  const text = `select cast(group_concat(${expression}, char(10)${sorted}) || char(10) as blob) from "${table}"`;
  const group = `group by "${document}" order by "${document}"`;
  const values = condition?.values ?? [];
  if (!BY_DOCUMENT.has(table)) {
    yield* reader.bytes(`${text}${condition ? ` where ${condition.sql}` : ''} ${group}`, values);
    return;
  }
  const one = `${text} where document_id = ?${condition ? ` and (${condition.sql})` : ''} ${group}`;
  for (const id of await documentIds(reader)) yield* reader.bytes(one, [id, ...values]);
}
