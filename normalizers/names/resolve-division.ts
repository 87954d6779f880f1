import { foldText } from '../text/fold-text.ts';
import { canonicalDepartment } from './canonical-department.ts';
import {
  DIVISION_WORDS,
  type Division,
  type DivisionLevel,
  divisionOfCode,
  fullNameOf,
  isWithin,
} from './division-table.ts';
import { lastOf, matchPlace, neighboursOf, type PlaceMatch, strayCounty } from './match-place.ts';

/** What is known about where a department is. */
export interface DivisionInput {
  readonly departmentText?: string;
  /** Project codes or their first six digits. */
  readonly codes?: readonly string[];
  readonly titles?: readonly string[];
  readonly fiscalYear: number | null;
}

/** The division (行政区划) of a department, or the candidates when it cannot be told. */
export interface DivisionReading {
  readonly divisionCode: string | null;
  /** Name with its city, as departments print it; null like the code. */
  readonly name: string | null;
  readonly level: DivisionLevel | null;
  readonly evidence: readonly string[];
  /** Codes of all divisions that were considered. */
  readonly candidates: readonly string[];
  /** Codes of divisions the printed name would be after one misread character; empty once a second witness agrees. */
  readonly neighbours: readonly string[];
  /** Name and project codes, or department and title, point to different places. */
  readonly conflict: boolean;
}

interface Witness {
  readonly source: string;
  /** The text from the place name on, in comparison form. */
  readonly text: string;
  readonly matches: readonly PlaceMatch[];
  readonly codes: readonly string[];
  /** The place printed there does not exist as printed. */
  readonly stray: string | null;
}

const MAX_TEXT = 120;

/** Where the place name begins: behind a year (`2024年…`), a body's name (`中共某县委员会`) and opening marks. */
const placeText = (text: string): string => {
  const folded = foldText(text.slice(0, MAX_TEXT)).replace(/^["([]*(?:20\d\d(?:年度?)?)?["([]*/, '');
  const before = DIVISION_WORDS.before.find((word) => folded.startsWith(word));
  return before === undefined ? folded : folded.slice(before.length);
};

/** District names of two characters (`X区`) are common words: they need a second witness. */
const isGeneric = (match: PlaceMatch): boolean => match.chain.length === 1 && /^.区$/.test(match.printed[0]!);

const witnessOf = (source: string, text: string, year: number | null): Witness | null => {
  const place = placeText(text);
  const matches = matchPlace(place, year);
  if (matches.length === 0) return null;
  const stray = matches.length === 1 ? strayCounty(place, matches[0]!) : null;
  return { source, text: place, matches, codes: matches.map((match) => lastOf(match).code), stray };
};

/** Division that all project codes agree on; province templates (510000, 100000) say nothing. */
const divisionOfCodes = (codes: readonly string[]): Division | null => {
  const prefixes = new Set(codes.map((code) => code.slice(0, 6)).filter((code) => !code.endsWith('0000')));
  const known = [...prefixes].map(divisionOfCode).filter((division) => division !== undefined);
  return prefixes.size === 1 && known.length === 1 ? known[0]! : null;
};

const nested = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a);

/** Candidates of the first witness that the others allow; `conflict` when another one allows none of them. */
const combine = (witnesses: readonly Witness[]): { codes: readonly string[]; conflict: boolean } => {
  let codes = witnesses[0]?.codes ?? [];
  let conflict = false;
  for (const other of witnesses.slice(1)) {
    const equal = codes.filter((code) => other.codes.includes(code));
    const near = equal.length > 0 ? equal : codes.filter((code) => other.codes.some((wide) => nested(code, wide)));
    conflict ||= near.length === 0;
    if (near.length > 0) codes = near;
  }
  return { codes, conflict };
};

const unresolved = (candidates: Iterable<string>, evidence: readonly string[], conflict: boolean): DivisionReading => ({
  divisionCode: null,
  name: null,
  level: null,
  evidence,
  candidates: [...new Set(candidates)],
  neighbours: [],
  conflict,
});

const resolved = (
  division: Division,
  rest: Pick<DivisionReading, 'evidence' | 'conflict'>,
  more: readonly string[] = [],
) => ({
  divisionCode: division.code,
  name: fullNameOf(division),
  level: division.level,
  candidates: [...new Set([division.code, ...more])],
  neighbours: [] as readonly string[],
  ...rest,
});

/** No text names a place that exists: only the codes speak. */
const fromCodes = (
  byCode: Division | null,
  witnesses: readonly Witness[],
  evidence: readonly string[],
): DivisionReading => {
  const printed = witnesses.flatMap((witness) => witness.codes);
  if (!byCode) return unresolved(printed, evidence, false);
  const contradicted = printed.length > 0 && !printed.some((code) => isWithin(byCode.code, code));
  if (contradicted) return unresolved([...printed, byCode.code], evidence, true);
  return resolved(byCode, { evidence, conflict: false }, printed);
};

const describe = (witnesses: readonly Witness[], byCode: Division | null): string[] => [
  ...witnesses.map((witness) => {
    const printed = witness.matches[0]!.printed.join('');
    return `${witness.source}: ${printed}${witness.stray === null ? '' : ` and ${witness.stray}, which lies not there`}`;
  }),
  ...(byCode ? [`project codes: ${byCode.code} ${fullNameOf(byCode)}`] : []),
];

/** A county and the code it had under its earlier name are one place (`某县` that became `某市`). */
const isSamePlace = (a: Division, b: Division): boolean =>
  a.code.slice(0, 4) === b.code.slice(0, 4) && a.name.slice(0, -1) === b.name.slice(0, -1) && a.name.length > 2;

/**
 * Places a department in one administrative division (行政区划): by the exact place name at the start of its own name, then of
 * the titles, with the prefix of project codes as a second witness or, where no place is printed, as the only one. The name
 * outranks the code; a name shared by several divisions stays null with the candidates unless a witness decides.
 */
export const resolveDivision = (input: DivisionInput): DivisionReading => {
  const year = input.fiscalYear;
  const department = input.departmentText ? canonicalDepartment(input.departmentText).name : '';
  const texts: readonly (readonly [string, string])[] = [
    ['department', department],
    ...(input.titles ?? []).map((title) => ['title', title] as const),
  ];
  const all = texts.map(([source, text]) => witnessOf(source, text, year)).filter((witness) => witness !== null);
  const byCode = divisionOfCodes(input.codes ?? []);
  const evidence = describe(all, byCode);
  const witnesses = all.filter((witness) => witness.stray === null);
  // A department whose county does not exist as printed is not placed by a title that names only the city.
  const strayed = all[0]?.stray != null;
  if (witnesses.length === 0 || strayed) return fromCodes(byCode, all, evidence);
  const named = combine(witnesses);
  const agreed = byCode && named.codes.includes(byCode.code) ? [byCode.code] : named.codes;
  const inside = byCode && agreed.length > 1 ? agreed.filter((code) => nested(code, byCode.code)) : agreed;
  const code = inside.length === 1 ? inside[0]! : null;
  if (code === null) return unresolved([...named.codes, ...(byCode ? [byCode.code] : [])], evidence, named.conflict);
  return settle(code, { witnesses, byCode, evidence, conflict: named.conflict, year });
};

interface Settlement {
  readonly witnesses: readonly Witness[];
  readonly byCode: Division | null;
  readonly evidence: readonly string[];
  readonly conflict: boolean;
  readonly year: number | null;
}

/** The one division the names leave: checks it against the codes and asks whether one character could have misled. */
const settle = (code: string, found: Settlement): DivisionReading => {
  const { witnesses, byCode, evidence } = found;
  const support = witnesses.filter((witness) => witness.codes.includes(code));
  const match = support[0]!.matches.find((candidate) => lastOf(candidate).code === code)!;
  const division = lastOf(match);
  const confirmed = byCode !== null && (byCode.code === code || isSamePlace(division, byCode));
  const second = confirmed || support.length > 1;
  if (isGeneric(match) && !second) return unresolved([code], evidence, found.conflict);
  const contradicted = byCode !== null && !confirmed && !isWithin(code, byCode.code);
  return {
    ...resolved(division, { evidence, conflict: found.conflict || contradicted }, byCode ? [byCode.code] : []),
    neighbours: second ? [] : neighboursOf(support[0]!.text, match, found.year).map((other) => other.code),
  };
};
