import type { Category, Dimension } from '../model/index.ts';
import { areSeveralLevels } from './several-levels.ts';
import { joinTokens, type Token } from './token.ts';

/** Level labels of one row as printed; null where the cell is blank or merged with the row above. */
export interface PrintedLevels {
  readonly level1: Token | null;
  readonly level2: Token | null;
  /** Illegible text in the column of a level: a label stood there. */
  readonly destroyed1?: Token | null;
  readonly destroyed2?: Token | null;
}

/** Level labels of one row after merged and lost cells were filled in. */
export interface ResolvedLevels {
  readonly level1: Token | null;
  readonly level2: Token | null;
  /** The level-1 label is printed nowhere near the row; it follows from the level-2 label. */
  readonly impliedCategory: Category | null;
  /** The second level is illegible, here or in the row its label stands in. */
  readonly isIllegible: boolean;
  /** No second level stands over the row, but one stands over a later row of its group: its merged cell may begin higher. */
  readonly isUnlabelled: boolean;
}

/** Level-1 groups in which a level-2 label can stand (财预〔2015〕88号, 财预〔2021〕101号). */
const HOMES: Readonly<Record<Dimension, readonly Category[]>> = {
  quantity: ['output', 'process', 'duty-performance'],
  quality: ['output', 'process', 'duty-performance'],
  timeliness: ['output', 'process', 'duty-performance'],
  cost: ['output', 'cost', 'operating-cost'],
  'economic-cost': ['cost', 'output', 'operating-cost'],
  'social-cost': ['cost', 'output'],
  'ecological-cost': ['cost', 'output'],
  economic: ['outcome', 'social-effect'],
  social: ['outcome', 'social-effect'],
  ecological: ['outcome', 'social-effect'],
  'sustained-impact': ['outcome', 'sustainability', 'social-effect'],
  'service-recipient': ['satisfaction', 'outcome', 'social-effect'],
};

/** Whether a level-2 label can stand under a level-1 label; unknown labels can stand anywhere. */
const belongs = (level1: Token | null, level2: Token | null): boolean => {
  const category = level1?.label?.category;
  const dimension = level2?.label?.dimension;
  return !category || !dimension || HOMES[dimension].includes(category);
};

/** Usual order of level-2 labels inside their group (财预〔2015〕88号). */
const ORDERS: readonly (readonly Dimension[])[] = [
  ['quantity', 'quality', 'timeliness', 'cost'],
  ['economic', 'social', 'ecological', 'sustained-impact'],
];

const LABEL_OF: Readonly<Partial<Record<Dimension, string>>> = {
  quantity: '数量指标',
  quality: '质量指标',
  timeliness: '时效指标',
  cost: '成本指标',
  economic: '经济效益指标',
  social: '社会效益指标',
  ecological: '生态效益指标',
  'sustained-impact': '可持续影响指标',
};

const dimensionOf = (token: Token | null): Dimension | null => token?.label?.dimension ?? null;

/** Labels of the usual order that can stand between two neighbours of one group. */
const between = (before: Dimension | null, after: Dimension | null): Dimension[] => {
  const order = ORDERS.find(
    (group) =>
      (before !== null && group.includes(before)) || (before === null && after !== null && group.includes(after)),
  );
  if (!order) return [];
  const start = before === null ? 0 : order.indexOf(before) + 1;
  const end = after !== null && order.includes(after) ? order.indexOf(after) : order.length;
  return order.slice(start, end);
};

/**
 * Recovers a destroyed level-2 label where the usual order leaves exactly one that can stand between its neighbours
 * (`产出指标 | +坝→+` above 质量指标 is 数量指标). Returns the rows with the label put in its place.
 */
export const recoverDestroyed = (rows: readonly PrintedLevels[]): PrintedLevels[] => {
  const labels = rows.map(({ level2 }) => dimensionOf(level2));
  return rows.map((row, index) => {
    if (!row.destroyed2 || row.level2 || areSeveralLevels(row.destroyed2.folded)) return row;
    const startsGroup = row.level1 !== null;
    const before = startsGroup ? null : (labels.slice(0, index).findLast((label) => label !== null) ?? null);
    const rest = rows.slice(index + 1);
    const nextGroup = rest.findIndex(({ level1 }) => level1 !== null);
    const after =
      labels.slice(index + 1, nextGroup < 0 ? undefined : index + 1 + nextGroup).find((label) => label !== null) ??
      null;
    const [only, ...others] = between(before, after);
    const label = only && others.length === 0 ? LABEL_OF[only] : undefined;
    return label ? { ...row, level2: joinTokens([row.destroyed2], label) } : row;
  });
};

/**
 * Fills in level labels. A label holds for the rows below it until the next one (合并单元格). Where a label printed in the
 * middle of its merged cell comes a few rows late (OCR), the rows before it take it too, when their level-2 labels
 * belong to it and not to the label above. A destroyed level-1 label ends the group above it.
 */
export const resolveLevels = (rows: readonly PrintedLevels[]): ResolvedLevels[] => {
  const filled = fillLevels(rows);
  return filled.map((levels, row) => ({ ...levels, isUnlabelled: isUnlabelled(filled, row) }));
};

const isUnlabelled = (rows: readonly FilledLevels[], at: number): boolean => {
  const { level1, level2 } = rows[at]!;
  if (!level1 || level2) return false;
  for (const row of rows.slice(at + 1)) {
    if (row.level1?.folded !== level1.folded) return false;
    if (row.level2) return true;
  }
  return false;
};

type FilledLevels = Omit<ResolvedLevels, 'isUnlabelled'>;

const fillLevels = (rows: readonly PrintedLevels[]): FilledLevels[] => {
  const following = new Array<Token | null>(rows.length).fill(null);
  let next: Token | null = null;
  for (let row = rows.length - 1; row >= 0; row--) {
    next = rows[row]!.level1 ?? next;
    following[row] = next;
  }
  let level1: Token | null = null;
  let level2: Token | null = null;
  let isIllegible = false;
  return rows.map((printed, row) => {
    if (printed.level1) {
      if (printed.level1.folded !== level1?.folded) [level2, isIllegible] = [null, false];
      level1 = printed.level1;
    } else if (printed.destroyed1) [level1, level2, isIllegible] = [null, null, false];
    if (printed.level2) [level2, isIllegible] = [printed.level2, false];
    // What is printed holds for the rows below, legible or not: the label above it ends there.
    else if (printed.destroyed2) [level2, isIllegible] = [printed.destroyed2, true];
    const resolved = { level2, isIllegible };
    if (level1 && belongs(level1, level2)) return { ...resolved, level1, impliedCategory: null };
    const late = following[row] ?? null;
    if (late && level2 && belongs(late, level2) && !(printed.destroyed1 && belongsElsewhere(late, level2)))
      return { ...resolved, level1: late, impliedCategory: null };
    const dimension = dimensionOf(level2);
    return { ...resolved, level1: null, impliedCategory: dimension ? HOMES[dimension][0]! : null };
  });
};

/** Whether a label is at home in another group first: 服务对象满意度 belongs to 满意度 before 效益. */
const belongsElsewhere = (level1: Token, level2: Token): boolean => {
  const dimension = dimensionOf(level2);
  return dimension !== null && level1.label?.category !== HOMES[dimension][0];
};
