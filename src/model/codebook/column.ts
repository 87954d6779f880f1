import type { EnumerationName } from './enumerations.ts';
import { type Words, words } from './words.ts';

/**
 * What a column holds. `decimal` is a number as text, so that no digit is lost; `fen` a whole number of 1/100 yuan (分);
 * `flag` 0 or 1; `code` a word of an enumeration; `id` a key; `time` a moment that exports leave out.
 */
export type ColumnType =
  | 'id'
  | 'text'
  | 'code'
  | 'integer'
  | 'year'
  | 'flag'
  | 'decimal'
  | 'fen'
  | 'ratio'
  | 'date'
  | 'time';

/** A column of a table or view as the codebook (数据字典) describes it. */
export interface Column {
  readonly type: ColumnType;
  /** Chinese heading (中文列名); the English one is the name of the column. */
  readonly header: string;
  readonly meaning: Words;
  /** Enumeration that the values come from. */
  readonly codes?: EnumerationName;
  /** Never empty. */
  readonly required: boolean;
}

/** A table or view as the codebook describes it. */
export interface Table {
  readonly kind: 'table' | 'view';
  readonly title: Words;
  /** What one row is. */
  readonly row: Words;
  readonly key: readonly string[];
  readonly references: readonly { readonly column: string; readonly table: string }[];
  readonly columns: Readonly<Record<string, Column>>;
}

type Make = (header: string, en: string, zh: string) => Column;
type MakeCode = (header: string, codes: EnumerationName, en: string, zh: string) => Column;

const make =
  (type: ColumnType, required: boolean): Make =>
  (header, en, zh) => ({ type, header, meaning: words(en, zh), required });

const makeCode =
  (required: boolean): MakeCode =>
  (header, codes, en, zh) => ({ type: 'code', header, meaning: words(en, zh), codes, required });

/** Builders of columns that are never empty: `always.text('名称', 'name', '名称')`. */
export const always = {
  id: make('id', true),
  text: make('text', true),
  integer: make('integer', true),
  flag: make('flag', true),
  time: make('time', true),
  code: makeCode(true),
};

/** Builders of columns that are empty where the document says nothing. */
export const maybe = {
  id: make('id', false),
  text: make('text', false),
  integer: make('integer', false),
  year: make('year', false),
  decimal: make('decimal', false),
  fen: make('fen', false),
  ratio: make('ratio', false),
  date: make('date', false),
  time: make('time', false),
  code: makeCode(false),
};
