import { type Column, ENUMERATIONS, type Table } from '../../model/codebook/index.ts';
import type { Value } from '../../store/index.ts';
import { FilterError } from '../export-error.ts';
import type { Token } from './tokens.ts';

/** A piece of SQL with the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** A column that a filter names. */
export interface NamedColumn {
  readonly name: string;
  readonly column: Column;
}

const NUMBERS: ReadonlySet<Column['type']> = new Set(['integer', 'year', 'flag', 'fen', 'ratio', 'decimal']);

/** True for columns whose values compare as numbers. */
export const isNumeric = ({ type }: Column): boolean => NUMBERS.has(type);

const list = (names: readonly string[]): string => names.join(', ');

/** The column that a token names, by its name or its Chinese heading. */
export const findColumn = (filter: string, token: Token, table: Table): NamedColumn => {
  if (token.kind !== 'word' && token.kind !== 'name')
    throw new FilterError(filter, token.at, `expected a column, found ${token.text === '' ? 'the end' : token.text}`);
  const entries = Object.entries(table.columns);
  const found = entries.find(([name, { header }]) => name === token.text.toLowerCase() || header === token.text);
  if (!found)
    throw new FilterError(
      filter,
      token.at,
      `no column ${token.text}; known are ${list(entries.map(([name]) => name))}`,
    );
  return { name: found[0], column: found[1] };
};

const checkCode = (filter: string, { text, at }: Token, { name, column }: NamedColumn): void => {
  if (column.codes === undefined) return;
  const codes = Object.keys(ENUMERATIONS[column.codes]);
  if (!codes.includes(text)) throw new FilterError(filter, at, `${name} is never '${text}'; known are ${list(codes)}`);
};

/** The value of a literal, checked against the column, so that no comparison of a number with a text is silently false. */
export const literalFor = (filter: string, token: Token, named: NamedColumn): Value => {
  const { name, column } = named;
  if (isNumeric(column)) {
    if (token.kind !== 'number')
      throw new FilterError(filter, token.at, `${name} holds numbers; expected one, as in ${name} >= 90`);
    return Number(token.text);
  }
  if (token.kind !== 'text')
    throw new FilterError(filter, token.at, `${name} holds text; expected it in single quotes, as in ${name} = '…'`);
  checkCode(filter, token, named);
  return token.text;
};

/** SQL for a column; numbers that are stored as text are compared as numbers. */
export const columnSql = ({ name, column }: NamedColumn): string =>
  column.type === 'decimal' ? `cast("${name}" as real)` : `"${name}"`;
