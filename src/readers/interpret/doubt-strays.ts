import { findLooseMark } from '../../../normalizers/text/find-loose-mark.ts';
import { findStrays } from '../../../normalizers/text/find-strays.ts';
import { foldText } from '../../../normalizers/text/fold-text.ts';
import {
  type Document,
  type Finding,
  type Form,
  finding,
  type Indicator,
  type NoteSubject,
} from '../../model/index.ts';

/** A character beside its neighbour is the author's when other texts of the document print the pair too. */
const FEWEST_TEXTS = 2;

/** In how many different texts of a document two neighbouring characters stand. */
const countPairs = (document: Document): ReadonlyMap<string, number> => {
  const texts = new Set<string>();
  for (const block of document.blocks)
    for (const { text } of block.kind === 'table' ? block.rows.flat() : [block]) texts.add(foldText(text));
  const counts = new Map<string, number>();
  for (const text of texts) {
    const pairs = new Set<string>();
    for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
};

/** A text of a record, and the records that a misreading in it would make wrong. */
interface RecordText {
  readonly text: string;
  readonly at: string;
  readonly subjects: readonly NoteSubject[];
}

const textsOfIndicator = ({ key, at, name, dimensionLabel, targets }: Indicator): RecordText[] => {
  const keys = targets.map((target): NoteSubject => ({ key: target.key }));
  const label = dimensionLabel === null ? [] : [{ text: dimensionLabel, field: 'dimension_label' }];
  const own = [{ text: name, field: 'name' }, ...label].map(({ text, field }) => ({
    text,
    at,
    subjects: [{ key, field }, ...keys],
  }));
  const values = targets
    .filter(({ kind }) => kind === 'qualitative')
    .map((target) => ({
      text: target.statedText,
      at: target.at,
      subjects: [{ key: target.key, field: 'stated_text' }],
    }));
  return [...own, ...values];
};

const textsOf = (form: Form): readonly RecordText[] => [
  ...form.indicators.flatMap(textsOfIndicator),
  ...form.projects.flatMap(({ key, at, name, indicators }) => [
    ...(name === null ? [] : [{ text: name, at, subjects: [{ key, field: 'name' }] }]),
    ...indicators.flatMap(textsOfIndicator),
  ]),
];

/** Objectives that begin or end with a mark of no sentence. */
const doubtMarks = ({ objectives, projects }: Form): readonly Finding[] =>
  [...objectives, ...projects.flatMap((project) => project.objectives)].flatMap(({ key, at, text }) => {
    const place = findLooseMark(text);
    if (place < 0) return [];
    const message = `the mark ${text[place]} belongs to no sentence of ${text}; it may be a piece of a stamp or a line`;
    return finding('suspicious-text', 'warning', message, at, { before: text, subjects: [{ key, field: 'text' }] });
  });

/**
 * Names, open level labels and qualitative values in recognised text that hold a character which makes no word where it stands and
 * which the document prints nowhere else like that (`入户核夼次数`), and objectives with loose marks: nothing proves what was meant,
 * so a person should look.
 */
export const doubtStrays = (forms: readonly Form[], document: Document): readonly Finding[] => {
  let counts: ReadonlyMap<string, number> | null = null;
  const isCommon = (pair: string): boolean => {
    counts ??= countPairs(document);
    return pair.length === 2 && (counts.get(pair) ?? 0) >= FEWEST_TEXTS;
  };
  const strays = forms.flatMap(textsOf).flatMap(({ text: printed, at, subjects }) => {
    const text = foldText(printed);
    const stray = findStrays(text).find(
      (place) => !isCommon(text.slice(Math.max(0, place - 1), place + 1)) && !isCommon(text.slice(place, place + 2)),
    );
    if (stray === undefined) return [];
    const message = `the character ${text[stray]} makes no word in ${printed}; it may be misread`;
    return finding('suspicious-text', 'warning', message, at, { before: printed, subjects });
  });
  return [...strays, ...forms.flatMap(doubtMarks)];
};
