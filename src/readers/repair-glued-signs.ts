import { asksForRate, senseOfName } from '../../normalizers/values/polarity.ts';
import { repair } from '../model/index.ts';
import type { Role } from './align-row.ts';
import type { ReadContext } from './read-context.ts';
import { isBlank, joinTokens, type Line, type Token } from './token.ts';

const SIGNED = /^[≥≤=><]+\d/;
/** Rows that must print a sign in front of their number before a number can be taken for a sign and a number. */
const FEWEST_SIGNED = 2;

const cellUnder = (line: Line, role: Role | undefined): Token | undefined =>
  role?.start === undefined || role.start === null
    ? undefined
    : line.cells.find((cell) => cell.column === role.start && !isBlank(cell));

/** `二98%`: a Chinese numeral in front of digits is no number, it was the two strokes of `=`. */
const EQUALS = /^二(?=\d)/;
/** `290%`, `2100%`: the `2` was `≥`. */
const AT_LEAST = /^2(?=(\d{1,3}(?:\.\d+)?)%?$)/;

/** True for a rate for which more is better and that nobody promises above 100%: 满意度, 完成率; not 增长率. */
const isPlainRate = (name: Token | undefined): boolean =>
  name !== undefined && asksForRate(name.folded) && senseOfName(name.folded).sense === 'higher';

interface SignReading {
  readonly text: string;
  readonly reason: string;
}

const readSign = (value: Token, name: Token | undefined, unit: Token | undefined): SignReading | null => {
  if (EQUALS.test(value.folded))
    return { text: value.lines.replace('二', '='), reason: 'a Chinese numeral in front of digits is no number' };
  const rest = AT_LEAST.exec(value.folded)?.[1];
  const isPercent = value.folded.endsWith('%') || unit?.folded === '%';
  if (rest === undefined || !isPercent || rest.startsWith('0') || Number(rest) > 100 || !isPlainRate(name)) return null;
  return { text: value.lines.replace('2', '≥'), reason: `no rate like ${name!.text} is above 200%` };
};

/**
 * Restores a sign that recognition glued to its number as a digit (`290%` → `≥90%`, `二98%` → `=98%`) with two witnesses: the
 * number cannot be (a rate far above 100%, a Chinese numeral before digits), and other rows print signs in that column.
 */
export const repairGluedSigns = (
  lines: readonly Line[],
  roles: readonly Role[],
  context: ReadContext,
): readonly Line[] => {
  const find = (id: string): Role | undefined => roles.find((role) => role.id === id);
  const [value, name, unit] = ['value', 'name', 'unit'].map(find);
  if (!value || find('sign')) return lines;
  const signed = lines.filter((line) => SIGNED.test(cellUnder(line, value)?.folded ?? '')).length;
  if (signed < FEWEST_SIGNED) return lines;
  return lines.map((line) => {
    const cell = cellUnder(line, value);
    const reading = cell && readSign(cell, cellUnder(line, name), cellUnder(line, unit));
    if (!cell || !reading) return line;
    const evidence = `${reading.reason}; ${signed} other rows print a sign there`;
    context.note(repair('sign-repair', cell.text, reading.text.trim(), evidence, cell.at));
    const restored = { ...joinTokens([cell], reading.text), width: cell.width };
    return { ...line, cells: line.cells.map((other) => (other === cell ? restored : other)) };
  });
};
