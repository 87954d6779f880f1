import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportRequest } from '../../src/export/index.ts';
import { exportRecords } from '../../src/export/index.ts';
import { openReader } from '../../src/store/index.ts';
import { buildDatabase } from './build-database.ts';

// The official validator: the reference library of the Frictionless Data Package. It checks the descriptor against its
// profile, every value against its type and constraints, primary keys and foreign keys.

interface Resource {
  readonly name: string;
  readonly read: (options: { keyed: boolean; relations: boolean }) => Promise<readonly Record<string, unknown>[]>;
  readonly checkRelations: () => Promise<boolean>;
}

interface DataPackage {
  readonly valid: boolean;
  readonly errors: readonly Error[];
  readonly resources: readonly Resource[];
}

const { Package } = createRequire(import.meta.url)('datapackage') as {
  readonly Package: { readonly load: (path: string, options: { basePath: string }) => Promise<DataPackage> };
};

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-package-'));
  await buildDatabase(join(folder, 'a.db'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = async (name: string, more: Partial<ExportRequest> = {}): Promise<string> => {
  const out = join(folder, name);
  await exportRecords({
    db: join(folder, 'a.db'),
    format: 'datapackage',
    out,
    header: 'en',
    bom: false,
    raw: false,
    ...more,
  });
  return out;
};

const validate = async (path: string): Promise<ReadonlyMap<string, readonly Record<string, unknown>[]>> => {
  const dataPackage = await Package.load(join(path, 'datapackage.json'), { basePath: path });
  expect(dataPackage.errors).toEqual([]);
  expect(dataPackage.valid).toBe(true);
  const rows = new Map<string, readonly Record<string, unknown>[]>();
  for (const resource of dataPackage.resources) {
    rows.set(resource.name, await resource.read({ keyed: true, relations: false }));
    expect(await resource.checkRelations(), resource.name).toBe(true);
  }
  return rows;
};

const descriptorOf = (path: string) =>
  JSON.parse(readFileSync(join(path, 'datapackage.json'), 'utf8')) as {
    licenses: unknown;
    sources: unknown;
    resources: { name: string; schema: { primaryKey: string[]; foreignKeys?: unknown[]; fields: object[] } }[];
  };

describe('data package', () => {
  test('is valid: descriptor, types, constraints, keys; and holds the rows of the database', async () => {
    const rows = await validate(await write('package'));
    const reader = await openReader(join(folder, 'a.db'));
    for (const [name, read] of rows) {
      const [counted] = await reader.all<{ n: number }>(`select count(*) as n from "${name}"`);
      expect(read, name).toHaveLength(counted!.n);
    }
    const facts = await reader.all<Record<string, unknown>>(
      'select amount_fen, fiscal_year, needs_review from funding_flat order by document_id, record_number',
    );
    await reader.close();
    const back = rows.get('funding_flat')!;
    expect(
      back.map((row) => ({
        amount_fen: row.amount_fen,
        fiscal_year: row.fiscal_year,
        needs_review: Number(row.needs_review),
      })),
    ).toEqual(facts);
  });

  test('with a filter it stays valid: foreign keys to a shortened table are left out', async () => {
    const path = await write('filtered', { tiers: ['A'], acceptedOnly: true });
    await validate(path);
    const keys = descriptorOf(path).resources.flatMap(({ schema }) => schema.foreignKeys ?? []);
    expect(JSON.stringify(keys)).toContain('"resource":"document"');
    expect(JSON.stringify(keys)).not.toContain('"resource":"project"');
  });

  test('the validator would see a broken value', async () => {
    const path = await write('broken');
    const { writeFileSync } = await import('node:fs');
    const file = join(path, 'data', 'funding_flat.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace(',budget,', ',bugdet,'));
    await expect(validate(path)).rejects.toThrow();
  });

  test('names licence and sources, keys, enumerations, and both languages', async () => {
    const path = await write('terms', { licence: 'CC-BY-4.0' });
    const { licenses, sources, resources } = descriptorOf(path);
    expect(licenses).toEqual([{ name: 'CC-BY-4.0' }]);
    expect(sources).toEqual([
      { title: 'a.invalid: 2 documents', path: 'https://a.invalid' },
      { title: '1 documents received as files' },
    ]);
    const indicators = resources.find(({ name }) => name === 'indicator_flat')!.schema;
    expect(indicators.primaryKey).toEqual(['document_id', 'record_number']);
    expect(indicators.fields).toContainEqual({
      name: 'comparator',
      type: 'string',
      title: '符号',
      description: 'Sign as printed; empty where none is — 所印的比较符号，未印时为空',
      constraints: { enum: ['gte', 'lte', 'gt', 'lt', 'eq'] },
    });
    const codebook = readFileSync(join(path, 'codebook.md'), 'utf8');
    expect(codebook).toContain('| amount_fen | 金额（分） |');
    expect(codebook).toContain('| gte | at least (≥) | 大于等于（≥） |');
    expect(codebook).toContain('| sum-mismatch | parts do not add up to the printed total | 合计数与明细之和不符 |');
  });

  test('describes every table and column to Datasette, under the name of the database file', async () => {
    const metadata = JSON.parse(readFileSync(join(await write('package'), 'datasette.json'), 'utf8')) as {
      databases: Record<string, { tables: Record<string, { columns: Record<string, string>; hidden?: boolean }> }>;
    };
    const { tables } = metadata.databases.a!;
    expect(tables.indicator_flat!.columns.stated_text).toBe('原文 — The value as printed');
    expect(tables.cell_entry!.hidden).toBe(true);
  });
});
