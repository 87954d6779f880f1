import { isHan, isNumeral, lookAlikesOf } from '../../normalizers/text/confusables.ts';
import type { Sheet } from './clean-sheet.ts';
import type { Random } from './random.ts';

export type DamageKind =
  | 'glyph-swapped'
  | 'character-doubled'
  | 'character-dropped'
  | 'cell-split'
  | 'cell-split-overlap'
  | 'row-shifted'
  | 'header-lost'
  | 'row-glued';

/** What was done to a sheet: `指标值` → `指桥值`. */
export interface Damage {
  readonly kind: DamageKind;
  readonly before: string;
  readonly after: string;
}

type DamageRow = (cells: readonly string[], random: Random) => readonly string[] | null;

const hanPlaces = (text: string): number[] =>
  [...text].flatMap((character, at) => (isHan(character) && !isNumeral(character) ? [at] : []));

/** Damages one Chinese character of one cell; digits and signs are never hit, nobody could prove them afterwards. */
const onCharacter =
  (damage: (character: string, random: Random) => string | null): DamageRow =>
  (cells, random) => {
    const places = cells.flatMap((text, cell) => hanPlaces(text).map((at) => ({ cell, at })));
    if (places.length === 0) return null;
    const { cell, at } = random.pick(places);
    const text = cells[cell]!;
    const changed = damage(text[at]!, random);
    return changed === null ? null : cells.with(cell, text.slice(0, at) + changed + text.slice(at + 1));
  };

const splitCell =
  (overlap: boolean): DamageRow =>
  (cells, random) => {
    const long = cells.flatMap((text, cell) => (text.length > 2 ? [cell] : []));
    if (long.length === 0) return null;
    const cell = random.pick(long);
    const text = cells[cell]!;
    const at = 1 + random.below(text.length - 1);
    const rest = [text.slice(0, at), text.slice(overlap ? at - 1 : at)];
    const blank = cells.indexOf('', cell + 1);
    const split = [...cells.slice(0, cell), ...rest, ...cells.slice(cell + 1)];
    // The torn half takes the place of a blank cell where there is one, as recognition engines print it.
    return blank > 0 ? split.filter((_, index) => index !== blank + 1) : split;
  };

const DAMAGES: Readonly<Record<DamageKind, DamageRow>> = {
  'glyph-swapped': onCharacter((character, random) => {
    const look = [...lookAlikesOf(character)].filter((other) => !isNumeral(other));
    return look.length === 0 ? null : random.pick(look);
  }),
  'character-doubled': onCharacter((character) => character + character),
  'character-dropped': onCharacter(() => ''),
  'cell-split': splitCell(false),
  'cell-split-overlap': splitCell(true),
  'row-shifted': (cells) => (cells[0] === '' ? [...cells.slice(1), ''] : null),
  'header-lost': (cells) => (cells[0] === '一级指标' ? [] : null),
  'row-glued': (cells) => (cells.filter((text) => text !== '').length > 3 ? [cells.join('')] : null),
};

export const DAMAGE_KINDS = Object.keys(DAMAGES) as readonly DamageKind[];

/** Damages about `share` of the lines of a sheet with damages of the given kinds, one a line. */
export const damageSheet = (
  sheet: Sheet,
  kinds: readonly DamageKind[],
  share: number,
  random: Random,
): { readonly sheet: Sheet; readonly damages: readonly Damage[] } => {
  const damages: Damage[] = [];
  const lines = sheet.flatMap((cells) => {
    if (random.next() > share) return [cells];
    const kind = random.pick(kinds);
    const damaged = DAMAGES[kind](cells, random);
    if (damaged === null) return [cells];
    damages.push({ kind, before: cells.join('\t'), after: damaged.join('\t') });
    return damaged.length === 0 ? [] : [damaged];
  });
  return { sheet: lines, damages };
};
