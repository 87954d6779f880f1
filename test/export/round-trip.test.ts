import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEFAULT_TABLES } from '../../src/export/export-formats.ts';
import { unguarded } from '../../src/export/formats/csv.ts';
import { exportRecords } from '../../src/export/index.ts';
import { CODEBOOK, type Column } from '../../src/model/codebook/index.ts';
import { EXPORT_TABLES, type ExportTable, openReader, type Value } from '../../src/store/index.ts';
import { buildDatabase } from './build-database.ts';
import { parseCsv } from './parse-csv.ts';

// Every format is read back with a reader that is not ours and compared with what the database holds.

type Row = Readonly<Record<string, Value>>;

const TABLES = Object.keys(EXPORT_TABLES) as readonly ExportTable[];

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
/** Rows of every table, straight from the database and in the order of exports. */
const facts = new Map<ExportTable, readonly Row[]>();

const columnsOf = (table: ExportTable): readonly [string, Column][] =>
  Object.entries(CODEBOOK[table]!.columns).filter(([name, { type }]) => type !== 'time' && name !== 'document_number');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-export-'));
  const db = join(folder, 'a.db');
  await buildDatabase(db);
  const reader = await openReader(db);
  for (const table of TABLES) {
    const names = columnsOf(table).map(([name]) => `"${name}"`);
    const order = table === 'document' ? ['id'] : ['document_id', ...EXPORT_TABLES[table]];
    facts.set(table, await reader.all<Row>(`select ${names} from "${table}" order by ${order}`));
  }
  await reader.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (format: 'csv' | 'jsonl' | 'json' | 'xlsx' | 'parquet', out: string, more = {}) =>
  exportRecords({
    db: join(folder, 'a.db'),
    format,
    out: join(folder, out),
    tables: TABLES,
    header: 'en',
    bom: true,
    raw: false,
    ...more,
  });

/** A value that came back as text, as the type that the codebook gives its column. */
const typed = (column: Column, text: string | null): Value => {
  if (text === null) return null;
  return ['integer', 'year', 'flag', 'fen', 'ratio'].includes(column.type) ? Number(text) : text;
};

const fromCsv = (table: ExportTable, path: string, read: (text: string) => string): readonly Row[] => {
  const [header, ...lines] = parseCsv(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  const columns = columnsOf(table);
  expect(header).toEqual(columns.map(([name]) => name));
  return lines.map((fields) =>
    Object.fromEntries(
      columns.map(([name, column], index) => {
        const field = fields[index] ?? null;
        return [name, typed(column, field !== null && column.type === 'text' ? read(field) : field)];
      }),
    ),
  );
};

test('the database has rows in every table', () => {
  expect([...facts].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual([]);
});

describe('exports come back as the same facts', () => {
  test('csv, whose marks in front of formulas come off again', async () => {
    await write('csv', 'csv');
    for (const table of TABLES)
      expect(fromCsv(table, join(folder, 'csv', `${table}.csv`), unguarded), table).toEqual(facts.get(table));
  });

  test('csv --raw, as it is', async () => {
    await write('csv', 'raw', { raw: true });
    for (const table of TABLES)
      expect(fromCsv(table, join(folder, 'raw', `${table}.csv`), String), table).toEqual(facts.get(table));
  });

  test('no field of csv begins a formula', async () => {
    await write('csv', 'csv');
    for (const table of TABLES)
      for (const field of parseCsv(readFileSync(join(folder, 'csv', `${table}.csv`), 'utf8')).flat())
        if (Number.isNaN(Number(field))) expect(field).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  });

  test('json', async () => {
    await write('json', 'a.json');
    expect(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8'))).toEqual(Object.fromEntries(facts));
  });

  test('jsonl, in one file and in a folder', async () => {
    await write('jsonl', 'a.jsonl');
    await write('jsonl', 'jsonl');
    const lines = (path: string): Row[] =>
      readFileSync(join(folder, path), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Row);
    expect(lines('a.jsonl')).toEqual([...facts].flatMap(([table, rows]) => rows.map((row) => ({ table, ...row }))));
    for (const table of TABLES) expect(lines(`jsonl/${table}.jsonl`)).toEqual(facts.get(table));
  });

  test('parquet, with 64-bit fen, days, truth values, and exact decimals', async () => {
    await write('parquet', 'parquet');
    for (const table of TABLES) {
      const file = await asyncBufferFromFile(join(folder, 'parquet', `${table}.parquet`));
      const rows = await parquetReadObjects({ file });
      const columns = columnsOf(table);
      const back = rows.map((row) =>
        Object.fromEntries(
          columns.map(([name]) => {
            const value: unknown = row[name] ?? null;
            if (typeof value === 'bigint') return [name, Number(value)];
            if (typeof value === 'boolean') return [name, value ? 1 : 0];
            return [name, value instanceof Date ? value.toISOString().slice(0, 10) : value];
          }),
        ),
      );
      expect(back, table).toEqual(facts.get(table));
    }
    const metadata = await parquetMetadataAsync(
      await asyncBufferFromFile(join(folder, 'parquet', 'indicator_flat.parquet')),
    );
    const types = Object.fromEntries(metadata.schema.map(({ name, type, converted_type: as }) => [name, as ?? type]));
    expect(types).toMatchObject({
      amount_fen: 'INT64',
      fiscal_year: 'INT32',
      needs_review: 'BOOLEAN',
      by_date: 'DATE',
      value: 'UTF8',
    });
    expect(metadata.key_value_metadata?.find(({ key }) => key === 'codebook')?.value).toContain('三级指标名称');
  });

  test.each(['en', 'zh'] as const)('xlsx with %s headings: numbers are numbers, texts are texts', async (header) => {
    const out = `${header}.xlsx`;
    await write('xlsx', out, { header });
    const book = xlsx.read(readFileSync(join(folder, out)), { cellFormula: true });
    for (const table of TABLES) {
      const { title, columns } = CODEBOOK[table]!;
      const sheet = book.Sheets[header === 'zh' ? title.zh : table]!;
      const cells = Object.entries(sheet).filter(([key]) => !key.startsWith('!'));
      expect(cells.filter(([, cell]) => (cell as xlsx.CellObject).f !== undefined)).toEqual([]);
      const back = xlsx.utils.sheet_to_json<Record<string, unknown>>(sheet, { raw: true, defval: null });
      expect(back).toHaveLength(facts.get(table)!.length);
      for (const [index, row] of facts.get(table)!.entries())
        for (const [name, column] of columnsOf(table)) {
          const value = back[index]![header === 'zh' ? columns[name]!.header : name] ?? null;
          const fact = row[name] === '' ? null : row[name]!;
          const numeric = column.type === 'decimal' && fact !== null && String(Number(fact)) === fact;
          if (column.type === 'date' && fact !== null)
            expect(new Date(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000).toISOString()).toMatch(`${fact}T00`);
          else expect(value === '' ? null : value, `${table}.${name}`).toEqual(numeric ? Number(fact) : fact);
          if (column.type === 'fen' && fact !== null)
            expect(back[index]![header === 'zh' ? '金额（元）' : 'amount_yuan']).toBe(Number(fact) / 100);
        }
    }
    expect(book.SheetNames.slice(-2)).toEqual(header === 'zh' ? ['数据字典', '代码表'] : ['codebook', 'codes']);
  });

  test('xlsx freezes its header and filters all rows; equal databases give equal bytes', async () => {
    await write('xlsx', '1.xlsx', { tables: DEFAULT_TABLES });
    await write('xlsx', '2.xlsx', { tables: DEFAULT_TABLES });
    const bytes = readFileSync(join(folder, '1.xlsx'));
    expect(bytes.equals(readFileSync(join(folder, '2.xlsx')))).toBe(true);
    const files = xlsx.read(bytes, { bookFiles: true }) as unknown as {
      files: Record<string, { content: Uint8Array }>;
    };
    const sheet = Buffer.from(files.files['xl/worksheets/sheet1.xml']!.content).toString();
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:V4"/>');
  });

  test('a text that no cell can hold is cut, and the person is told', async () => {
    const { buildFiling } = await import('../store/build-filing.ts');
    const { openSqliteStore } = await import('../../src/store/index.ts');
    const db = join(folder, 'long.db');
    const store = await openSqliteStore(db, { pipelineVersion: '1' });
    await store.put(buildFiling('long', { title: '长'.repeat(40_000) }));
    await store.close();
    const remarks = await write('xlsx', 'long.xlsx', { db, tables: ['document'] });
    expect(remarks).toEqual([expect.stringMatching(/^1 texts are longer than a cell may be \(32,767 characters\)/)]);
  });
});
