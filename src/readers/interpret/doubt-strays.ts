import { findStrays } from '../../../normalizers/text/find-strays.ts';
import { foldText } from '../../../normalizers/text/fold-text.ts';
import { type Document, type Finding, type Form, finding } from '../../model/index.ts';

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

interface Named {
  readonly key: string;
  readonly at: string;
  readonly name: string;
  readonly targets?: readonly { readonly key: string }[];
}

const namesOf = (form: Form): readonly Named[] => [
  ...form.indicators,
  ...form.projects.flatMap((project) => [project, ...project.indicators]),
];

/**
 * Names of projects and indicators in recognised text that hold a character which makes no word where it stands and which the
 * document prints nowhere else like that (`入户核夼次数`): nothing proves what was meant, so a person should look.
 */
export const doubtStrays = (forms: readonly Form[], document: Document): readonly Finding[] => {
  let counts: ReadonlyMap<string, number> | null = null;
  const timesPrinted = (pair: string): number => {
    counts ??= countPairs(document);
    return counts.get(pair) ?? 0;
  };
  return forms.flatMap(namesOf).flatMap(({ key, at, name, targets = [] }) => {
    const text = foldText(name);
    const isCommon = (pair: string): boolean => pair.length === 2 && timesPrinted(pair) >= FEWEST_TEXTS;
    const stray = findStrays(text).find(
      (place) => !isCommon(text.slice(Math.max(0, place - 1), place + 1)) && !isCommon(text.slice(place, place + 2)),
    );
    if (stray === undefined) return [];
    const subjects = [{ key, field: 'name' }, ...targets.map((target) => ({ key: target.key }))];
    const message = `the character ${text[stray]} makes no word in ${name}; it may be misread`;
    return finding('suspicious-text', 'warning', message, at, { before: name, subjects });
  });
};
