import { DIVISION_WORDS, type Division } from './division-table.ts';

const ETHNICITIES = [...DIVISION_WORDS.ethnicities].sort((a, b) => b.length - a.length);

/** Cuts the peoples off the end of an autonomous division's stem: `某山土家族苗族` → `某山`. */
const withoutPeoples = (stem: string): string => {
  for (let rest = stem; ; ) {
    const people = ETHNICITIES.find((name) => rest.endsWith(name));
    if (people === undefined) return rest;
    rest = rest.slice(0, -people.length);
  }
};

/** A shorter way to print a division's name. `alone`: it can stand without a county behind it. */
export interface ShortName {
  readonly name: string;
  readonly alone: boolean;
}

/**
 * Short forms (简称) in which departments print a division: the stem of a province or city before a county
 * (stem without 省 or 市), 某州 for an autonomous prefecture, 某县 for an autonomous county. Stems of one character are none.
 */
export const shortNamesOf = (division: Division): readonly ShortName[] => {
  const autonomous = /^(.+)自治([区州县旗])$/.exec(division.name);
  const kept = (name: string, alone: boolean): ShortName[] => (name.length >= 2 ? [{ name, alone }] : []);
  if (autonomous) {
    const stem = withoutPeoples(autonomous[1]!);
    const suffix = autonomous[2]!;
    if (stem.length < 2) return [];
    if (suffix === '区') return kept(stem, false);
    return suffix === '州' ? [...kept(stem, false), ...kept(`${stem}州`, true)] : kept(stem + suffix, true);
  }
  if (division.level === 'county') return [];
  return kept(division.name.replace(/(省|市|地区|盟)$/, ''), false);
};
