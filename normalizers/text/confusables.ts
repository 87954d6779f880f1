import confusables from '../../data/reference/confusables.json' with { type: 'json' };
import neighbours from '../../data/reference/neighbours.json' with { type: 'json' };
import { foldText } from './fold-text.ts';

const lookAlikes = new Map<string, Set<string>>();
const link = (a: string, b: string): void => {
  const known = lookAlikes.get(a);
  if (known) known.add(b);
  else lookAlikes.set(a, new Set([b]));
};
const collected = [...Object.entries(confusables.lookAlikes), ...Object.entries(confusables.nearestGlyphs)];
for (const [common, others] of collected) {
  for (const other of others) {
    link(common, other);
    link(other, common);
  }
}

const rare = new Set(neighbours.rare);
const followers: Readonly<Record<string, string>> = neighbours.followers;

const shapes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(confusables.shapes).map(([meant, printed]) => [meant, printed.map(foldText)]),
);

const NONE: ReadonlySet<string> = new Set();
const NO_SHAPES: readonly string[] = [];

/** Characters that a character is taken for by shape (形近字), both ways: `金` → `全`, `佥` …; `桥` → `标` …. */
export const lookAlikesOf = (character: string): ReadonlySet<string> => lookAlikes.get(character) ?? NONE;

/** What a character falls apart into (拆字), in comparison form: `月` → `F]`, `Д`; `效` → `交攵`; `二` → `=`. */
export const shapesOf = (character: string): readonly string[] => shapes.get(character) ?? NO_SHAPES;

/** All characters with the shapes they fall apart into. */
export const shapeEntries = (): Iterable<readonly [string, readonly string[]]> => shapes.entries();

/** True when two characters are taken for one another by shape: `未`/`末`. */
export const isLookAlike = (a: string, b: string): boolean => lookAlikes.get(a)?.has(b) ?? false;

/** True for a look-alike that hardly occurs in modern texts: `敉`, `庹`, `拮`; not `桥`, `全`. */
export const isRare = (character: string): boolean => rare.has(character);

/** True when two characters stand next to one another inside a Chinese word: `大桥` yes, `指桥` no. */
export const isWordPair = (first: string, second: string): boolean => followers[first]?.includes(second) ?? false;

/** True for a Chinese character of the basic plane. */
export const isHan = (character: string | undefined): boolean =>
  character !== undefined && character >= '\u4e00' && character <= '\u9fff';

const NUMERALS = new Set('零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖');

/** True for a Chinese numeral, never edited: a numeral changed is a number changed (`一级` / `二级`). */
export const isNumeral = (character: string): boolean => NUMERALS.has(character);

/** True when the character at `at` makes a word with a neighbour: the `桥` of `大桥`, not that of `指桥`. */
export const fitsNeighbours = (text: string, at: number): boolean => {
  const character = text[at]!;
  return (
    (at > 0 && isWordPair(text[at - 1]!, character)) || (at + 1 < text.length && isWordPair(character, text[at + 1]!))
  );
};

const DOUBLES = new Set('层人天年月日户家村处时事步渐常刚仅往每种个样条块点件次场多好大小轻慢快早久明清红');

/** True for a character that is doubled in print: `层层`, `户户`. */
export const isDoubledInPrint = (character: string): boolean => DOUBLES.has(character);
