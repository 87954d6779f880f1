import { type ColumnType, ENUMERATIONS } from '../../../model/codebook/index.ts';
import { NOTE_CODES } from '../../../model/index.ts';
import type { ExportTable } from '../../../store/index.ts';
import type { ExportColumn, Selection } from '../../select-rows.ts';

/** A field of a table schema (Frictionless Table Schema). */
interface Field {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
}

interface ForeignKey {
  readonly fields: string | readonly string[];
  readonly reference: { readonly resource: string; readonly fields: string | readonly string[] };
}

/** Schema of one resource. */
export interface TableSchema {
  readonly fields: readonly Field[];
  readonly missingValues: readonly string[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly ForeignKey[];
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  id: 'string',
  text: 'string',
  code: 'string',
  time: 'datetime',
  integer: 'integer',
  year: 'year',
  flag: 'boolean',
  fen: 'integer',
  decimal: 'number',
  ratio: 'number',
  date: 'date',
};

/** Free texts can be empty without being absent, which CSV readers do not tell apart. */
const CAN_BE_EMPTY: ReadonlySet<ColumnType> = new Set(['text']);

const constraintsOf = (table: ExportTable, column: ExportColumn): Readonly<Record<string, unknown>> => ({
  ...(column.required && !CAN_BE_EMPTY.has(column.type) ? { required: true } : {}),
  ...(column.codes ? { enum: Object.keys(ENUMERATIONS[column.codes]) } : {}),
  ...(table === 'note' && column.name === 'code' ? { enum: Object.keys(NOTE_CODES) } : {}),
  ...(column.name === 'month' ? { minimum: 1, maximum: 12 } : {}),
  ...(column.name === 'division_code' ? { pattern: '[0-9]{6}' } : {}),
});

const fieldOf = (table: ExportTable, column: ExportColumn): Field => {
  const constraints = constraintsOf(table, column);
  return {
    name: column.name,
    type: TYPES[column.type],
    title: column.header,
    description: `${column.meaning.en} — ${column.meaning.zh}`,
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
    ...(column.type === 'flag' ? { trueValues: ['1'], falseValues: ['0'] } : {}),
  };
};

/** Table schema of a selection; foreign keys lead only to `complete` tables, from which no filter took rows. */
export const tableSchema = (selection: Selection, complete: ReadonlySet<string>): TableSchema => {
  const { key, references } = selection.description;
  const foreignKeys = references
    .filter(({ table }) => complete.has(table))
    .map(({ column, table }) => ({ fields: column, reference: { resource: table, fields: 'id' } }));
  return {
    fields: selection.columns.map((column) => fieldOf(selection.table, column)),
    missingValues: [''],
    primaryKey: key,
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
};
