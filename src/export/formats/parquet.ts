import type { ColumnSource } from 'hyparquet-writer';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnType } from '../../model/codebook/index.ts';
import type { Reader, Value } from '../../store/index.ts';
import { readRows } from '../read-rows.ts';
import type { ExportColumn, Selection } from '../select-rows.ts';
import { dateOf } from './date-of.ts';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** Rows of a row group: small enough to stay far below 300 MB with the widest table. */
const GROUP_ROWS = 10_000;

const STRING = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

/** Types of Parquet. Decimals stay text: their scale differs from row to row, and no digit may be lost. */
const TYPES: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  id: STRING,
  text: STRING,
  code: STRING,
  decimal: STRING,
  time: STRING,
  integer: { type: 'INT32' },
  year: { type: 'INT32' },
  fen: { type: 'INT64' },
  flag: { type: 'BOOLEAN' },
  ratio: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
};

const schemaOf = (columns: readonly ExportColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type, required }) => ({
    name,
    repetition_type: required ? ('REQUIRED' as const) : ('OPTIONAL' as const),
    ...TYPES[type],
  })),
];

const convert: Readonly<Partial<Record<ColumnType, (value: string | number) => unknown>>> = {
  fen: (value) => BigInt(value),
  flag: (value) => value === 1,
  date: (value) => dateOf(String(value)),
};

const columnData = (columns: readonly ExportColumn[], rows: readonly (readonly Value[])[]): ColumnSource[] =>
  columns.map(({ name, type }, index) => {
    const change = convert[type];
    return {
      name,
      data: rows.map((row) => {
        const value = row[index] ?? null;
        return value === null || change === undefined ? value : change(value);
      }),
    };
  });

/** What each column means, in both languages, for readers that show key-value metadata. */
const descriptions = ({ table, columns }: Selection): string =>
  JSON.stringify({
    table,
    columns: columns.map(({ name, header, meaning, codes }) => ({ name, 'name:zh': header, ...meaning, codes })),
  });

/** Writes one table as Parquet, a row group at a time, with the codebook of the table in its metadata. */
export const writeParquet = async (reader: Reader, selection: Selection, path: string): Promise<void> => {
  const { columns } = selection;
  const file = fileWriter(path);
  const writer = new ParquetWriter({
    writer: file,
    schema: schemaOf(columns),
    kvMetadata: [{ key: 'codebook', value: descriptions(selection) }],
    createdBy: 'jixiao',
  });
  let rows: (readonly Value[])[] = [];
  const writeGroup = async (): Promise<void> => {
    await writer.write({ columnData: columnData(columns, rows), rowGroupSize: GROUP_ROWS });
    rows = [];
  };
  for await (const batch of readRows(reader, selection)) {
    rows.push(...batch);
    if (rows.length >= GROUP_ROWS) await writeGroup();
  }
  if (rows.length > 0) await writeGroup();
  await writer.finish();
};
