import type { Table } from '../../model/codebook/index.ts';
import type { Value } from '../../store/index.ts';
import { FilterError } from '../export-error.ts';
import { type Condition, columnSql, findColumn, isNumeric, literalFor, type NamedColumn } from './conditions.ts';
import { type Token, tokenize } from './tokens.ts';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<>', '<', '<=', '>', '>=']);
const DEEPEST = 100;

/** Reads tokens one after another. */
interface Cursor {
  readonly peek: () => Token;
  readonly next: () => Token;
  /** Takes the next token when it is this word or sign. */
  readonly take: (text: string) => boolean;
  readonly expect: (text: string) => void;
}

const cursorOver = (filter: string): Cursor => {
  const tokens = tokenize(filter);
  let index = 0;
  const peek = () => tokens[index]!;
  const next = () => (peek().kind === 'end' ? peek() : tokens[index++]!);
  const take = (text: string): boolean => {
    const { kind, text: found } = peek();
    if ((kind !== 'word' && kind !== 'sign') || found.toLowerCase() !== text) return false;
    index += 1;
    return true;
  };
  const expect = (text: string): void => {
    if (!take(text)) throw new FilterError(filter, peek().at, `expected ${text}, found ${peek().text || 'the end'}`);
  };
  return { peek, next, take, expect };
};

const join = (word: 'and' | 'or', parts: readonly Condition[]): Condition =>
  parts.length === 1
    ? parts[0]!
    : { sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`, values: parts.flatMap(({ values }) => values) };

/**
 * Turns a filter into SQL over the columns of one table or view: `fiscal_year = 2025 and category = 'satisfaction'`,
 * `部门 like '%教育%'`, `value between 80 and 90`, `unit is not null`, `tier in ('A', 'B') or not (needs_review = 1)`.
 * The SQL is put together from column names of the codebook and question marks alone, so that a filter can read nothing
 * else and change nothing. Throws {@link FilterError} with the place and what was expected.
 */
export const parseFilter = (filter: string, table: Table): Condition => {
  const cursor = cursorOver(filter);

  const values = (named: NamedColumn): readonly Value[] => {
    cursor.expect('(');
    const found = [literalFor(filter, cursor.next(), named)];
    while (cursor.take(',')) found.push(literalFor(filter, cursor.next(), named));
    cursor.expect(')');
    return found;
  };

  const membership = (named: NamedColumn): Condition | null => {
    const sql = columnSql(named);
    const not = cursor.take('not') ? 'not ' : '';
    if (cursor.take('in')) {
      const found = values(named);
      return { sql: `${sql} ${not}in (${found.map(() => '?').join(', ')})`, values: found };
    }
    if (cursor.take('like')) {
      const pattern = cursor.next();
      if (pattern.kind !== 'text' || isNumeric(named.column))
        throw new FilterError(filter, pattern.at, `like compares a text column with a text such as '%学校%'`);
      return { sql: `${sql} ${not}like ?`, values: [pattern.text] };
    }
    if (cursor.take('between')) {
      const from = literalFor(filter, cursor.next(), named);
      cursor.expect('and');
      return { sql: `${sql} ${not}between ? and ?`, values: [from, literalFor(filter, cursor.next(), named)] };
    }
    if (not) throw new FilterError(filter, cursor.peek().at, 'expected in, like or between after not');
    return null;
  };

  const comparison = (): Condition => {
    const named = findColumn(filter, cursor.next(), table);
    if (cursor.take('is')) {
      const not = cursor.take('not') ? 'not ' : '';
      cursor.expect('null');
      return { sql: `"${named.name}" is ${not}null`, values: [] };
    }
    const found = membership(named);
    if (found) return found;
    const sign = cursor.next();
    if (!COMPARISONS.has(sign.text) || sign.kind !== 'sign')
      throw new FilterError(filter, sign.at, 'expected = != < <= > >=, in, like, between or is null');
    return { sql: `${columnSql(named)} ${sign.text} ?`, values: [literalFor(filter, cursor.next(), named)] };
  };

  const factor = (depth: number): Condition => {
    if (depth > DEEPEST) throw new FilterError(filter, cursor.peek().at, `nested deeper than ${DEEPEST}`);
    if (cursor.take('not')) {
      const { sql, values: inner } = factor(depth + 1);
      return { sql: `not (${sql})`, values: inner };
    }
    if (!cursor.take('(')) return comparison();
    const inner = alternatives(depth + 1);
    cursor.expect(')');
    return inner;
  };

  const conjunction = (depth: number): Condition => {
    const parts = [factor(depth)];
    while (cursor.take('and')) parts.push(factor(depth));
    return join('and', parts);
  };

  const alternatives = (depth: number): Condition => {
    const parts = [conjunction(depth)];
    while (cursor.take('or')) parts.push(conjunction(depth));
    return join('or', parts);
  };

  const condition = alternatives(0);
  if (cursor.peek().kind !== 'end')
    throw new FilterError(filter, cursor.peek().at, `expected and, or, or the end, found ${cursor.peek().text}`);
  return condition;
};
