import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentDigest, formDigests } from '../../src/store/content-digest.ts';
import { openReader, openSqliteStore } from '../../src/store/index.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

// A database that an older jixiao wrote: brought to the newest schema, it says what a new one would.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-old-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A database as of a migration. */
const oldDatabase = async (file: string, last: string): Promise<void> => {
  const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  const { error } = await new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: 'jixiao_migration',
    migrationLockTableName: 'jixiao_migration_lock',
  }).migrateTo(last);
  await kysely.destroy();
  if (error) throw error;
};

const ID = 'a'.repeat(64);
const FILL = `
  insert into document values (1, '${ID}', 'a.txt', 'text', null, 'project-targets', null, '泸县市监局', null, '510521', 2025,
    null, 0, 'loaded', null, '1', '2026-01-01', 0, 1, 0, 0, 0, 0);
  insert into form (document_id, id, record_number, locator, ordinal, filing_kind, department, division_code, fiscal_year)
    values ('${ID}', 'f', 1, 'b1', 1, 'project-targets', '泸县市监局', '510521', 2025);
  insert into indicator (document_id, id, record_number, locator, tier, needs_review, form_id, ordinal, term, category, dimension, name)
    values ('${ID}', 'i', 2, 't1.r1.c1', 'C', 0, 'f', 1, 'annual', 'output', 'cost', '群众投诉率');
  insert into target (document_id, id, record_number, locator, indicator_id, tier, needs_review, role, stated_text, kind, value, unit)
    values ('${ID}', 't', 3, 't1.r1.c2', 'i', 'C', 0, 'target', '≤5‰', 'percentage', '5', '‰');`;

test('columns that compare records are filled for what was read before', async () => {
  const file = join(folder, 'a.db');
  await oldDatabase(file, '0005-search');
  const sqlite = new Database(file);
  sqlite.exec(FILL);
  sqlite.close();
  const store = await openSqliteStore(file, { pipelineVersion: '1' });
  expect(await store.rows('indicator_flat', ID)).toMatchObject([
    {
      indicator: '群众投诉率',
      department: '泸县市监局',
      canonical_department: '泸县市监局',
      office: '市场监督管理局',
      family: 'complaints',
      common_category: 'cost',
      common_dimension: null,
      comparable_value: '0.5',
      comparable_unit: '%',
      direction: null,
      inferred_direction: 'descending',
    },
  ]);
  await store.mergeDepartments([
    { division: '510521', name: '泸县市监局', canonical: '泸县市场监督管理局', parent: null, decidedBy: '王' },
  ]);
  expect(await store.rows('indicator_flat', ID)).toMatchObject([
    { department: '泸县市监局', canonical_department: '泸县市场监督管理局' },
  ]);
  // The digest is the one that a new reading of the same records would have.
  const records = await store.extractedRecords(ID);
  const [document] = await store.rows('document', ID);
  expect(document).toMatchObject({ content_digest: documentDigest(formDigests(records)) });
  await store.close();
  const reader = await openReader(file);
  expect(await reader.all('select level, label, code, indicator_count from level_coverage')).toEqual([]);
  expect(await reader.all('select canonical_department, department, form_count from department')).toEqual([
    { canonical_department: '泸县市场监督管理局', department: '泸县市监局', form_count: 1 },
  ]);
  await reader.close();
});
