import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/index.ts';

// Names that are fixed for everyone who queries a database: tables first, then views, whose columns come in this order.

const TABLES: Readonly<Record<string, string>> = {
  document:
    'id origin format title filing_kind stage department department_code division_code fiscal_year page_count ocr_used status error pipeline_version ingested_at',
  document_origin: 'document_id origin seen_at',
  form: 'id document_id ordinal title filing_kind stage department department_code division_code fiscal_year locator',
  project: 'id document_id form_id ordinal code name category_label purpose',
  funding_line:
    'id document_id form_id project_id ordinal side item item_label fiscal_year phase amount_fen share_percent stated_text',
  expenditure_schedule: 'id project_id month cumulative_percent stated_text',
  objective: 'id document_id form_id project_id term ordinal text result_text',
  activity: 'id document_id kind ordinal name text amount_fen',
  indicator:
    'id document_id form_id project_id ordinal term category category_label dimension dimension_label name description indicator_class direction weight basis scoring_rule remark',
  target:
    'id indicator_id role fiscal_year stated_text kind comparator value value_to unit by_date amount_fen score deviation_reason place unit_source',
  note: 'id document_id kind code severity message before after evidence locator resolved_by',
  note_record: 'note_id table_name record_id field',
  evaluation: 'form_id project_id total_score execution_rate execution_weight execution_score',
  cell: 'document_id locator raw_text text disposition rule character_count',
  provenance: 'table_name record_id field locator confidence tier',
  decision: 'key field base_value value decided_by decided_at action reason',
};

const VIEWS: Readonly<Record<string, string>> = {
  indicator_flat:
    'document_id origin department division_code fiscal_year project_code project_name term ordinal category category_label dimension dimension_label indicator description role target_year stated_text kind comparator value value_to unit by_date direction weight score basis indicator_class tier needs_review locator',
  funding_flat:
    'document_id origin department division_code fiscal_year project_code project_name side item item_label amount_year phase amount_fen share_percent tier needs_review locator',
  objective_flat:
    'document_id origin department division_code fiscal_year project_code project_name term ordinal text result_text tier needs_review locator',
  activity_flat:
    'document_id origin department division_code fiscal_year kind ordinal name text amount_fen needs_review locator',
};

let folder: string;
let database: Database.Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-contract-'));
  const file = join(folder, 'a.db');
  await (await openSqliteStore(file, { pipelineVersion: '1' })).close();
  database = new Database(file, { readonly: true });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const columnsOf = (name: string): string[] =>
  database
    .prepare<[string], { name: string }>('select name from pragma_table_info(?)')
    .all(name)
    .map((column) => column.name);

describe('record contract', () => {
  test.each(Object.entries(TABLES))('%s has its columns', (name, columns) => {
    expect(columnsOf(name)).toEqual(expect.arrayContaining(columns.split(' ')));
  });

  test.each(Object.entries(VIEWS))('%s starts with its columns in order', (name, columns) => {
    const expected = columns.split(' ');
    expect(columnsOf(name).slice(0, expected.length)).toEqual(expected);
  });

  test('every table is STRICT, and money, years and flags are integers', () => {
    const tables = database
      .prepare<[], { name: string; strict: number }>(
        "select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'jixiao_%'",
      )
      .all();
    expect(tables.filter((table) => table.strict !== 1)).toEqual([]);
    const integers = database
      .prepare<[], { type: string }>(
        "select distinct c.type from pragma_table_list t, pragma_table_info(t.name) c where t.type = 'table' and c.name in ('amount_fen', 'fiscal_year', 'needs_review', 'ocr_used', 'month')",
      )
      .all();
    expect(integers).toEqual([{ type: 'INTEGER' }]);
  });

  test('the big tables have integer keys and no row id', () => {
    const without = database
      .prepare<[], { name: string }>('select name from pragma_table_list where wr = 1 order by name')
      .all()
      .map((table) => table.name);
    expect(without).toEqual(expect.arrayContaining(['cell_entry', 'provenance_entry']));
  });
});
