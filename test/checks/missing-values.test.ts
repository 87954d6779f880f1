import { expect, it } from 'vitest';
import { checkMissingValues } from '../../src/checks/rules/check-missing-values.ts';
import { finding } from '../../src/model/index.ts';
import { drawFiling, drawIndicator } from './check-builder.ts';

const empty = drawIndicator(
  '公用经费控制率',
  { statedText: '', kind: 'empty', value: null, unit: null },
  { at: 't1.r17.c3' },
);
const unread = (at: string) => [finding('unread-cell', 'warning', 'unread-cell: 85%', at)];
const found = (at: string, indicator = empty): readonly string[] =>
  checkMissingValues.run(drawFiling({ indicators: [indicator] }, { notes: unread(at) })).map(({ message }) => message);

it('an indicator without a value beside an unread cell of its row is doubtful', () => {
  expect(found('t1.r17.c5')).toEqual([
    '公用经费控制率 (路灯维护): no value was read, but its row holds a cell that nobody read (unread-cell: 85%)',
  ]);
});

it('an unread cell of another row, or beside a value that was read, says nothing', () => {
  expect(found('t1.r18.c5')).toEqual([]);
  expect(found('t1.r17.c5', drawIndicator('在职人员控制率', { statedText: '90%' }, { at: 't1.r17.c3' }))).toEqual([]);
});
