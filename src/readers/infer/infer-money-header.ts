import { composeLabel, namedColumn } from '../label-grammar.ts';
import { emptyMeanings } from '../lexicon.ts';
import { headerYear } from '../table-header.ts';
import { tokenTraits } from '../text-traits.ts';
import { type Line, solidCells, type Token } from '../token.ts';
import type { InferredColumn, InferredHeader } from './infer-header.ts';

const FEWEST_COLUMNS = 2;

type Kind = 'funding' | 'projects' | 'tasks';

const roleOf = (token: Token, kind: Kind): string | null =>
  token.label?.columns[kind] ?? (token.label?.field ? null : namedColumn(kind, token.folded));

/** Columns without which a row is no header of its kind. */
const IS_HEADER: Readonly<Record<Kind, (roles: readonly string[]) => boolean>> = {
  funding: (roles) => roles.includes('budget') || roles.includes('adjusted'),
  tasks: (roles) => roles.includes('task-name') && (roles.includes('task-text') || roles.includes('task-amount')),
  projects: (roles) => roles.includes('project-name') && (roles.includes('budget') || roles.includes('budget-total')),
};

const isNumeric = (token: Token): boolean => tokenTraits(token).number || tokenTraits(token).percent;

/** Amounts that must stand in the row below; a task may have none. */
const FEWEST_AMOUNTS: Readonly<Record<Kind, number>> = { funding: 2, projects: 1, tasks: 0 };

/** Labels before the amounts: the section, and the heading over the items. */
const MOST_LEADING = 2;

/** Years below a heading of past years: 近两年金额 over 2023年 | 2024年. */
const isYearRow = (line: Line): boolean => solidCells(line).every((token) => headerYear(token) !== null);

const holdsAmounts = (line: Line | undefined, fewest: number): boolean =>
  line?.kind === 'row' && solidCells(line).filter(isNumeric).length >= fewest;

const leadingLabel = (token: Token): Token => {
  const composed = token.label === null ? composeLabel(token.folded)?.meanings : null;
  if (!composed?.field?.endsWith('-section') && composed?.field !== 'tasks') return token;
  return { ...token, label: { ...emptyMeanings(token.text), field: composed.field, inferred: composed.inferred } };
};

/**
 * Header of a money table (资金表头) or of a list of projects with words that the lexicon does not list: `年初安排数 |
 * 调整后安排数 | 实际支出数 | 支出率`. All of its headings must read as different columns, and amounts must stand below.
 */
export const inferMoneyHeader = (line: Line, below: readonly Line[]): InferredHeader | null =>
  inferHeaderOf('projects', line, below) ??
  inferHeaderOf('funding', line, below) ??
  inferHeaderOf('tasks', line, below);

const inferHeaderOf = (kind: Kind, line: Line, below: readonly Line[]): InferredHeader | null => {
  const cells = solidCells(line);
  if (cells.length < FEWEST_COLUMNS || cells.some((cell) => isNumeric(cell) || tokenTraits(cell).quantity)) return null;
  const [next, second] = below;
  const fewest = FEWEST_AMOUNTS[kind];
  if (!holdsAmounts(next, fewest) && !(next && isYearRow(next) && holdsAmounts(second, fewest))) return null;
  const roles = cells.map((token) => roleOf(token, kind));
  const first = roles.findIndex((role) => role !== null);
  const known = roles.filter((role) => role !== null);
  if (first < 0 || first > MOST_LEADING || roles.slice(first).includes(null)) return null;
  if (known.length < FEWEST_COLUMNS || new Set(known).size < known.length) return null;
  if (!IS_HEADER[kind](known)) return null;
  const columns = cells.flatMap((token, index): InferredColumn[] => {
    const role = roles[index];
    if (!role || token.label?.columns[kind]) return [];
    const words = composeLabel(token.folded)?.words ?? token.folded;
    const inferred = { evidence: `made of ${words}`, isSure: true };
    const label = { ...(token.label ?? emptyMeanings(token.text)), columns: { [kind]: role }, inferred };
    return [{ token: { ...token, label }, role, inferred }];
  });
  if (columns.length === 0) return null;
  const leading = cells.slice(0, first).map(leadingLabel);
  const byPlace = new Map([...leading, ...columns.map(({ token }) => token)].map((token) => [token.at, token]));
  return { line: { ...line, cells: line.cells.map((cell) => byPlace.get(cell.at) ?? cell) }, columns };
};
