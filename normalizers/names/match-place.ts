import { DIVISION_WORDS, DIVISIONS, type Division, fullNameOf, isNameOf, isWithin } from './division-table.ts';
import { isOrganisation } from './organisation.ts';
import { shortNamesOf } from './short-names.ts';

interface Entry {
  readonly name: string;
  readonly division: Division;
  /** False for a stem that needs a county behind it. */
  readonly alone: boolean;
}

const REAL_NAMES: ReadonlySet<string> = new Set(DIVISIONS.map((division) => division.name));

/** Names and short forms by their first two characters. */
const buildIndex = (): ReadonlyMap<string, readonly Entry[]> => {
  const index = new Map<string, Entry[]>();
  const add = (entry: Entry): void => {
    const key = entry.name.slice(0, 2);
    const entries = index.get(key);
    if (entries) entries.push(entry);
    else index.set(key, [entry]);
  };
  for (const division of DIVISIONS) {
    add({ name: division.name, division, alone: true });
    // A short form that is another division's real name means that one.
    for (const short of shortNamesOf(division)) if (!REAL_NAMES.has(short.name)) add({ ...short, division });
  }
  return index;
};

const INDEX = buildIndex();

const entriesAt = (text: string, at: number, year: number | null): readonly Entry[] => {
  const entries = (INDEX.get(text.slice(at, at + 2)) ?? []).filter((entry) => text.startsWith(entry.name, at));
  const valid = entries.filter((entry) => isNameOf(entry.division, year));
  return valid.length > 0 ? valid : entries.filter((entry) => entry.division.to === null);
};

/** Divisions printed one behind the other at the start of a text, from the widest to the narrowest. */
export interface PlaceMatch {
  readonly chain: readonly Division[];
  /** The text of each division as printed. */
  readonly printed: readonly string[];
  readonly length: number;
}

const RANK = { province: 0, prefecture: 1, county: 2 } as const;

const extend = (text: string, match: PlaceMatch, year: number | null, usable: PlaceMatch[]): void => {
  const outer = match.chain.at(-1);
  for (const { name, division, alone } of entriesAt(text, match.length, year)) {
    if (outer && (RANK[division.level] <= RANK[outer.level] || !isWithin(division.code, outer.code))) continue;
    const longer: PlaceMatch = {
      chain: [...match.chain, division],
      printed: [...match.printed, name],
      length: match.length + name.length,
    };
    if (alone) usable.push(longer);
    extend(text, longer, year, usable);
  }
};

/**
 * Places at the start of a text (地名): all readings of the longest chain of province, prefecture and county, in which each
 * lies inside the one before. City and county give the county; a county name shared by several gives all of them.
 */
export const matchPlace = (text: string, year: number | null): readonly PlaceMatch[] => {
  const usable: PlaceMatch[] = [];
  extend(text, { chain: [], printed: [], length: 0 }, year, usable);
  const longest = Math.max(0, ...usable.map((match) => match.length));
  const best = usable.filter((match) => match.length === longest);
  // Two names of one code (a county that became a city) are one place.
  return best.filter((match, at) => best.findIndex((other) => lastOf(other).code === lastOf(match).code) === at);
};

/** The narrowest division of a match. */
export const lastOf = (match: PlaceMatch): Division => match.chain.at(-1)!;

const differences = (a: string, b: string): number => {
  let count = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) count++;
  return count;
};

/** Names that differ from a name in exactly one character. */
export const isOneCharacterOff = (a: string, b: string): boolean => a.length === b.length && differences(a, b) === 1;

const COUNTY_LIKE = /^(\p{Script=Han}{1,4}?(?:县|区|市|旗)|\p{Script=Han}{2,14}?自治[县旗])(?![场政容民委级直域])/u;

/**
 * A county-like word behind a matched province or prefecture that is none of its counties: a misread county (`某市某洞市教育局`)
 * or the county of another city. Returns that word, or null when a department follows as it should (`X市教育局`).
 */
export const strayCounty = (text: string, match: PlaceMatch): string | null => {
  const outer = lastOf(match);
  if (outer.level === 'county') return null;
  const rest = text.slice(match.length);
  for (const division of DIVISIONS) {
    const { name } = division;
    if (division.code === outer.code || name.length < 3 || !isWithin(division.code, outer.code)) continue;
    const printed = rest.slice(0, name.length);
    const misread = printed.at(-1) === name.at(-1) && differences(name, printed) <= 1;
    // A county whose last character is gone has a whole department behind it: not a three-character bureau whose first two are a county's stem.
    const cut = printed.slice(0, -1) === name.slice(0, -1) && isOrganisation(rest.slice(name.length));
    if (misread || cut) return printed;
  }
  const word = COUNTY_LIKE.exec(rest)?.[1];
  // `X区` of two characters can be a word and a county: the county of another city is stray all the same.
  if (word === undefined || REAL_NAMES.has(word)) return word ?? null;
  return DIVISION_WORDS.notPlaces.some((end) => word.endsWith(end)) ? null : word;
};

/** The text behind a city begins like one of its counties with another last character: `某教育局` where 某县 lies. */
const isCutCounty = (name: string, rest: string): boolean =>
  rest.length > name.length && rest.startsWith(name.slice(0, -1)) && !rest.startsWith(name);

/**
 * Real divisions that the text would name after one misread character: neighbours of the county inside the printed city, of
 * the city with a county of the same name, of a bare name anywhere, and counties whose last character may have been lost
 * behind a city. Empty when one character cannot mislead.
 */
export const neighboursOf = (text: string, match: PlaceMatch, year: number | null): readonly Division[] => {
  const last = lastOf(match);
  const outer = match.chain.at(-2);
  const start = match.length - match.printed.at(-1)!.length;
  return DIVISIONS.filter((other) => {
    if (other.code === last.code || !isNameOf(other, year)) return false;
    const inside = last.level !== 'county' && other.level === 'county' && isWithin(other.code, last.code);
    if (inside && isCutCounty(other.name, text.slice(match.length))) return true;
    if (outer !== undefined && !isWithin(other.code, outer.code)) {
      return other.name === last.name && isOneCharacterOff(fullNameOf(other), fullNameOf(last));
    }
    return isOneCharacterOff(other.name, text.slice(start, start + other.name.length));
  });
};
