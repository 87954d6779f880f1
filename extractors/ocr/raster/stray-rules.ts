import type { Rule, Rules } from './rule-strokes.ts';

/** Lines closer than this are one double line. */
const DOUBLE_EM = 0.5;

/** Does an end point of a rule lie on a rule of the other direction? */
export const touches = (position: number, along: number, others: readonly Rule[], tolerance: number): boolean =>
  others.some(
    (other) =>
      Math.abs(other.position - along) <= tolerance + other.thickness &&
      other.start - tolerance <= position &&
      position <= other.end + tolerance,
  );

/** Lines of the other direction that a rule meets, those of a double line counted once. */
const crossings = (rule: Rule, others: readonly Rule[], tolerance: number, em: number): number => {
  const met = others.filter(
    (other) =>
      other.position >= rule.start - tolerance &&
      other.position <= rule.end + tolerance &&
      rule.position >= other.start - tolerance &&
      rule.position <= other.end + tolerance,
  );
  const places = met.map(({ position }) => position).sort((x, y) => x - y);
  return places.filter((place, i) => i === 0 || place - places[i - 1]! > em * DOUBLE_EM).length;
};

/** Shortest dashed line that counts without meeting others. */
const LONG_DASHED_EM = 8;

/** Dashed lines from one place to another, over one another, part the rows of a table; leaders (……) follow writing. */
const hasTwin = (rule: Rule, all: readonly Rule[], em: number): boolean =>
  rule.end - rule.start >= em * LONG_DASHED_EM &&
  !rule.leads &&
  all.some(
    (other) =>
      other.dashed &&
      Math.abs(other.position - rule.position) > em &&
      Math.abs(other.start - rule.start) <= em * 0.3 &&
      Math.abs(other.end - rule.end) <= em * 0.3,
  );

/**
 * Short rules count only between two rules of the other direction that count: bold strokes, dashes and underlines do not.
 * A dashed line counts where it meets two others, or where another runs beside it from end to end; dotted leaders (……) do
 * neither.
 * Starts with the long rules and drops those that do not hold, then adds what holds until nothing changes, so that two
 * strokes cannot vouch for one another. Each of the two passes only drops or only adds: both end.
 */
export const withoutStrays = ({ horizontal, vertical }: Rules, em: number): Rules => {
  const long = (rule: Rule): boolean => rule.end - rule.start > em * 3;
  const holds = (rule: Rule, others: readonly Rule[]): boolean =>
    (rule.dashed || rule.faint ? crossings(rule, others, em * (rule.faint ? 0.6 : 0.3), em) >= 2 : long(rule)) ||
    (touches(rule.position, rule.start, others, em * 0.3) && touches(rule.position, rule.end, others, em * 0.3));
  const untilStable = (from: Rules, next: (known: Rules) => Rules): Rules => {
    let known = from;
    for (let count = -1; count !== known.horizontal.length + known.vertical.length; known = next(known)) {
      count = known.horizontal.length + known.vertical.length;
    }
    return known;
  };
  const held = ({ horizontal: level, vertical: upright }: Rules, known: Rules): Rules => ({
    horizontal: level.filter((rule) => holds(rule, known.vertical) || (rule.dashed && hasTwin(rule, level, em))),
    vertical: upright.filter((rule) => holds(rule, known.horizontal)),
  });
  const firm = untilStable({ horizontal: horizontal.filter(long), vertical: vertical.filter(long) }, (known) =>
    held(known, known),
  );
  return untilStable(firm, (known) => held({ horizontal, vertical }, known));
};
