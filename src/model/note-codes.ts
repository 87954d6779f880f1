/**
 * Registry of note codes: one line each. `doubt: true` marks findings that could change a value of the
 * record they are about (the record then needs review); author's mistakes that were read as printed do not.
 */
export const NOTE_CODES = {
  // findings that users filter by; these names are part of the contract
  'sum-mismatch': { meaning: 'parts do not add up to the printed total', doubt: false },
  'share-mismatch': { meaning: 'printed shares do not follow from the amounts or do not add up to 100', doubt: false },
  'year-mismatch': { meaning: 'a printed year contradicts the fiscal year of the form', doubt: false },
  'comparator-polarity': { meaning: 'the sign contradicts the sense of the indicator (满意度 ≤95%)', doubt: false },
  'formula-as-value': { meaning: 'a formula is printed where a value belongs', doubt: false },
  'misplaced-value': { meaning: 'a cell holds what belongs into another column', doubt: false },
  'schedule-order': { meaning: 'the expenditure schedule does not rise to 100%', doubt: false },
  'weight-sum': { meaning: 'weights or scores do not add up to what the form says', doubt: false },
  'duplicate-code': { meaning: 'one project code stands at two projects', doubt: false },
  'duplicate-indicator': { meaning: 'one indicator stands twice with different targets', doubt: false },
  'unit-implausible': { meaning: 'unit and value or indicator name do not go together', doubt: false },
  contradiction: { meaning: 'two statements of one document give different numbers', doubt: false },
  truncated: { meaning: 'the document ends in the middle of a table or word', doubt: false },
  'unread-cell': { meaning: 'a cell was not used by any reader', doubt: true },
  'ambiguous-value': { meaning: 'a value can be read in more than one way', doubt: true },
  'unknown-layout': { meaning: 'looks like a target form but could not be read', doubt: true },
  'blank-template': { meaning: 'an unfilled form', doubt: false },
  unreadable: { meaning: 'the file could not be read', doubt: true },
  'much-doubted': { meaning: 'so much of the document is in doubt that the rest of it is too', doubt: true },
  'code-mismatch': { meaning: 'a project code is of another division, or was opened after the year', doubt: false },
  // what became of human decisions
  'decision-conflict': { meaning: 'the document says something else than when a person decided about it', doubt: true },
  'decision-gone': { meaning: 'the record that a person decided about is no longer there', doubt: false },
  'decision-retired': { meaning: 'the document now says what a person had corrected it to', doubt: false },
  corrected: { meaning: 'a person corrected what was misread', doubt: false },
  'source-error': { meaning: 'a person found the document itself wrong; its value stands', doubt: false },
  // findings of the readers
  'not-a-target-form': { meaning: 'a text that states no budget-performance target', doubt: false },
  'uncertain-alignment': { meaning: 'the cells of a row fit the columns in more than one way', doubt: true },
  'missing-value': { meaning: 'a value that the form asks for is not printed or was lost', doubt: true },
  'suspicious-text': { meaning: 'a text looks damaged and no clean copy proves what it was', doubt: true },
  'unresolved-division': { meaning: 'the department could not be placed in one administrative division', doubt: false },
  'unknown-year': { meaning: 'no fiscal year is printed', doubt: true },
  'unit-assumed': { meaning: 'no unit of money is printed; amounts were read as the usual one', doubt: true },
  'contents-mismatch': { meaning: 'an entry of the table of contents and the headings differ', doubt: false },
  'column-scrambled': { meaning: 'names and values stand in separate runs; refused', doubt: true },
  'unruled-table': { meaning: 'a table without lines was cut into cells by where its text stands', doubt: true },
  'low-confidence-ocr': { meaning: 'the character recognition was unsure', doubt: true },
  'ocr-disagreement': { meaning: 'two recognition engines read different text', doubt: true },
  'ocr-engine-missing': {
    meaning: 'the default recognition engine is not installed; the fallback was used',
    doubt: false,
  },
  // findings of the extractors
  'wrong-extension': { meaning: 'the content is of another format than the name says', doubt: false },
  'unsupported-format': { meaning: 'no extractor reads this format', doubt: true },
  encrypted: { meaning: 'the file is encrypted', doubt: true },
  'too-large': { meaning: 'the file or a part of it is over a limit', doubt: true },
  'hidden-content': { meaning: 'hidden rows, columns, sheets or text', doubt: false },
  'page-chrome': { meaning: 'text around the article of a web page was left out', doubt: false },
  'external-content': { meaning: 'links to outside content that were not followed', doubt: false },
  'encoding-damage': { meaning: 'characters were lost in an earlier conversion', doubt: true },
  // repairs
  'label-inferred': {
    meaning: 'a printed label is in no list; its meaning was inferred from its words and values',
    doubt: true,
  },
  'label-repair': { meaning: 'a printed label was recovered', doubt: false },
  'text-repair': {
    meaning: 'characters were restored from the vocabulary or a clean copy in the document',
    doubt: false,
  },
  'cell-joined': { meaning: 'a text cut over neighbouring cells was joined', doubt: false },
  'row-realigned': { meaning: 'the cells of a displaced row were moved back to their columns', doubt: false },
  'code-rejoined': { meaning: 'a project code broken by blanks or cells was rejoined', doubt: false },
  'contents-repair': { meaning: 'an entry of the table of contents was restored from its heading', doubt: false },
  'sign-repair': { meaning: 'a comparison sign was restored', doubt: false },
  'script-folded': { meaning: 'a traditional mirror with pinyin was folded to simplified characters', doubt: false },
  'repetition-removed': { meaning: 'hallucinated repetitions were removed', doubt: false },
  'noise-removed': { meaning: 'watermark words, bookmarks or chrome of a sharing site were removed', doubt: false },
  'header-repeat-removed': { meaning: 'a header repeated at a page break was removed', doubt: false },
  'tables-rejoined': { meaning: 'a table cut at a page break was rejoined', doubt: false },
  'text-cut': { meaning: 'glued text was cut into cells', doubt: false },
} as const satisfies Record<string, { meaning: string; doubt: boolean }>;

/** Code of a repair or finding, see {@link NOTE_CODES}. */
export type NoteCode = keyof typeof NOTE_CODES;
