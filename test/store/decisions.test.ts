import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Filing, finding } from '../../src/model/index.ts';
import {
  FieldValueError,
  type NewDecision,
  openSqliteStore,
  type ReviewRecord,
  StaleDecisionError,
  type Store,
  UnknownRecordError,
} from '../../src/store/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget, documentId } from './build-filing.ts';

let folder: string;
let clock = 0;
const now = (): string => new Date(Date.UTC(2026, 0, 1) + clock++ * 1000).toISOString();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-decisions-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = (pipelineVersion = '1', name = 'a.db'): Promise<Store> =>
  openSqliteStore(join(folder, name), { pipelineVersion, now });

const select = (sql: string): Record<string, unknown>[] => {
  const database = new Database(join(folder, 'a.db'), { readonly: true });
  const rows = database.prepare<[], Record<string, unknown>>(sql).all();
  database.close();
  return rows;
};

/** A filing with one target of a doubtful value. */
const filingWith = (seed: string, statedText: string, more: Partial<Filing> = {}): Filing => {
  const value = /\d+/.exec(statedText)?.[0] ?? null;
  const provenance = ['stated_text', 'unit'].map((field) => ({
    field,
    at: 't1.r1.c1',
    confidence: null,
    tier: 'D' as const,
  }));
  const target = buildTarget('target/1', { statedText, value, tier: 'D', needsReview: true, provenance });
  const project = buildProject('project/1', { indicators: [buildIndicator('indicator/1', { targets: [target] })] });
  return buildFiling(seed, {
    forms: [buildForm({ projects: [project] })],
    notes: [finding('ambiguous-value', 'warning', 'smudged', 't1.r1.c1', { subjects: [{ key: 'target/1' }] })],
    ...more,
  });
};

const targetOf = async (store: Store, seed: string): Promise<ReviewRecord> =>
  (await store.decisions.records(documentId(seed))).find(({ table }) => table === 'target')!;

const correction = (record: ReviewRecord, value: string, field = 'stated_text'): NewDecision => ({
  key: record.key,
  field,
  action: 'correct',
  value,
  reason: 'smudged',
  decidedBy: 'reader one',
  documentId: record.documentId,
  seen: { baseValue: record.extracted[field], lastDecision: record.lastDecisions[field] ?? null },
});

const whole = (record: ReviewRecord, action: 'accept' | 'reject' | 'source-error'): NewDecision => ({
  key: record.key,
  field: '*',
  action,
  decidedBy: 'reader one',
  documentId: record.documentId,
  seen: { baseValue: record.version, lastDecision: record.lastDecisions['*'] ?? null },
});

describe('a correction', () => {
  test('is applied at once, with everything that the value grammar reads out of it', async () => {
    const store = await open();
    await store.put(filingWith('a', '≥95%'));
    const [document] = await store.decisions.reviewDocuments();
    expect(document).toMatchObject({ id: documentId('a'), reviewCount: 1 });
    const record = (await store.decisions.records(documentId('a'), { needsReview: true }))[0]!;
    expect(record.key).toBe(
      'target|420700|市路灯所|2025|project-targets|42070024115T000000001|annual|output|quality|路灯完好率|target|2025|',
    );
    expect(record.notes.map(({ code }) => code)).toEqual(['ambiguous-value']);
    expect(await store.decisions.add(correction(record, '≤12.5万元'))).toEqual({
      number: 1,
      outcomes: [{ documentId: documentId('a'), outcome: 'applied' }],
    });
    await store.close();
    expect(select('select * from indicator_flat')).toMatchObject([
      {
        stated_text: '≤12.5万元',
        comparator: 'lte',
        value: '12.5',
        unit: '万元',
        kind: 'money',
        amount_fen: 12_500_000,
        needs_review: 0,
        tier: 'A',
        decision: 'correct',
      },
    ]);
    expect(select("select value from extracted_value where field = 'stated_text'")).toEqual([{ value: '≥95%' }]);
    expect(select("select before, after, evidence from note where code = 'corrected'")).toEqual([
      { before: '≥95%', after: '≤12.5万元', evidence: 'correct by reader one: smudged' },
    ]);
    expect(select("select resolved_by from note where code = 'ambiguous-value'")).toEqual([
      { resolved_by: 'correct by reader one' },
    ]);
    expect(select('select review_count, repair_count from document')).toEqual([{ review_count: 0, repair_count: 1 }]);
    expect(select("select field, tier, decided_by from provenance where table_name = 'target'")).toEqual([
      { field: 'stated_text', tier: 'A', decided_by: 'reader one' },
      { field: 'unit', tier: 'D', decided_by: null },
    ]);
  });

  test('survives another version of the reader, other bytes and another place in the document', async () => {
    const first = await open('1');
    await first.put(filingWith('a', '≥95%'));
    await first.decisions.add(correction(await targetOf(first, 'a'), '≥96%'));
    await first.close();
    const second = await open('2');
    expect(await second.put(filingWith('a', '≥95%'))).toBe('replaced');
    const moved = filingWith('b', '≥95%');
    const other = buildProject('project/0', { code: null, name: '桥梁养护', indicators: [] });
    const form = moved.forms[0]!;
    await second.put({ ...moved, forms: [{ ...form, projects: [other, ...form.projects] }] });
    await second.close();
    expect(select('select stated_text, value, needs_review from indicator_flat')).toEqual([
      { stated_text: '≥96%', value: '96', needs_review: 0 },
      { stated_text: '≥96%', value: '96', needs_review: 0 },
    ]);
  });

  test('is retired when the source agrees, and does not come back by itself', async () => {
    const versions = ['≥95%', '≥96%', '≥95%', '≥95%'];
    for (const [index, statedText] of versions.entries()) {
      const store = await open(String(index));
      await store.put(filingWith('a', statedText));
      if (index === 0) await store.decisions.add(correction(await targetOf(store, 'a'), '≥96%'));
      await store.close();
      const [row] = select('select stated_text, needs_review, decision from indicator_flat');
      const expected = [
        { stated_text: '≥96%', needs_review: 0, decision: 'correct' },
        { stated_text: '≥96%', needs_review: 0, decision: 'retired' },
        { stated_text: '≥95%', needs_review: 1, decision: 'conflict' },
        { stated_text: '≥95%', needs_review: 1, decision: 'conflict' },
      ];
      expect(row).toEqual(expected[index]);
    }
  });

  test('goes to review when the source says something else, and can be decided again', async () => {
    const first = await open('1');
    await first.put(filingWith('a', '≥95%'));
    await first.decisions.add(correction(await targetOf(first, 'a'), '≥96%'));
    await first.close();
    const second = await open('2');
    await second.put(filingWith('a', '≥90%'));
    expect(await second.decisions.outcomes(['conflict'])).toMatchObject([{ extractedValue: '≥90%' }]);
    const record = await targetOf(second, 'a');
    expect(record.row).toMatchObject({ stated_text: '≥90%', needs_review: 1, tier: 'D', decision: 'conflict' });
    expect(record.notes.map(({ code }) => code)).toContain('decision-conflict');
    await second.decisions.add(correction(record, '≥99%'));
    expect((await targetOf(second, 'a')).row).toMatchObject({ stated_text: '≥99%', needs_review: 0, tier: 'A' });
    expect((await second.decisions.history(record.key)).map(({ value }) => value)).toEqual(['≥96%', '≥99%']);
    await second.close();
  });

  test('whose record is gone is kept and reported', async () => {
    const first = await open('1');
    await first.put(filingWith('a', '≥95%'));
    await first.decisions.add(correction(await targetOf(first, 'a'), '≥96%'));
    await first.close();
    const second = await open('2');
    await second.put(buildFiling('a', { forms: [buildForm({ projects: [] })] }));
    expect(await second.decisions.outcomes(['gone'])).toMatchObject([{ documentId: documentId('a'), recordId: null }]);
    expect((await second.decisions.all()).length).toBe(1);
    await second.close();
    expect(select("select severity, after from note where code = 'decision-gone'")).toEqual([
      { severity: 'warning', after: '≥96%' },
    ]);
    const third = await open('3');
    await third.put(filingWith('a', '≥95%'));
    expect((await targetOf(third, 'a')).row).toMatchObject({ stated_text: '≥96%', decision: 'correct' });
    await third.close();
  });

  test('of a name is retired when a later version reads the name right, and decisions below it hold', async () => {
    const named = (name: string): Filing => {
      const filing = filingWith('a', '≥95%');
      const form = filing.forms[0]!;
      const project = form.projects[0]!;
      return { ...filing, forms: [{ ...form, projects: [{ ...project, code: null, name }] }] };
    };
    const first = await open('1');
    await first.put(named('路灯维沪'));
    const records = await first.decisions.records(documentId('a'));
    const project = records.find(({ table }) => table === 'project')!;
    await first.decisions.add(correction(project, '路灯维护', 'name'));
    await first.decisions.add(correction(await targetOf(first, 'a'), '≥96%'));
    await first.close();
    expect(select('select project_name, stated_text from indicator_flat')).toEqual([
      { project_name: '路灯维护', stated_text: '≥96%' },
    ]);
    const second = await open('2');
    await second.put(named('路灯维护'));
    await second.close();
    expect(select('select project_name, stated_text from indicator_flat')).toEqual([
      { project_name: '路灯维护', stated_text: '≥96%' },
    ]);
    expect(select('select outcome from decision_outcome order by decision_number')).toEqual([
      { outcome: 'retired' },
      { outcome: 'applied' },
    ]);
  });

  test('of a department shows in the form, the document and every view', async () => {
    const store = await open();
    await store.put(filingWith('a', '≥95%'));
    const records = await store.decisions.records(documentId('a'));
    await store.decisions.add(correction(records.find(({ table }) => table === 'form')!, '市照明中心', 'department'));
    const target = await targetOf(store, 'a');
    expect(target.key).toContain('市路灯所');
    await store.decisions.add(correction(target, '≥96%'));
    await store.close();
    expect(select('select d.department, i.department as shown, stated_text from document d, indicator_flat i')).toEqual(
      [{ department: '市照明中心', shown: '市照明中心', stated_text: '≥96%' }],
    );
  });
});

describe('other actions', () => {
  test('accept and source-error settle a doubt and change nothing', async () => {
    for (const action of ['accept', 'source-error'] as const) {
      const store = await open('1', `${action}.db`);
      await store.put(filingWith('a', '≥95%'));
      await store.decisions.add(whole(await targetOf(store, 'a'), action));
      expect((await targetOf(store, 'a')).row).toMatchObject({
        stated_text: '≥95%',
        needs_review: 0,
        tier: 'A',
        decision: action,
      });
      await store.close();
    }
  });

  test('a rejected record leaves the views and stays in its table', async () => {
    const store = await open();
    await store.put(filingWith('a', '≥95%'));
    const records = await store.decisions.records(documentId('a'));
    await store.decisions.add(whole(records.find(({ table }) => table === 'indicator')!, 'reject'));
    await store.close();
    expect(select('select * from indicator_flat')).toEqual([]);
    expect(select('select decision from indicator')).toEqual([{ decision: 'reject' }]);
    expect(select('select review_count from document')).toEqual([{ review_count: 0 }]);
  });

  test('accepting a doubtful project clears what was only doubted because of it', async () => {
    const store = await open();
    await store.put(
      buildFiling('a', {
        forms: [buildForm({ projects: [buildProject('project/1', { needsReview: true, tier: 'D' })] })],
      }),
    );
    expect((await store.find(documentId('a')))?.counts.reviews).toBe(5);
    const project = (await store.decisions.records(documentId('a'))).find(({ table }) => table === 'project')!;
    await store.decisions.add(whole(project, 'accept'));
    expect((await store.find(documentId('a')))?.counts.reviews).toBe(0);
    await store.close();
  });

  test('undo brings back what was extracted, and nothing older', async () => {
    const store = await open();
    await store.put(filingWith('a', '≥95%'));
    const before = await targetOf(store, 'a');
    await store.decisions.add(correction(before, '≥96%'));
    await store.decisions.add(correction(await targetOf(store, 'a'), '≥97%'));
    const { key, lastDecisions } = await targetOf(store, 'a');
    await store.decisions.undo({ key, field: 'stated_text', lastDecision: lastDecisions.stated_text!, decidedBy: 'b' });
    const after = await targetOf(store, 'a');
    expect(after.row).toEqual(before.row);
    expect(after.notes).toEqual(before.notes);
    expect((await store.decisions.history(key)).map(({ action }) => action)).toEqual(['correct', 'correct', 'undo']);
    await expect(
      store.decisions.undo({ key, field: 'stated_text', lastDecision: 3, decidedBy: 'b' }),
    ).rejects.toBeInstanceOf(StaleDecisionError);
    await store.close();
  });
});

describe('what cannot be decided', () => {
  test('a decision that did not see the newest value or decision is stale', async () => {
    const store = await open();
    await store.put(filingWith('a', '≥95%'));
    const record = await targetOf(store, 'a');
    await store.decisions.add(correction(record, '≥96%'));
    const late = store.decisions.add(correction(record, '≥97%'));
    await expect(late).rejects.toThrow(
      /expected ‘≥95%’ with no decision, found ‘≥95%’ with decision 1; look at it again/,
    );
    await expect(late).rejects.toBeInstanceOf(StaleDecisionError);
    await expect(
      store.decisions.add({ ...correction(record, '≥97%'), seen: { baseValue: '≥9%', lastDecision: 1 } }),
    ).rejects.toBeInstanceOf(StaleDecisionError);
    expect((await targetOf(store, 'a')).row.stated_text).toBe('≥96%');
    await store.close();
  });

  test.each([
    ['stated_text', '12月', /stated_text: expected a value as printed that can be read in one way/],
    ['stated_text', '联系人：王某 13900000000', /stated_text/],
    ['comparator', '≥', /comparator: expected one of gte, lte/],
    ['value', 'many', /value: expected a number such as 12.5, found many/],
    ['locator', 't1.r1.c1', /field: expected \* or one of stated_text/],
  ])('%s = %s', async (field, value, message) => {
    const store = await open();
    await store.put(filingWith('a', '≥95%'));
    const late = store.decisions.add(correction(await targetOf(store, 'a'), value, field));
    await expect(late).rejects.toBeInstanceOf(FieldValueError);
    await expect(late).rejects.toThrow(message);
    expect(await store.decisions.all()).toEqual([]);
    await store.close();
  });

  test('a key that no record has', async () => {
    const store = await open();
    await store.put(filingWith('a', '≥95%'));
    const record = { ...(await targetOf(store, 'a')), key: 'target|420700|市路灯所|2025|x' };
    await expect(store.decisions.add(correction(record, '≥96%'))).rejects.toBeInstanceOf(UnknownRecordError);
    await store.close();
  });
});

test('a withdrawn place is marked, kept, and taken back when it is seen again', async () => {
  const store = await open();
  await store.put(buildFiling('a'));
  expect(await store.markWithdrawn('folder/a.txt')).toBe(1);
  expect(await store.markWithdrawn('folder/a.txt')).toBe(0);
  expect(select('select withdrawn_at is not null as gone from document_origin')).toEqual([{ gone: 1 }]);
  await store.addOrigin(documentId('a'), 'folder/a.txt');
  expect(select('select withdrawn_at is not null as gone from document_origin')).toEqual([{ gone: 0 }]);
  await store.close();
});
