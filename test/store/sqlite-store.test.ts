import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { finding, repair } from '../../src/model/index.ts';
import { EXPORT_TABLES, type ExportTable, openSqliteStore, type Store, StoreError } from '../../src/store/index.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget, documentId } from './build-filing.ts';

let folder: string;
let clock = 0;
const now = (): string => new Date(Date.UTC(2026, 0, 1) + clock++ * 1000).toISOString();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = (name = 'a.db', pipelineVersion = '1'): Promise<Store> =>
  openSqliteStore(join(folder, name), { pipelineVersion, now });

/** Everything an export could show, as one text. */
const dump = async (store: Store): Promise<string> => {
  const lines: string[] = [];
  for (const table of Object.keys(EXPORT_TABLES) as ExportTable[])
    for (const id of await store.documentIds())
      for (const row of await store.rows(table, id)) lines.push(`${table} ${JSON.stringify(row)}`);
  return lines.join('\n');
};

const select = (sql: string): Record<string, unknown>[] => {
  const database = new Database(join(folder, 'a.db'), { readonly: true });
  const rows = database.prepare<[], Record<string, unknown>>(sql).all();
  database.close();
  return rows;
};

describe('one filing', () => {
  test('is found in the views as it was put', async () => {
    const store = await open();
    expect(await store.put(buildFiling('a'))).toBe('stored');
    await store.close();
    expect(select('select * from indicator_flat')).toMatchObject([
      {
        document_id: documentId('a'),
        origin: 'folder/a.txt',
        department: '市路灯所',
        division_code: '420700',
        fiscal_year: 2025,
        project_code: '42070024115T000000001',
        project_name: '路灯维护',
        indicator: '路灯完好率',
        role: 'target',
        target_year: 2025,
        stated_text: '≥95%',
        kind: 'percentage',
        comparator: 'gte',
        value: '95',
        unit: '%',
        tier: 'C',
        needs_review: 0,
        locator: 't1.r1.c1',
      },
    ]);
    expect(select('select amount_fen, amount_year, item, side from funding_flat')).toEqual([
      { amount_fen: 120_000_000, amount_year: 2025, item: 'total', side: 'project' },
    ]);
    expect(select('select text from objective_flat')).toEqual([{ text: '修好路灯' }]);
    expect(select('select kind, text from activity_flat')).toEqual([{ kind: 'duty', text: '管理路灯' }]);
    expect(select('select month, cumulative_percent from expenditure_schedule')).toEqual([
      { month: 6, cumulative_percent: '50' },
    ]);
  });

  test('keeps every cell, and no text of a personal one', async () => {
    const store = await open();
    await store.put(buildFiling('a'));
    await store.close();
    expect(
      select('select locator, raw_text, text, disposition, rule, character_count from cell order by locator'),
    ).toEqual([
      {
        locator: 't1.r1.c1',
        raw_text: '路灯完好率',
        text: '路灯完好率',
        disposition: 'used',
        rule: null,
        character_count: 5,
      },
      { locator: 't1.r1.c2', raw_text: ' ≥95%', text: '≥95%', disposition: 'used', rule: null, character_count: 4 },
      {
        locator: 't1.r9.c1',
        raw_text: null,
        text: null,
        disposition: 'ignored',
        rule: 'personal-data',
        character_count: 7,
      },
    ]);
  });

  test('shows provenance under the id of its record', async () => {
    const store = await open();
    await store.put(buildFiling('a'));
    await store.close();
    const rows = select(
      `select p.table_name, p.field, p.tier from provenance p join indicator i on i.id = p.record_id`,
    );
    expect(rows).toEqual([{ table_name: 'indicator', field: 'text', tier: 'C' }]);
    expect(select('select distinct table_name from provenance order by 1').map((row) => row.table_name)).toEqual([
      'activity',
      'funding_line',
      'indicator',
      'objective',
      'project',
      'target',
    ]);
  });

  test('shows an indicator without a printed value as one empty row', async () => {
    const store = await open();
    await store.put(
      buildFiling('a', { forms: [buildForm({ projects: [], indicators: [buildIndicator('i', { targets: [] })] })] }),
    );
    await store.close();
    expect(select('select indicator, kind, stated_text, role, tier, locator from indicator_flat')).toEqual([
      { indicator: '路灯完好率', kind: 'empty', stated_text: '', role: 'target', tier: 'C', locator: 't1.r1.c1' },
    ]);
  });

  test('gives the document only what all forms share', async () => {
    const store = await open();
    const forms = [buildForm(), buildForm({ ordinal: 2, department: '市园林所', projects: [], activities: [] })];
    await store.put(buildFiling('a', { forms }));
    await store.close();
    expect(select('select department, division_code, fiscal_year from document')).toEqual([
      { department: null, division_code: '420700', fiscal_year: 2025 },
    ]);
    expect(select('select department from form order by ordinal')).toEqual([
      { department: '市路灯所' },
      { department: '市园林所' },
    ]);
  });

  test('never loses a record to a repeated key', async () => {
    const store = await open();
    const indicators = [buildIndicator('same'), buildIndicator('same', { ordinal: 2 })];
    await store.put(buildFiling('a', { forms: [buildForm({ projects: [], indicators })] }));
    await store.close();
    expect(select('select count(distinct id) as ids from indicator')).toEqual([{ ids: 2 }]);
    expect(select('select count(*) as n from indicator_flat')).toEqual([{ n: 2 }]);
  });
});

describe('review marks', () => {
  const reviews = (): unknown[] =>
    select('select indicator, needs_review from indicator_flat order by record_number').map((row) => row.needs_review);

  test('a doubt about a project weighs on all its records, not on the next project', async () => {
    const store = await open();
    const projects = [
      buildProject('p1'),
      buildProject('p2', { ordinal: 2, indicators: [buildIndicator('p2/i')], fundingLines: [], objectives: [] }),
    ];
    const doubt = finding('ambiguous-value', 'warning', '25 or 250', 't1.r1.c1', { subjects: [{ key: 'p1' }] });
    await store.put(buildFiling('a', { forms: [buildForm({ projects })], notes: [doubt] }));
    await store.close();
    expect(reviews()).toEqual([1, 0]);
    expect(select('select needs_review from funding_flat')).toEqual([{ needs_review: 1 }]);
  });

  test("an author's mistake and a remark raise no doubt", async () => {
    const store = await open();
    const notes = [
      finding('comparator-polarity', 'warning', '满意度 ≤95%', null, { subjects: [{ key: 'project/1/indicator/1' }] }),
      finding('ambiguous-value', 'info', 'settled', null, { subjects: [{ key: 'project/1/indicator/1' }] }),
    ];
    await store.put(buildFiling('a', { notes }));
    await store.close();
    expect(reviews()).toEqual([0]);
  });

  test('a doubt about one target leaves the other targets alone', async () => {
    const store = await open();
    const targets = [buildTarget('t1'), buildTarget('t2', { role: 'actual', needsReview: true })];
    await store.put(
      buildFiling('a', { forms: [buildForm({ projects: [], indicators: [buildIndicator('i', { targets })] })] }),
    );
    await store.close();
    expect(reviews()).toEqual([0, 1]);
    expect(select('select review_count from document')).toEqual([{ review_count: 1 }]);
  });
});

describe('notes', () => {
  test('point at their records; an unknown key points at the document', async () => {
    const store = await open();
    const notes = [
      repair('label-repair', '坝双口协', '项目名称', 'form', 't1.r1.c1', [{ key: 'project/1', field: 'name' }]),
      finding('unread-cell', 'warning', 'left over', 't9.r1.c1', { subjects: [{ key: 'no such record' }] }),
    ];
    await store.put(buildFiling('a', { notes }));
    await store.close();
    expect(
      select(
        `select n.kind, n.code, r.table_name, r.field, r.record_id = p.id as project
         from note n join note_record r on r.note_id = n.id cross join project p order by n.ordinal`,
      ),
    ).toEqual([
      { kind: 'repair', code: 'label-repair', table_name: 'project', field: 'name', project: 1 },
      { kind: 'finding', code: 'unread-cell', table_name: 'document', field: null, project: 0 },
    ]);
  });

  test('that are equal stay two', async () => {
    const store = await open();
    const note = finding('truncated', 'warning', 'ends early');
    await store.put(buildFiling('a', { notes: [note, note] }));
    await store.close();
    expect(select('select count(distinct id) as ids from note')).toEqual([{ ids: 2 }]);
  });
});

describe('ingesting again', () => {
  test('the same bytes and version write nothing', async () => {
    const store = await open();
    await store.put(buildFiling('a'));
    await store.close();
    const before = readFileSync(join(folder, 'a.db'));
    const again = await open();
    expect(await again.put(buildFiling('a'))).toBe('unchanged');
    await again.close();
    expect(readFileSync(join(folder, 'a.db')).equals(before)).toBe(true);
  });

  test('another version replaces the records and keeps the places', async () => {
    const store = await open();
    await store.put(buildFiling('a', { origin: 'z.txt' }));
    await store.put(buildFiling('a', { origin: 'b.txt' }));
    await store.close();
    const newer = await open('a.db', '2');
    const filing = buildFiling('a', { origin: 'z.txt', forms: [buildForm({ projects: [] })] });
    expect(await newer.put(filing)).toBe('replaced');
    await newer.close();
    expect(select('select count(*) as n from project')).toEqual([{ n: 0 }]);
    expect(select('select count(*) as n from provenance_entry')).toEqual([{ n: 1 }]);
    expect(select('select count(*) as n from cell_entry')).toEqual([{ n: 3 }]);
    expect(select('select origin, pipeline_version from document')).toEqual([
      { origin: 'b.txt', pipeline_version: '2' },
    ]);
    expect(select('select origin from document_origin order by 1')).toEqual([{ origin: 'b.txt' }, { origin: 'z.txt' }]);
  });

  test('the order of documents and of places does not show', async () => {
    const filings = ['a', 'b', 'c'].map((seed) => buildFiling(seed));
    // Bytes seen at two places: what is read may depend on the name, so that the smallest name decides.
    const elsewhere = (origin: string) => buildFiling('a', { origin, title: `read from ${origin}` });
    const all = [...filings, elsewhere('folder/0.txt'), elsewhere('乙.txt')];
    const dumps: string[] = [];
    for (const [index, order] of [all, [...all].reverse(), [...all.slice(2), ...all.slice(0, 2)]].entries()) {
      const store = await open(`${index}.db`);
      for (const filing of order) await store.put(filing);
      dumps.push(await dump(store));
      await store.close();
    }
    expect(dumps[0]).toContain('read from folder/0.txt');
    expect(dumps[1]).toBe(dumps[0]);
    expect(dumps[2]).toBe(dumps[0]);
  });

  test('a filing that breaks the contract leaves nothing behind', async () => {
    const store = await open();
    const broken = buildFiling('a', { forms: [buildForm(), buildForm()] });
    await expect(store.put(broken)).rejects.toThrow(/UNIQUE/);
    expect(await store.find(documentId('a'))).toBeNull();
    expect(await dump(store)).toBe('');
    await store.close();
  });
});

describe('opening', () => {
  test('names the file and what to do when it is no database', async () => {
    writeFileSync(join(folder, 'a.db'), 'no database at all, but long enough to be looked at');
    await expect(open()).rejects.toThrow(StoreError);
    await expect(open()).rejects.toThrow(/a\.db: expected an SQLite database, found a file of another kind/);
  });

  test('refuses the database of another program and of a newer version', async () => {
    const other = new Database(join(folder, 'other.db'));
    other.exec('create table customers (id integer)');
    other.close();
    await expect(open('other.db')).rejects.toThrow(/found tables of another program \(customers\)/);
    await (await open()).close();
    const future = new Database(join(folder, 'a.db'));
    future.exec("insert into jixiao_migration values ('9999-future', '2030-01-01')");
    future.close();
    await expect(open()).rejects.toThrow(/written by a newer jixiao \(migration 9999-future\)/);
  });

  test('for reading needs a database that is there', async () => {
    await expect(openSqliteStore(join(folder, 'a.db'), { pipelineVersion: '', readOnly: true })).rejects.toThrow(
      /a\.db: the file cannot be opened/,
    );
  });

  test('a migration that broke off leaves nothing behind, and the next opening does it whole', async () => {
    const file = join(folder, 'broken.db');
    const database = new Database(file);
    // The last migration finds its view taken, after it has made all its tables.
    database.exec('create table jixiao_migration (name varchar(255) primary key, timestamp varchar(255) not null)');
    database.exec('create table publication (x)');
    await expect(openSqliteStore(file, { pipelineVersion: '1' })).rejects.toThrow(/newest schema/);
    const tables = database.prepare("select name from sqlite_master where type in ('table', 'view')").pluck().all();
    expect(tables).not.toContain('document');
    database.exec('drop table publication');
    database.close();
    await (await openSqliteStore(file, { pipelineVersion: '1' })).close();
  });

  test('twice migrates once', async () => {
    await (await open()).close();
    const before = select('select name, timestamp from jixiao_migration');
    await (await open()).close();
    expect(select('select name, timestamp from jixiao_migration')).toEqual(before);
    expect(before.map((row) => row.name)).toEqual(Object.keys(MIGRATIONS));
  });
});
