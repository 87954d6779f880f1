import type { TableHeader } from './table-header.ts';
import { type Line, solidCells } from './token.ts';

const isLevelLabel = (line: Line): boolean =>
  solidCells(line).some(({ label }) => label !== null && (label.category !== null || label.dimension !== null));

/**
 * A table without level columns whose 指标类型 column prints the level labels (`产出数量指标 | 储备沙袋 | ≥20000条`): that column
 * is the second level.
 */
export const withLevelColumn = (header: TableHeader, lines: readonly Line[]): TableHeader => {
  const { roles } = header;
  if (roles.some(({ id }) => id === 'level1' || id === 'level2') || !roles.some(({ id }) => id === 'class'))
    return header;
  if (lines.filter(isLevelLabel).length * 2 <= lines.length) return header;
  return { ...header, roles: roles.map((role) => (role.id === 'class' ? { ...role, id: 'level2' } : role)) };
};
