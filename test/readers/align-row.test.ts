import { describe, expect, test } from 'vitest';
import { alignRow, GRID_BINDING, NO_BINDING, type RowAlignment, SLOT_BINDING } from '../../src/readers/align-row.ts';
import { isBlank } from '../../src/readers/token.ts';
import { cellsOf, rolesOf } from './tokens.ts';

const ROLES = rolesOf('level1 | level2 | name | value | basis');

/** `role=text` for every cell that holds something; `-` for a cell that was left over. */
const picture = ({ assignments }: RowAlignment, roles = ROLES): string =>
  assignments
    .filter(({ token }) => !isBlank(token))
    .map(({ role, token }) => `${roles[role]?.id ?? '-'}=${token.text}`)
    .join(' ');

describe('alignRow', () => {
  test('gives the cells of a clean row the roles of their columns, without moving any', () => {
    const row = alignRow(cellsOf('产出指标 | 数量指标 | 修缮古桥数量 | ≥5座 | 行业标准'), ROLES, GRID_BINDING);
    expect(picture(row)).toBe('level1=产出指标 level2=数量指标 name=修缮古桥数量 value=≥5座 basis=行业标准');
    expect(row.shifts).toEqual([0]);
    expect(row.margin).toBeGreaterThan(2);
  });

  test('reads a row whose blank cells in front were dropped, and says how far cells moved', () => {
    const row = alignRow(cellsOf('质量指标 | 修缮验收合格率 | 100% | 行业标准'), ROLES, SLOT_BINDING);
    expect(picture(row)).toBe('level2=质量指标 name=修缮验收合格率 value=100% basis=行业标准');
    expect(row.shifts).toEqual([1]);
  });

  test('leaves blank columns blank', () => {
    const row = alignRow(cellsOf(' |  | 巡查次数 | ≥24次 | '), ROLES, GRID_BINDING);
    expect(picture(row)).toBe('name=巡查次数 value=≥24次');
    expect(row.shifts).toEqual([0]);
  });

  test('joins a value torn over two cells only where the row does not fit without', () => {
    const torn = alignRow(cellsOf('质量指标 | 器材完好率 | 10 | 0% | 历史标准', 'order'), ROLES, NO_BINDING);
    expect(picture(torn)).toBe('level2=质量指标 name=器材完好率 value=100% basis=历史标准');
    const whole = alignRow(cellsOf('质量指标 | 器材完好率 | 10% | 历史标准', 'order'), ROLES, NO_BINDING);
    expect(whole.assignments.every(({ cells }) => cells.length === 1)).toBe(true);
  });

  test('keeps sign, value, unit and weight apart whatever their order', () => {
    const roles = rolesOf('name | weight | unit | sign | value');
    const row = alignRow(cellsOf('培训村医 | 20 | 人次 | ≥ | 160', 'order'), roles, NO_BINDING);
    expect(picture(row, roles)).toBe('name=培训村医 weight=20 unit=人次 sign=≥ value=160');
  });

  test('is less sure where a cell fits two columns', () => {
    const roles = rolesOf('name | value | weight | score');
    const clear = alignRow(cellsOf('入户走访 | ≥300户 | 20 | 18', 'order'), roles, NO_BINDING);
    const open = alignRow(cellsOf('入户走访 | ≥300户 | 20', 'order'), roles, NO_BINDING);
    expect(open.margin).toBeLessThan(clear.margin);
  });
});
