import type { Note } from '../../model/index.ts';
import { composeLabel } from '../label-grammar.ts';
import { emptyMeanings } from '../lexicon.ts';
import { makeToken, type Token } from '../token.ts';
import { fitsField } from './infer-fields.ts';
import { labelNote } from './label-note.ts';

const SHORTEST = 2;
const LONGEST = 14;

/** Lengths of the fewest column headings that a text is made of, each of another role; null where something is left. */
export const cutHeadings = (text: string): readonly number[] | null => {
  const best: (readonly number[] | null)[] = [[], ...new Array<null>(text.length).fill(null)];
  for (let end = SHORTEST; end <= text.length; end++)
    for (let start = Math.max(0, end - LONGEST); start <= end - SHORTEST; start++) {
      const before = best[start];
      if (!before || !composeLabel(text.slice(start, end))?.meanings.columns.indicators) continue;
      const known = best[end];
      if (!known || before.length + 1 < known.length) best[end] = [...before, end - start];
    }
  const lengths = best[text.length] ?? null;
  if (!lengths || lengths.length === 0) return null;
  let at = 0;
  const roles = lengths.map((length) => {
    at += length;
    return composeLabel(text.slice(at - length, at))!.meanings.columns.indicators;
  });
  return new Set(roles).size === roles.length ? lengths : null;
};

/** A heading cut out of glued text, with its role; what is cut by words alone leaves its rows for review. */
export const withHeading = (token: Token, notes: Note[]): Token => {
  const composed = composeLabel(token.folded);
  const role = composed?.meanings.columns.indicators;
  if (token.label || !composed || !role) return token;
  const inferred = { evidence: `made of ${composed.words}, glued to its neighbours`, isSure: false };
  notes.push(labelNote(token, role, inferred, token.at));
  return { ...token, label: { ...emptyMeanings(token.text), columns: { indicators: role }, inferred } };
};

const SHORTEST_FIELD = 4;
const LONGEST_FIELD = 12;

/**
 * Length of the label that a glued line begins with although the lexicon does not list it (`项目承办单位某县水利局`): the longest
 * opening that is made of words of forms and fits the rest as its value; 0 for none.
 */
export const fieldLengthAt = (text: string): number => {
  for (let length = Math.min(LONGEST_FIELD, text.length - 2); length >= SHORTEST_FIELD; length--) {
    const field = composeLabel(text.slice(0, length))?.meanings.field;
    if (!field || /section|objective|description|note/.test(field)) continue;
    return fitsField(field, makeToken(text.slice(length), 'b1')) ? length : 0;
  }
  return 0;
};

/** The label of a form that was cut off a glued line. */
export const withField = (token: Token, value: Token | undefined, notes: Note[]): Token => {
  const composed = composeLabel(token.folded);
  const field = composed?.meanings.field;
  if (token.label || !composed || !field) return token;
  const inferred = { evidence: `made of ${composed.words}, glued to its value`, isSure: false };
  notes.push(labelNote(token, field, inferred, (value ?? token).at));
  return { ...token, label: { ...emptyMeanings(token.text), field, inferred } };
};
