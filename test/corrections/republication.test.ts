import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filing } from '../../src/model/index.ts';
import { type OutcomeEntry, openSqliteStore, type ReviewRecord, type Store } from '../../src/store/index.ts';
import { documentId } from '../store/build-filing.ts';
import { changeRecord, moveRecords, type Place, randomCorrection, randomFiling, setField } from './random-filing.ts';

// Random corrections against six kinds of re-publication: each is kept, retired or flagged, none is lost or revived in
// silence. CORRECTION_RUNS=1000 for the whole measure.

const RUNS = Number(process.env.CORRECTION_RUNS ?? 40);
const SEED = Number(process.env.CORRECTION_SEED ?? 7);

const sample = fc.sample(fc.tuple(randomFiling, randomCorrection), { numRuns: RUNS, seed: SEED });

interface Case {
  readonly name: 'unchanged' | 'moved' | 'ours' | 'another' | 'gone' | 'version';
  readonly make: (filing: Filing, place: Place, ours: string, another: string) => Filing;
}

const CASES: readonly Case[] = [
  { name: 'unchanged', make: (filing) => filing },
  { name: 'moved', make: moveRecords },
  { name: 'ours', make: (filing, place, ours) => changeRecord(filing, place, setField(place, ours)) },
  { name: 'another', make: (filing, place, _, another) => changeRecord(filing, place, setField(place, another)) },
  { name: 'gone', make: (filing, place) => changeRecord(filing, place, () => null) },
];

/** Documents of a run: the first publication, and one of other bytes at the same place for each case. */
const seedOf = (run: number): string => `r${run}`;
const republished = (run: number, { name, make }: Case): Filing => {
  const [draw, { place, ours, another }] = sample[run]!;
  const filing = draw(seedOf(run));
  const changed = make(filing, place, ours, another);
  return { ...changed, documentId: documentId(`${seedOf(run)}/${name}`), origin: filing.origin };
};

let folder: string;
let clock = 0;
const now = (): string => new Date(Date.UTC(2026, 0, 1) + clock++ * 1000).toISOString();
const open = (pipelineVersion: string): Promise<Store> =>
  openSqliteStore(join(folder, 'a.db'), { pipelineVersion, now });

const recordAt = (records: readonly ReviewRecord[], { table, ...at }: Place): ReviewRecord => {
  const ofTable = records.filter((record) => record.table === table);
  if (table === 'form') return ofTable[0]!;
  if (table === 'activity') return ofTable[at.record]!;
  const projects = records.filter((record) => record.table === 'project');
  const project = projects[at.project]!;
  if (table === 'project') return project;
  const inProject = records.filter(({ row }) => row.project_id === project.id);
  if (table !== 'target') return inProject.filter((record) => record.table === table)[at.record]!;
  const indicator = inProject.filter((record) => record.table === 'indicator')[at.record]!;
  return ofTable.filter(({ row }) => row.indicator_id === indicator.id)[at.target]!;
};

/** What must have become of a correction. */
const expected = (name: Case['name']): readonly string[] => {
  if (name === 'ours') return ['retired'];
  if (name === 'gone') return ['gone'];
  if (name === 'another') return ['conflict'];
  return ['applied'];
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-republication-'));
  const store = await open('1');
  await Promise.all(sample.map(([draw], run) => store.put(draw(seedOf(run)))));
  for (const [run, [, { place, ours }]] of sample.entries()) {
    const record = recordAt(await store.decisions.records(documentId(seedOf(run))), place);
    await store.decisions.add({
      key: record.key,
      field: place.column,
      action: 'correct',
      value: ours,
      decidedBy: 'a reader',
      documentId: record.documentId,
      seen: { baseValue: record.extracted[place.column], lastDecision: null },
    });
  }
  await Promise.all(sample.flatMap((_, run) => CASES.map((one) => store.put(republished(run, one)))));
  await store.close();
  const second = await open('2');
  await Promise.all(sample.map(([draw], run) => second.put(draw(seedOf(run)))));
  await second.close();
}, 600_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const judge = async (
  store: Store,
  entry: OutcomeEntry | undefined,
  id: string,
  run: number,
): Promise<string | null> => {
  const [, { place, ours }] = sample[run]!;
  if (!entry) return 'lost: no outcome';
  const records = await store.decisions.records(id);
  const record = records.find((found) => found.id === entry.recordId);
  const notes = (await store.rows('note', id)).map(({ code }) => code);
  if (entry.outcome === 'gone') return notes.includes('decision-gone') ? null : 'gone in silence';
  if (!record) return 'an outcome without its record';
  const value = record.row[place.column];
  if (entry.outcome === 'conflict') {
    const judged = place.table === 'form' ? records.filter(({ table }) => table === 'project') : [record];
    const inReview = judged.every(({ row }) => row.needs_review === 1);
    if (String(value) !== entry.extractedValue || !inReview) return 'a conflict that is not in review';
    return notes.includes('decision-conflict') ? null : 'a conflict in silence';
  }
  if (String(value) !== ours) return `expected ${ours}, found ${value}`;
  return notes.includes(entry.outcome === 'applied' ? 'corrected' : 'decision-retired') ? null : 'a change in silence';
};

test(`${RUNS} random corrections x 6 cases: kept, retired or flagged as they should be`, async () => {
  const store = await open('2');
  const all = await store.decisions.outcomes();
  const failures: string[] = [];
  const counts: Record<string, number> = {};
  for (const [run, [, { place }]] of sample.entries())
    for (const name of [...CASES.map((one) => one.name), 'version' as const]) {
      const id = documentId(name === 'version' ? seedOf(run) : `${seedOf(run)}/${name}`);
      const entry = all.find((found) => found.documentId === id);
      const what = `run ${run} ${name} ${place.table}.${place.column}`;
      const problem = await judge(store, entry, id, run);
      if (problem !== null) failures.push(`${what}: ${problem}`);
      else if (!expected(name).includes(entry!.outcome)) failures.push(`${what}: ${entry!.outcome}`);
      counts[`${name} ${entry?.outcome}`] = (counts[`${name} ${entry?.outcome}`] ?? 0) + 1;
    }
  expect((await store.decisions.all()).length).toBe(RUNS);
  await store.close();
  if (RUNS > 100) console.log(counts);
  expect(failures).toEqual([]);
}, 600_000);
