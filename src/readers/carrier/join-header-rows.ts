import { isBlank, type Line, solidCells, type Token } from '../token.ts';

const isUnder = (token: Token, parent: Token): boolean =>
  token.column! >= parent.column! && token.column! + token.width <= parent.column! + parent.width;

/** Cells of the lower row under a wider cell of the upper one, which they fill side by side. */
const childrenOf = (parent: Token, lower: Line): Token[] => {
  const children = lower.cells.filter((cell) => isUnder(cell, parent));
  const filled = children.reduce((sum, { width }) => sum + width, 0);
  return children.length > 1 && filled === parent.width ? children : [];
};

const isColumn = ({ label }: Token): boolean => label?.columns.indicators !== undefined;

/**
 * Both rows of the header of a list of projects (项目名称 | 资金（万元）| 绩效指标 over 合计 | 财政拨款 and 一级指标 | 指标值) as one: what reaches
 * down over both stands beside what is below the rest. Null where the rows are something else.
 */
const joinRows = (upper: Line, lower: Line): Line | null => {
  if (upper.geometry !== 'grid' || upper.block !== lower.block) return null;
  const reaching = upper.cells.filter((cell) => lower.covers.includes(cell));
  if (!reaching.some(({ label }) => label?.columns.indicators === 'project-name')) return null;
  const heads = upper.cells.filter((cell) => !reaching.includes(cell));
  const families = heads.map((head) => childrenOf(head, lower));
  const below = families.flat();
  if (heads.length === 0 || families.some(({ length }) => length === 0)) return null;
  if (below.length !== lower.cells.length || below.some(isBlank) || below.filter(isColumn).length < 2) return null;
  return {
    ...lower,
    cells: [...reaching, ...below].sort((a, b) => a.column! - b.column!),
    covers: lower.covers.filter((cell) => !reaching.includes(cell)),
    heads: solidCells({ ...upper, cells: heads }),
  };
};

/** Lines in which every header of two rows over a list of projects is one row. */
export const joinHeaderRows = (lines: readonly Line[]): Line[] => {
  const joined: Line[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const whole = above && joinRows(above, line);
    if (whole) joined.splice(-1, 1, whole);
    else joined.push(line);
  }
  return joined;
};
