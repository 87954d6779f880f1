import type { AlignedColumn } from './aligned-columns.ts';
import { isListItem } from './join-lines.ts';
import type { Chunk } from './line-chunks.ts';
import { isNumeric } from './numeric-text.ts';
import type { PlacedLine } from './placed-lines.ts';
import { median } from './rectangle.ts';
import { isWide } from './wide-text.ts';

/** What is known of a table before its lines are put into rows. */
export interface RowEvidence {
  readonly lines: readonly PlacedLine[];
  /** Texts of each line by column, the first one where several lie in it. */
  readonly texts: readonly (readonly (Chunk | undefined)[])[];
  /** Width that the texts of each column may take. */
  readonly rooms: readonly number[];
  /** Distance of base lines inside a cell. */
  readonly leading: number;
  /** Are base lines of two kinds, near ones inside rows and far ones between them? */
  readonly spaced: boolean;
  /** Leading lines that are its header, where line breaks are often the author's. */
  readonly headerLines: number;
  /** Columns of figures: a row has an entry there. */
  readonly figures: readonly boolean[];
  /** Does the first column have an entry in most rows? */
  readonly keyed: boolean;
  /** Items of lists inside cells: on lines without an entry in the first column. */
  readonly items: ReadonlySet<Chunk>;
  /** What a text of each column that begins with a capital pays for being the rest of a cell. */
  readonly capitals: readonly number[];
}

/** Middle of a text's line, which does not depend on its font. */
export const middleOf = (chunk: Chunk): number => (chunk.box[1] + chunk.box[3]) / 2;

/** Costs of a wrong join and a wrong cut, in units in which a plain coincidence costs about one. */
export const COST = {
  row: 0.5,
  figuresJoined: 4,
  figureUnderText: 1.2,
  textUnderFigure: 2.2,
  broken: 2.2,
  brokenInHeader: 0.3,
  otherFont: 1.6,
  far: 3,
  offLine: 1.5,
  otherMode: 0.7,
  noKey: 1.5,
  noFigures: 0.6,
  itemJoined: 0.3,
  sameShape: 2,
  capital: 0.6,
  capitalAmongLow: 1.5,
  fullCut: 0.9,
  lowCut: 1.3,
  unfinishedCut: 1.5,
  nearCut: 1.6,
  farCut: -1.2,
  unruledCut: 3,
} as const;

/** A text that cannot end so: `9:00–` | `10:00`, `67.0 ±` | `3.4`. */
const isUnfinished = (text: string): boolean => /[-–—±/(（&+×]$/.test(text) && text.length > 1;

const startsLow = (text: string): boolean => /^[\p{Ll}(（,;，、；。）]/u.test(text);

/** Would the first word of `below` have fitted behind `above`? Then the break between them is deliberate. */
const slackOf = (above: Chunk, below: Chunk, room: number): number => {
  const word = below.words[0]!;
  const wide = word.glyphs.length > 0 && /[\u2e80-\uffef]/.test(word.text[0]!);
  const need = wide ? below.size : word.box[2] - word.box[0] + 0.25 * below.size;
  return room - (above.box[2] - above.box[0]) - Math.min(need, room * 0.7);
};

/** Lines of a wrapped cell end within this many ems of its edge. */
const FULL_END = 1.6;
/** Narrower texts, in ems, are of about one length anyhow. */
const NARROWEST = 9;
const NARROWEST_WIDE = 3.5;

/**
 * Widest text of each column where several lines reach that far, as in wrapped cells; else the room that the
 * neighbours leave it, less an em on each side.
 */
const roomsOf = (texts: RowEvidence['texts'], columns: readonly AlignedColumn[], size: number): readonly number[] =>
  columns.map(({ left, right }, index) => {
    const own = texts.flatMap((line) => (line[index] ? [line[index].box[2] - line[index].box[0]] : []));
    const widest = Math.max(0, ...own);
    // Chinese breaks anywhere, so that its wrapped lines are full even in narrow columns
    const wide = texts.some((line) => isWide(line[index]?.text.at(-1) ?? ''));
    if (
      widest > (wide ? NARROWEST_WIDE : NARROWEST) * size &&
      own.filter((width) => width > widest - FULL_END * size).length > 1
    )
      return widest;
    const from = index === 0 ? left : columns[index - 1]!.right + size;
    const to = columns[index + 1] ? columns[index + 1]!.left - size : right;
    return Math.max(to - from, widest);
  });

const CAPITAL = /^\p{Lu}/u;

/**
 * Where some texts of a column begin in small letters, or their later words do, those with capitals begin cells; in
 * Names Of Offices Like These capitals say little.
 */
const capitalsOf = (texts: RowEvidence['texts'], columns: number): readonly number[] =>
  Array.from({ length: columns }, (_, index) => {
    const own = texts.flatMap((line) => (line[index] ? [line[index].text] : []));
    const low = own.filter((text) => /^\p{Ll}/u.test(text)).length;
    const later = own.flatMap((text) => text.split(' ').slice(1)).filter((word) => /^\p{L}/u.test(word));
    const small = later.filter((word) => /^\p{Ll}/u.test(word)).length;
    return low > 0.08 * own.length || small >= 0.6 * later.length ? COST.capitalAmongLow : COST.capital;
  });

/** Texts with a list mark on lines that have no text in the first column. */
const itemsOf = (texts: RowEvidence['texts']): ReadonlySet<Chunk> =>
  new Set(
    texts.flatMap(([key, ...others]) =>
      key ? [] : others.filter((text): text is Chunk => text !== undefined && isListItem(text.text)),
    ),
  );

/** Letters and figures of a text in outline: `1 May` and `2 May` are `9a`, entries of one kind. */
const shapeOf = (text: string): string =>
  text
    .replace(/\d+/g, '9')
    .replace(/\p{L}+/gu, 'a')
    .replace(/\s+/g, '');

/** Distances of base lines from each text to the next one below it in its column. */
const stepsOf = (texts: RowEvidence['texts'], columns: number): readonly number[] => {
  const steps: number[] = [];
  for (let column = 0; column < columns; column++) {
    let last: Chunk | undefined;
    for (const line of texts) {
      const text = line[column];
      if (last && text) steps.push(middleOf(text) - middleOf(last));
      last = text ?? last;
    }
  }
  return steps.sort((a, b) => a - b);
};

const NEAR = 1.22;

/** Lines over the first figures, or over a rule that follows soon; years are no figures there. */
const headerLinesOf = (lines: readonly PlacedLine[], cuts: readonly boolean[]): number => {
  const figures = ({ chunks }: PlacedLine): boolean =>
    chunks.some(({ chunk }) => isNumeric(chunk.text) && !/^(?:19|20)\d\d$/.test(chunk.text.trim()));
  const body = lines.findIndex(figures);
  const cut = cuts.indexOf(true) + 1;
  if (cut > 0 && cut <= 6 && (body < 0 || cut <= body)) return cut;
  // a title over the first figures belongs to them
  let end = body;
  while (end > 0 && lines[end - 1]!.chunks.every(({ first }) => first === 0)) end -= 1;
  // the last line of a header is its fullest; what follows with less belongs to a row that ends lower
  const fullest = Math.max(...lines.slice(0, Math.max(1, end)).map(({ chunks }) => chunks.length));
  while (end > 1 && lines[end - 1]!.chunks.length < fullest) end -= 1;
  return end > 0 && end <= 6 ? end : 0;
};

/**
 * Gathers what the lines of a table say about its rows. `cuts[i]`: a rule or a change of shade lies under line `i`.
 * `rooms`: width of the columns where lines draw them.
 */
export const gatherEvidence = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
  cuts: readonly boolean[],
  rooms?: readonly number[],
): RowEvidence => {
  const texts = lines.map(({ chunks }) =>
    columns.map((_, index) => chunks.find(({ first }) => first === index)?.chunk),
  );
  const steps = stepsOf(texts, columns.length);
  const size = median(
    lines.map(({ line }) => line.size),
    10,
  );
  const leading = Math.max(size * 0.95, steps.find((step) => step > size * 0.85) ?? size * 1.2);
  // from line to line: inside a column a wrapped neighbour sets rows of one line apart as well
  const lineSteps = lines
    .slice(1)
    .map(({ line }, i) => (line.box[1] + line.box[3] - lines[i]!.line.box[1] - lines[i]!.line.box[3]) / 2)
    .filter((step) => step > 0.75 * leading);
  const near = lineSteps.filter((step) => step <= leading * NEAR).length;
  const headerLines = headerLinesOf(lines, cuts);
  const body = texts.slice(headerLines);
  const figures = columns.map((_, index) => {
    const own = body.flatMap((line) => (line[index] ? [line[index].text] : []));
    return index > 0 && own.length > 1 && own.filter(isNumeric).length > 0.7 * own.length;
  });
  const items = itemsOf(body);
  const keys = body.filter((line) => line[0] !== undefined).length;
  const own = body.filter((line) => !line.some((text) => text && items.has(text))).length;
  return {
    lines,
    texts,
    rooms: rooms ?? roomsOf(texts, columns, size),
    leading,
    spaced: near > 0.08 * lineSteps.length && near < 0.92 * lineSteps.length,
    headerLines,
    figures,
    keyed: keys >= 0.3 * own,
    items,
    capitals: capitalsOf(body, columns.length),
  };
};

/** Cost of two texts under one another being lines of one cell. */
export const joinCost = (
  { rooms, capitals, leading, items }: RowEvidence,
  column: number,
  above: Chunk,
  below: Chunk,
  header: boolean,
): number => {
  const room = rooms[column]!;
  const step = middleOf(below) - middleOf(above);
  let cost = step > leading * 1.6 ? 2 * COST.far : step > leading * NEAR ? COST.far : 0;
  const [upper, lower] = [isNumeric(above.text), isNumeric(below.text)];
  if (isUnfinished(above.text)) return cost;
  if (items.has(below)) return cost + COST.itemJoined;
  if (upper && lower) return cost + COST.figuresJoined;
  if (lower) cost += COST.figureUnderText;
  else if (upper) cost += COST.textUnderFigure;
  if (above.words[0]!.font !== below.words[0]!.font) cost += COST.otherFont;
  if (header) return cost + (slackOf(above, below, room) > 0 ? COST.brokenInHeader : 0);
  const slack = slackOf(above, below, room);
  if (slack > 0) cost += COST.broken + Math.min(1.5, (3 * slack) / Math.max(1, room));
  if (/\d/.test(below.text) && shapeOf(above.text) === shapeOf(below.text)) cost += COST.sameShape;
  if (CAPITAL.test(below.text)) cost += capitals[column]!;
  return startsLow(below.text) ? cost - 0.7 : cost + 0.2;
};

/** Cost of a row ending at line `at`: texts that were full, or go on in small letters, speak against it. */
export const cutCost = (evidence: RowEvidence, at: number): number => {
  const { texts, rooms, leading, spaced } = evidence;
  let [cost, step] = [0, Number.POSITIVE_INFINITY];
  const spanned = [at, at + 1].some((i) => evidence.lines[i]!.chunks.some(({ first, last }) => last > first));
  texts[at]!.forEach((above, column) => {
    const below = texts[at + 1]![column];
    if (!above || !below) return;
    step = Math.min(step, middleOf(below) - middleOf(above));
    if (spanned) return;
    if (isUnfinished(above.text)) cost += COST.unfinishedCut;
    // an item of a list begins anew, however full the line before
    if (isNumeric(above.text) || isNumeric(below.text) || isListItem(below.text)) return;
    const sameFont = above.words[0]!.font === below.words[0]!.font;
    if (sameFont && slackOf(above, below, rooms[column]!) <= 0)
      cost += CAPITAL.test(below.text) ? COST.fullCut / (1 + evidence.capitals[column]!) : COST.fullCut;
    if (startsLow(below.text)) cost += COST.lowCut;
  });
  if (!Number.isFinite(step)) step = evidence.lines[at + 1]!.line.box[3] - evidence.lines[at]!.line.box[3];
  if (spaced) cost += step <= leading * NEAR ? COST.nearCut : COST.farCut;
  return cost;
};
