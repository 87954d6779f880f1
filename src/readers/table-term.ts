import { finding, type Term } from '../model/index.ts';
import { joinLabels } from './carrier/join-labels.ts';
import type { ReadContext } from './read-context.ts';
import { isMangled } from './text-traits.ts';
import { type Line, solidCells, type Token } from './token.ts';

/** What was printed of terms (长期、中期、年度) above a line of a form. */
export interface TermState {
  /** Term in force for indicator tables below: 长期绩效指标 → long-term. */
  term: Term | null;
  /** Last year of the long term (截止2025年). */
  longTermYear: number | null;
  /** The last objective printed above is that of several years (长期目标). */
  isBelowLongTerm: boolean;
}

/** State before the first line. */
export const newTermState = (): TermState => ({ term: null, longTermYear: null, isBelowLongTerm: false });

const YEAR_IN_LABEL = /(20\d{2})年/;
const YEARLY = /^(?:年度|当年|本年)/;

/**
 * The term of an indicator table is printed in its section label (长期绩效指标), its last year at the objective (截止2025年). Below
 * an objective of the year (年度目标) nothing is long-term any more, even when the label of the section is illegible.
 */
export const noteTerm = (state: TermState, line: Line): void => {
  const cells = line.geometry === 'slots' ? joinLabels(solidCells(line)) : solidCells(line);
  for (const { label, folded } of [...line.covers, ...cells]) {
    if (label?.field === 'objective-long') {
      state.longTermYear = Number(YEAR_IN_LABEL.exec(folded)?.[1]) || null;
      state.isBelowLongTerm = true;
    }
    if (label?.field === 'objective-annual' && YEARLY.test(folded)) {
      state.term = null;
      state.isBelowLongTerm = false;
    }
    if (label?.field === 'indicators-section')
      state.term = folded.startsWith('长期') ? 'long-term' : folded.startsWith('中期') ? 'medium-term' : null;
  }
};

/** An indicator table whose section label is destroyed has the term of the objective right above it. */
export const takeTermAbove = (state: TermState, section: Token | null, context: ReadContext): void => {
  if (!section || !state.isBelowLongTerm || !isMangled(section)) return;
  state.term = 'long-term';
  const message = `${section.text} is in no list of labels; read as 长期绩效指标: it stands below the long-term objective`;
  context.note(finding('label-inferred', 'warning', message, section.at, { before: section.text }));
};
