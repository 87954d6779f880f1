import { expect, test } from 'vitest';
import { compareRecords } from '../../src/corrections/index.ts';
import type { Filing } from '../../src/model/index.ts';
import { recordRowsOf } from '../../src/store/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget } from '../store/build-filing.ts';
import { moveRecords, targetFields } from './random-filing.ts';

const sideOf = (filing: Filing) => ({ id: filing.documentId, records: recordRowsOf(filing) });

const withValue = (seed: string, value: string, name = '路灯完好率'): Filing =>
  buildFiling(seed, {
    forms: [
      buildForm({
        projects: [
          buildProject('project/1', {
            indicators: [
              buildIndicator('indicator/1', { name, targets: [buildTarget('target/1', targetFields(value))] }),
              buildIndicator('indicator/2', {
                name: '巡查次数',
                targets: [buildTarget('target/2', targetFields('12次'))],
              }),
            ],
          }),
        ],
      }),
    ],
  });

test('the same text in other bytes, in another order, differs in nothing', () => {
  const draft = withValue('draft', '≥95%');
  expect(compareRecords(sideOf(draft), sideOf(moveRecords(withValue('approved', '≥95%'))))).toEqual([]);
});

test('a changed value is shown field by field', () => {
  const differences = compareRecords(sideOf(withValue('draft', '≥95%')), sideOf(withValue('approved', '≤9次')));
  expect(differences).toEqual([
    {
      kind: 'changed',
      table: 'target',
      key: expect.stringContaining('路灯完好率|target|2025'),
      fields: [
        { field: 'stated_text', before: '≥95%', after: '≤9次' },
        { field: 'kind', before: 'percentage', after: 'quantity' },
        { field: 'comparator', before: 'gte', after: 'lte' },
        { field: 'value', before: '95', after: '9' },
        { field: 'unit', before: '%', after: '次' },
      ],
    },
  ]);
});

test('a record under another department still is the same record; one of another name is removed and added', () => {
  const draft = withValue('draft', '≥95%');
  const form = draft.forms[0]!;
  const moved = { ...withValue('approved', '≥95%'), forms: [{ ...form, department: '市照明中心' }] };
  expect(compareRecords(sideOf(draft), sideOf(moved)).map(({ table, kind }) => `${kind} ${table}`)).toEqual([
    'changed form',
  ]);
  const renamed = compareRecords(sideOf(draft), sideOf(withValue('approved', '≥95%', '路灯亮灯率')));
  expect(renamed.map(({ table, kind }) => `${kind} ${table}`)).toEqual([
    'removed indicator',
    'removed target',
    'added indicator',
    'added target',
  ]);
});
