import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, documentId } from './build-filing.ts';

let folder: string;
let file: string;

const filing = (seed: string, indicator: string, more = {}) =>
  buildFiling(seed, {
    forms: [buildForm({ projects: [buildProject('p', { indicators: [buildIndicator('p/i', { name: indicator })] })] })],
    ...more,
  });

const put = async (version: string, ...filings: readonly ReturnType<typeof filing>[]): Promise<void> => {
  const store = await openSqliteStore(file, { pipelineVersion: version });
  for (const one of filings) await store.put(one);
  await store.close();
};

const inDatabase = <T>(work: (database: Database.Database) => T): T => {
  const database = new Database(file);
  database.pragma('foreign_keys = ON');
  try {
    return work(database);
  } finally {
    database.close();
  }
};

const found = (words: string): unknown[] =>
  inDatabase((database) =>
    database
      .prepare(
        `select n.kind, n.name, d.id from name_index n join document d using (document_number)
         where n.name match ? order by d.origin, n.kind`,
      )
      .raw()
      .all(words),
  );

/** The index against the names it should hold. */
const expectComplete = (): void =>
  inDatabase((database) => {
    database.exec("insert into name_index (name_index) values ('integrity-check')");
    const names = (query: string): unknown[] => database.prepare(query).raw().all();
    expect(names('select kind, name, document_number from name_index order by 1, 2, 3')).toEqual(
      names(`
        select r.kind, r.name, d.document_number from (
          select 'project' as kind, name, document_id from project
          union all select 'indicator', name, document_id from indicator
          union all select 'form', department, document_id from form where department is not null
        ) r join document d on d.id = r.document_id order by 1, 2, 3`),
    );
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-names-'));
  file = join(folder, 'a.db');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('search in names', () => {
  test('finds projects, indicators and departments by three characters and more', async () => {
    await put('1', filing('a', '养护农村公路里程'), filing('b', '村道养护率'));
    expect(found('农村公路')).toEqual([['indicator', '养护农村公路里程', documentId('a')]]);
    expect(found('路灯维护')).toHaveLength(2);
    expect(found('市路灯所')).toHaveLength(2);
    expectComplete();
  });

  test('follows a document that is read again', async () => {
    await put('2', filing('a', '修补坑槽面积'));
    expect(found('农村公路')).toEqual([]);
    expect(found('坑槽面积')).toHaveLength(1);
    expectComplete();
  });

  test('follows a correction and a deletion of any record', () => {
    inDatabase((database) => {
      database.prepare('update indicator set name = ? where name = ?').run('修补路面面积', '修补坑槽面积');
      database.prepare('delete from indicator where name = ?').run('村道养护率');
    });
    expect(found('坑槽面积')).toEqual([]);
    expect(found('路面面积')).toHaveLength(1);
    expect(found('村道养护')).toEqual([]);
    expectComplete();
  });

  test('lets go of a document with all its names', () => {
    inDatabase((database) => database.prepare('delete from document where id = ?').run(documentId('a')));
    expect(found('路面面积')).toEqual([]);
    expect(found('路灯维护')).toHaveLength(1);
    expectComplete();
  });
});
