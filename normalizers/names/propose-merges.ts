import { pinyin } from 'pinyin-pro';
import { isOneCharacterOff, matchPlace } from './match-place.ts';
import { officeName } from './office-name.ts';

/** A name of a department as the documents of one division print it, and how often. */
export interface CountedName {
  readonly name: string;
  readonly forms: number;
}

/** Why two names may be one department: same office, same sound, one character off, or one the end of the other. */
export type MergeReason = 'office' | 'pinyin' | 'glyph' | 'suffix';

/** A name that may stand for another one; a person decides. */
export interface MergeProposal {
  readonly name: string;
  readonly canonical: string;
  readonly reason: MergeReason;
  readonly forms: number;
}

/** Characters of a name, at least, before one differing character is a likely slip. */
const LEAST_GLYPHS = 5;
/** Characters of the shorter name, at least, before it can be the end of the longer one: `教育局` of `某县教育局`. */
const LEAST_SUFFIX = 3;

/** Sound of a name without tones: 县残联 and 县馋联 sound alike. */
const soundOf = (name: string): string => pinyin(name, { toneType: 'none', type: 'array' }).join(' ');

/** What stands in front of the shorter name is a place: `某市某县` + `教育局`, not `实验` + `小学`. */
const isPlace = (text: string): boolean => matchPlace(text, null).some((match) => match.length === text.length);

const reasonFor = (a: string, b: string, sounds: ReadonlyMap<string, string>): MergeReason | null => {
  if (officeName(a) === officeName(b)) return 'office';
  if (a.length === b.length && sounds.get(a) === sounds.get(b)) return 'pinyin';
  if (a.length >= LEAST_GLYPHS && isOneCharacterOff(a, b)) return 'glyph';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const isTail = short.length >= LEAST_SUFFIX && long.endsWith(short) && short !== long;
  return isTail && isPlace(long.slice(0, -short.length)) ? 'suffix' : null;
};

/** The name that others stand for: the most frequent, then the longest, then the first by code point. */
const byStanding = (a: CountedName, b: CountedName): number =>
  b.forms - a.forms || b.name.length - a.name.length || (a.name < b.name ? -1 : 1);

/**
 * Names of one division that may be one department (部门名称归并建议): other spellings, misread characters, the name with and
 * without its place. Every name is proposed for at most one other, which stands higher. Proposals change nothing by themselves.
 */
export const proposeMerges = (names: readonly CountedName[]): readonly MergeProposal[] => {
  const standing = [...names].sort(byStanding);
  const sounds = new Map(standing.map(({ name }) => [name, soundOf(name)]));
  const merged = new Set<string>();
  return standing.flatMap(({ name, forms }, index): MergeProposal[] => {
    for (const { name: canonical } of standing.slice(0, index)) {
      const reason = merged.has(canonical) ? null : reasonFor(canonical, name, sounds);
      if (reason === null) continue;
      merged.add(name);
      return [{ name, canonical, reason, forms }];
    }
    return [];
  });
};
