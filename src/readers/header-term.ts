import type { Term } from '../model/index.ts';
import type { Role } from './align-row.ts';
import type { OpenObjective } from './line-state.ts';

const TERMS: readonly (readonly [RegExp, Term])[] = [
  [/中期|实施期|项目总/, 'medium-term'],
  [/长期/, 'long-term'],
  [/年度|当年|本年/, 'annual'],
];

const termIn = (folded: string): Term | null => TERMS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;

/** Value columns of several terms (指标值（长期）| 指标值（年度）) with the term each header prints. */
export const termsOfColumns = (roles: readonly Role[]): readonly Role[] => {
  const terms = roles.map(({ id, header }) => (id === 'value' && header ? termIn(header.folded) : null));
  if (terms.every((term) => term === null || term === 'annual')) return roles;
  return roles.map((role, index) => (terms[index] ? { ...role, term: terms[index]! } : role));
};

/** Columns that a half of the table covers: the half of 指标内容|指标值|备注 begins at 指标内容. */
const extentOf = (roles: readonly Role[], group: number): { readonly start: number; readonly end: number } => {
  const half = roles.filter((role) => role.group === group && role.id !== 'level1' && role.id !== 'section');
  return {
    start: Math.min(...half.map(({ start }) => start ?? Number.NaN)),
    end: Math.max(...half.map(({ end }) => end ?? Number.NaN)),
  };
};

/**
 * Halves of a table under the labels of their objectives (长期目标 | 年度目标) take the term of the label over them, where the
 * labels cover exactly the columns of the halves.
 */
export const termsOfHalves = (roles: readonly Role[], open: readonly OpenObjective[]): readonly Role[] => {
  const groups = [...new Set(roles.filter(({ id }) => id === 'name').map(({ group }) => group))];
  if (open.length < 2 || groups.length < 2) return roles;
  const terms = groups.map((group) => {
    const { start, end } = extentOf(roles, group);
    return open.find(({ label }) => label.column === start && label.column + label.width === end)?.term;
  });
  if (terms.includes(undefined)) return roles;
  return roles.map((role) => (role.id === 'level1' ? role : { ...role, term: terms[groups.indexOf(role.group)]! }));
};
