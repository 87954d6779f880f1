import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODEBOOK, type Column, ENUMERATIONS } from '../../src/model/codebook/index.ts';
import { openSqliteStore } from '../../src/store/index.ts';

// The codebook can never lag: a table, view or column that it does not describe fails here. Describe it in
// src/model/codebook, in the order of the database.

interface DatabaseColumn {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

let folder: string;
let database: Database.Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-codebook-'));
  const file = join(folder, 'a.db');
  await (await openSqliteStore(file, { pipelineVersion: '1' })).close();
  database = new Database(file, { readonly: true });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const described = Object.entries(CODEBOOK);
const columnsOf = (table: string): DatabaseColumn[] =>
  database.prepare<[string], DatabaseColumn>('select name, type, "notnull" from pragma_table_info(?)').all(table);

/** Types of SQLite that a column of the codebook may have. */
const STORED: Readonly<Record<Column['type'], string>> = {
  id: 'TEXT',
  text: 'TEXT',
  code: 'TEXT',
  decimal: 'TEXT',
  date: 'TEXT',
  time: 'TEXT',
  integer: 'INTEGER',
  year: 'INTEGER',
  flag: 'INTEGER',
  fen: 'INTEGER',
  ratio: 'REAL',
};

describe('codebook', () => {
  test('describes every table and view of the database', () => {
    const names = database
      .prepare<[], { name: string; type: string }>(
        "select name, type from pragma_table_list where schema = 'main' and type in ('table', 'view') and name not like 'sqlite_%' and name not like 'jixiao_%'",
      )
      .all();
    expect(described.map(([name, { kind }]) => `${kind} ${name}`).sort()).toEqual(
      names.map(({ name, type }) => `${type} ${name}`).sort(),
    );
  });

  test.each(described)('describes every column of %s in its order, with its type', (name, { kind, columns }) => {
    const stored = columnsOf(name);
    expect(Object.keys(columns)).toEqual(stored.map((column) => column.name));
    if (kind === 'view') return;
    for (const column of stored) {
      expect(column.type, column.name).toBe(STORED[columns[column.name]!.type]);
      // A row id is never NULL although SQLite does not say so.
      if (!column.name.endsWith('_number'))
        expect(column.notnull === 1, column.name).toBe(columns[column.name]!.required);
    }
  });

  test.each(described)('says %s in both languages, its Chinese headings differ, its keys exist', (_, table) => {
    const columns = Object.values(table.columns);
    for (const { en, zh } of [table.title, table.row, ...columns.map(({ meaning }) => meaning)]) {
      expect(en).toMatch(/^[\x20-\x7e]+$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
    for (const column of [...table.key, ...table.references.map((reference) => reference.column)])
      expect(Object.keys(table.columns)).toContain(column);
    for (const { table: other } of table.references) expect(CODEBOOK[other]?.columns).toHaveProperty('id');
  });

  test('gives every code column its enumeration, and every enumeration is used', () => {
    const columns = described.flatMap(([, table]) => Object.values(table.columns));
    expect(columns.filter(({ type, codes }) => (type === 'code') !== (codes !== undefined))).toEqual([]);
    expect(new Set(columns.flatMap(({ codes }) => codes ?? []))).toEqual(new Set(Object.keys(ENUMERATIONS)));
  });
});
