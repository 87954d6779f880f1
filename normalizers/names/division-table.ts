import { z } from 'zod';
import words from '../../data/reference/division-words.json' with { type: 'json' };
import table from '../../data/reference/divisions.json' with { type: 'json' };
import { referenceData } from '../reference-data.ts';

const codes = z.record(z.string().regex(/^\d{6}$/), z.string().min(2));
const tableSchema = z.object({
  current: codes,
  newer: z.record(z.string(), z.int()),
  former: z.array(z.tuple([z.string(), z.string(), z.int(), z.int()])),
});
const list = z.array(z.string().min(1));
const wordSchema = z.object({ before: list, organisation: list, ethnicities: list, notPlaces: list });

/** Words for departments and divisions; from `division-words.json`. */
export const DIVISION_WORDS = referenceData(wordSchema, words);

/** Level of a division (行政级别): province 省, prefecture 地市州, county 县区. */
export type DivisionLevel = 'province' | 'prefecture' | 'county';

/** An administrative division (行政区划, GB/T 2260) under one name, with the years in which that name is listed. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** First and last year of the name; null where it is older than the table, or current. */
  readonly from: number | null;
  readonly to: number | null;
}

const levelOf = (code: string): DivisionLevel =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county';

const FIRST_SNAPSHOT = 200912;
const LAST_SNAPSHOT = 201607;
const yearOf = (snapshot: number): number => Math.floor(snapshot / 100);

const readDivisions = (): readonly Division[] => {
  const { current, newer, former } = referenceData(tableSchema, table);
  const now = Object.entries(current).map(([code, name]) => {
    const since = newer[code];
    return { code, name, level: levelOf(code), from: since === undefined ? null : yearOf(since), to: null };
  });
  const past = former.map(([code, name, first, last]) => ({
    code,
    name,
    level: levelOf(code),
    from: first === FIRST_SNAPSHOT ? null : yearOf(first),
    // Nobody knows when a name of the last snapshot ended: some year before the current table of 2025.
    to: last === LAST_SNAPSHOT ? 2024 : yearOf(last) + 1,
  }));
  return [...now, ...past];
};

/** Every division of the table, current names first. */
export const DIVISIONS = readDivisions();

const currentByCode = new Map<string, Division>();
for (const division of DIVISIONS) if (!currentByCode.has(division.code)) currentByCode.set(division.code, division);

/** Division of a code (区划代码), under its latest name; undefined when the code is in no snapshot. */
export const divisionOfCode = (code: string): Division | undefined => currentByCode.get(code);

/** Code of the prefecture a county lies in, or of the province of a prefecture or directly governed county; else null. */
export const parentCode = (code: string): string | null => {
  if (code.endsWith('0000')) return null;
  const prefecture = `${code.slice(0, 4)}00`;
  return prefecture !== code && currentByCode.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`;
};

/** True when `inner` lies inside `outer`, or is it. */
export const isWithin = (inner: string, outer: string): boolean =>
  inner === outer ||
  (outer.endsWith('0000') && inner.slice(0, 2) === outer.slice(0, 2)) ||
  (outer.endsWith('00') && !outer.endsWith('0000') && inner.slice(0, 4) === outer.slice(0, 4));

/** Name with its prefecture or municipality in front, as departments print it: city and county without the province. */
export const fullNameOf = (division: Division): string => {
  const parent = division.level === 'county' ? currentByCode.get(parentCode(division.code) ?? '') : undefined;
  const named = parent && (parent.level === 'prefecture' || parent.name.endsWith('市'));
  return named ? parent.name + division.name : division.name;
};

/** True when the name was in use in a year; null year fits every name. */
export const isNameOf = (division: Division, year: number | null): boolean =>
  year === null || ((division.from === null || division.from <= year) && (division.to === null || year <= division.to));
