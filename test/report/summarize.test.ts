import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLOT_NAMES, plotAll, type ReportData, summarize } from '../../src/report/index.ts';
import { openReader, openSqliteStore } from '../../src/store/index.ts';
import { documentId } from '../store/build-filing.ts';
import { buildDatabase, HOSTILE } from './build-database.ts';

let folder: string;
let data: ReportData;
let empty: ReportData;

const summaryOf = async (file: string): Promise<ReportData> => {
  const reader = await openReader(file);
  const summary = await summarize(reader);
  await reader.close();
  return summary;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-report-'));
  await buildDatabase(join(folder, 'a.db'));
  await (await openSqliteStore(join(folder, 'empty.db'), { pipelineVersion: '1' })).close();
  data = await summaryOf(join(folder, 'a.db'));
  empty = await summaryOf(join(folder, 'empty.db'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('summarize', () => {
  test('counts what is there', () => {
    expect(data.totals).toMatchObject({
      documents: 3,
      forms: 2,
      projects: 2,
      indicators: 3,
      findings: 2,
      divisions: 1,
    });
    expect(data.formats).toEqual([
      { format: 'text', status: 'loaded', documents: 2 },
      { format: 'text', status: 'unreadable', documents: 1 },
    ]);
  });

  test('gives documents by division and year, those that say neither under null', () => {
    expect(data.coverage.years).toEqual([2025, null]);
    expect(data.coverage.divisions).toEqual([expect.objectContaining({ code: '420700', provinceName: '湖北省' })]);
    expect(data.coverage.cells).toEqual([
      { code: '420700', year: 2025, documents: 1, forms: 1 },
      { code: null, year: null, documents: 1, forms: 1 },
    ]);
  });

  test('groups findings by rule and counts the records that they concern', () => {
    expect(data.findings).toEqual([
      expect.objectContaining({ code: 'sum-mismatch', findings: 1, documents: 1, records: 2, doubt: false }),
      expect.objectContaining({ code: 'unread-cell', findings: 1, documents: 1, records: 1, doubt: true }),
    ]);
    expect(data.findings[1]?.examples).toEqual([
      { documentId: documentId('hostile'), locator: 't1.r1.c1', message: HOSTILE },
    ]);
  });

  test('says how much money a sum is off by', () => {
    expect(data.contradictions).toEqual([
      expect.objectContaining({ documentId: documentId('sum'), totalFen: 1_000_000_00, differenceFen: 200_000_50 }),
    ]);
  });

  test('puts percents into bars, the open bar first', () => {
    const bars = data.distributions.satisfaction.filter(({ count }) => count > 0);
    expect(bars).toEqual([
      { from: null, to: 70, count: 1 },
      { from: 90, to: 91, count: 1 },
    ]);
  });

  test('names what to review first and what could not be read, and knows every document that it names', () => {
    expect(data.reviewFirst[0]).toMatchObject({ documentId: documentId('hostile'), toReview: 2 });
    expect(data.unread).toEqual([
      { documentId: documentId('lost'), status: 'unreadable', reason: 'expected a PDF, found nothing; fetch it again' },
    ]);
    expect(data.documents.map(({ id }) => id).sort()).toEqual(['hostile', 'lost', 'sum'].map(documentId).sort());
  });

  test('does not count what a person rejected', async () => {
    const file = join(folder, 'rejected.db');
    await buildDatabase(file);
    const database = new Database(file);
    database.prepare("update project set decision = 'reject' where document_id = ?").run(documentId('sum'));
    database.close();
    const { distributions, totals } = await summaryOf(file);
    expect(distributions.satisfaction.some(({ count }) => count > 0)).toBe(false);
    expect(totals.targets).toBe(data.totals.targets - 2);
    expect(distributions.budgets.flatMap(({ bins }) => bins).reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });

  test('an empty database is no error', () => {
    expect(empty.totals).toMatchObject({ documents: 0, findings: 0, toReview: 0 });
    expect(plotAll(empty, 'en').map(({ count, svg }) => [count, svg])).toEqual(PLOT_NAMES.map(() => [0, '']));
  });
});

describe('plots', () => {
  test.each(['en', 'zh'] as const)(
    'in %s are plain SVG: no script, no style, no link, nothing from a document as markup',
    (language) => {
      for (const { svg, title, count } of plotAll(data, language)) {
        expect(title).not.toBe('');
        if (count > 0) expect(svg).toMatch(/^<svg role="img" aria-label="[^"]+" xmlns=/);
        expect(svg).not.toMatch(/<script|<style| style=|href|onerror|url\(/);
      }
    },
  );

  test('are the same text every time', () => {
    expect(plotAll(data, 'en')).toEqual(plotAll(data, 'en'));
  });
});
