import type { Role } from './align-row.ts';
import type { Token } from './token.ts';

const OWNERS: ReadonlySet<string> = new Set(['project-name', 'project-unit', 'budget']);

/**
 * Where only the order is known, `绩效目标` before the level columns of a table that names no project is the label of the table: a
 * column of objectives belongs to a list of projects.
 */
export const withoutObjectiveColumn = (roles: readonly Role[]): { roles: readonly Role[]; section: Token | null } => {
  const [first, ...rest] = roles;
  const isLabel = first?.id === 'objective' && first.start === null && !rest.some(({ id }) => OWNERS.has(id));
  return isLabel ? { roles: rest, section: first.header } : { roles, section: null };
};
