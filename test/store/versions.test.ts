import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filing, Indicator } from '../../src/model/index.ts';
import { openReader, openSqliteStore } from '../../src/store/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget, documentId } from './build-filing.ts';

let folder: string;
let runs = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jixiao-versions-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Value {
  readonly year: number;
  readonly value: string;
  readonly past?: string;
}

/** A form of one project with one indicator, and what it says about last year. */
const filing = (seed: string, { year, value, past }: Value, more: Partial<Filing> = {}): Filing => {
  const number = (text: string) => ({ statedText: `${text}%`, kind: 'percentage' as const, value: text, unit: '%' });
  const targets = [buildTarget('t/target', { ...number(value), role: 'target', fiscalYear: year, comparator: null })];
  if (past !== undefined)
    targets.push(buildTarget('t/past', { ...number(past), role: 'baseline', fiscalYear: year - 1, comparator: null }));
  const indicator: Indicator = buildIndicator('t', { name: '路灯完好率', targets });
  const project = buildProject('project/1', { name: '路灯维护', code: null, indicators: [indicator] });
  const form = buildForm({ fiscalYear: year, department: '市路灯所', divisionCode: '420700', projects: [project] });
  return buildFiling(seed, { origin: `https://a.invalid/${seed}`, forms: [form], ...more });
};

const store = async (filings: readonly Filing[], ask: string, change?: string): Promise<readonly object[]> => {
  const file = join(folder, `${++runs}.db`);
  let second = 0;
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, second++)).toISOString();
  const writer = await openSqliteStore(file, { pipelineVersion: '1', now });
  for (const one of filings) await writer.put(one);
  if (change) await writer.markWithdrawn(change);
  await writer.close();
  const reader = await openReader(file);
  const rows = await reader.all<object>(ask);
  await reader.close();
  return rows;
};

const VERSIONS = `select origin, version_number, publication_count, same_content, withdrawn, stage from filing_version
  order by first_seen_at`;

test('the same text in other bytes is one version; a changed value is the next; a withdrawn one is marked', async () => {
  const draft = filing('draft.docx', { year: 2025, value: '95' });
  const copy = filing('copy.pdf', { year: 2025, value: '95' }, { format: 'pdf', title: '另一个标题' });
  const approved = filing('approved.pdf', { year: 2025, value: '98' });
  const other = filing('other.pdf', { year: 2024, value: '98' });
  const row = (name: string, version_number: number, more: object) => ({
    origin: `https://a.invalid/${name}`,
    version_number,
    publication_count: 3,
    same_content: 0,
    withdrawn: 0,
    stage: draft.forms[0]!.stage,
    ...more,
  });
  expect(await store([draft, copy, approved, other], VERSIONS, 'https://a.invalid/draft.docx')).toEqual([
    row('draft.docx', 1, { withdrawn: 1 }),
    row('copy.pdf', 1, { same_content: 1 }),
    row('approved.pdf', 2, {}),
    row('other.pdf', 1, { publication_count: 1 }),
  ]);
});

test('the digest does not depend on order, places or widths of characters', async () => {
  const digests = 'select distinct content_digest from document';
  const one = filing('one', { year: 2025, value: '95', past: '90' });
  const turned: Filing = {
    ...filing('two', { year: 2025, value: '95', past: '90' }),
    forms: one.forms.map((form) => ({
      ...form,
      projects: form.projects.map((project) => ({
        ...project,
        at: 'p7.t1.r1',
        name: '路灯 维护',
        indicators: project.indicators.map((indicator) => ({
          ...indicator,
          name: '路灯完好率　',
          targets: [...indicator.targets].reverse(),
        })),
      })),
    })),
  };
  expect(await store([one, turned], digests)).toHaveLength(1);
  expect(await store([one, filing('three', { year: 2025, value: '95', past: '91' })], digests)).toHaveLength(2);
  expect(await store([buildFiling('none', { forms: [] })], digests)).toEqual([{ content_digest: null }]);
});

const CONFLICTS = `select document_id, indicator, past_year, stated_text, earlier_text, earlier_document_id
  from past_value_conflict`;

test('a past value that last year’s filing does not confirm is listed with both places, in any order of ingest', async () => {
  const last = filing('last', { year: 2024, value: '90' });
  const said = filing('said', { year: 2025, value: '95', past: '85' });
  const conflict = {
    document_id: documentId('said'),
    indicator: '路灯完好率',
    past_year: 2024,
    stated_text: '85%',
    earlier_text: '90% (target)',
    earlier_document_id: documentId('last'),
  };
  expect(await store([last, said], CONFLICTS)).toEqual([conflict]);
  expect(await store([said, last], CONFLICTS)).toEqual([conflict]);
});

test('a past value is no conflict when a filing confirms it, or when none of that year is known', async () => {
  const said = filing('said', { year: 2025, value: '95', past: '90' });
  expect(await store([filing('last', { year: 2024, value: '90' }), said], CONFLICTS)).toEqual([]);
  // The draft said 88, the approved form 90.
  const both = [filing('draft', { year: 2024, value: '88' }), filing('last', { year: 2024, value: '90' }), said];
  expect(await store(both, CONFLICTS)).toEqual([]);
  expect(await store([filing('earlier', { year: 2023, value: '70' }), said], CONFLICTS)).toEqual([]);
});
