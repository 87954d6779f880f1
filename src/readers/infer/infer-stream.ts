import type { Note } from '../../model/index.ts';
import { composeLabel, looseRole } from '../label-grammar.ts';
import { emptyMeanings } from '../lexicon.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, type Line, type Token } from '../token.ts';
import { inferFields } from './infer-fields.ts';
import { labelNote } from './label-note.ts';

const FEWEST_COLUMNS = 3;
const MOST_STRANGE = 3;
const LONGEST_HEADER = 14;

const isHeaderText = (token: Token): boolean => {
  const { number, percent, quantity, sign, dash, letters } = tokenTraits(token);
  return token.folded.length <= LONGEST_HEADER && letters >= 2 && !number && !percent && !quantity && !sign && !dash;
};

const roleOf = (token: Token): string | null =>
  token.label?.columns.indicators ??
  composeLabel(token.folded)?.meanings.columns.indicators ??
  (token.label === null ? looseRole(token.folded) : null);

const isCategory = ({ label, folded }: Token): boolean =>
  label?.category != null || (label === null && composeLabel(folded)?.meanings.category != null);

/** Where the run of headings right before a level label begins; null where it names no table. */
const headerStart = (tokens: readonly Token[], end: number): number | null => {
  let start = end;
  let strange = 0;
  const roles = new Set<string>();
  while (start > 0) {
    const token = tokens[start - 1]!;
    if (isBlank(token) || !isHeaderText(token)) break;
    const role = roleOf(token);
    // Headings of which nothing is known stand behind the known ones; nothing before them is left open.
    if (role === null && (roles.size > 0 || token.label !== null || ++strange > MOST_STRANGE)) break;
    if (role !== null && roles.has(role)) break;
    if (role !== null) roles.add(role);
    start--;
  }
  return roles.size >= FEWEST_COLUMNS && roles.has('name') && roles.has('value') ? start : null;
};

const withRole = (token: Token, notes: Note[]): Token => {
  if (token.label?.columns.indicators) return token;
  const role = roleOf(token) ?? 'annotation';
  const words = composeLabel(token.folded)?.words;
  const inferred = {
    evidence: words ? `made of ${words}` : role === 'annotation' ? 'nothing but its place' : 'its last words',
    isSure: false,
  };
  notes.push(labelNote(token, role, inferred, token.at));
  const label = { ...(token.label ?? emptyMeanings(token.text)), columns: { indicators: role }, inferred };
  return { ...token, label };
};

const isFormLabel = ({ label }: Token): boolean =>
  label !== null &&
  !label.category &&
  !label.dimension &&
  !label.otherDimension &&
  (label.field ?? label.item) !== null;

const lineOf = (cells: readonly Token[], block: number): Line => ({
  kind: 'row',
  geometry: 'order',
  rowEnds: false,
  cells,
  covers: [],
  at: cells[0]?.at ?? 'b1',
  block,
});

const isText = (token: Token | undefined): boolean => {
  if (!token) return false;
  const { letters, quantity, sign, number } = tokenTraits(token);
  return letters >= 2 && !quantity && !sign && !number;
};

/** A first level that the lexicon does not list stands before a second level and a name: 运行成本 | 公用经费控制 | 控制率. */
const withLevel = (tokens: readonly Token[], at: number, notes: Note[]): Token => {
  const token = tokens[at]!;
  const composed = token.label === null ? composeLabel(token.folded) : null;
  const category = composed?.meanings.category ?? null;
  if (!composed || !category) return token;
  const [next, second] = tokens.slice(at + 1, at + 8).filter((candidate) => !isBlank(candidate));
  const isLevel = next?.label?.dimension != null || next?.label?.otherDimension === true;
  if (!isLevel && !(isText(next) && isText(second) && next!.label === null)) return token;
  const inferred = { evidence: `made of ${composed.words}`, isSure: true };
  notes.push(labelNote(token, category, inferred, token.at));
  return { ...token, label: { ...emptyMeanings(token.text), category, inferred } };
};

/**
 * Labels that the lexicon does not list in a stream of cells without row ends (单元格流): the run of headings before the first
 * level label by its words alone, which leaves every row for review; labels of the form by their words and the cell behind.
 */
export const inferStream = (tokens: readonly Token[], block: number): { tokens: Token[]; notes: Note[] } => {
  const notes: Note[] = [];
  const read: Token[] = [];
  let open: Token[] = [];
  const closeForm = (): void => {
    const { line, fields } = inferFields(lineOf(open, block), null);
    for (const { token, value, meaning } of fields)
      notes.push(labelNote(token, meaning, token.label!.inferred!, (value ?? token).at));
    // One by one: a dump can have more cells than a call takes arguments.
    for (const cell of line.cells) read.push(cell);
    open = [];
  };
  let at = 0;
  while (at < tokens.length) {
    if (!isCategory(tokens[at]!)) {
      open.push(tokens[at]!);
      at++;
      continue;
    }
    const start = headerStart(tokens, at);
    const header = start === null ? [] : open.splice(open.length - (at - start));
    closeForm();
    read.push(...header.map((token) => withRole(token, notes)));
    while (at < tokens.length && !isFormLabel(tokens[at]!)) {
      read.push(withLevel(tokens, at, notes));
      at++;
    }
  }
  closeForm();
  return { tokens: read, notes };
};
