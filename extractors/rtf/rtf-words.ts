import { codePageLabel } from './rtf-fonts.ts';
import { finishRow, ROW_WORDS, startRow } from './rtf-row.ts';
import { addCharacter, addText, endParagraph, type RtfState } from './rtf-state.ts';

const TEXT_WORDS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
};

const MARK_WORDS: Readonly<Record<string, (state: RtfState) => void>> = {
  par: (state) => endParagraph(state, 'paragraph'),
  sect: (state) => endParagraph(state, 'paragraph'),
  page: (state) => addText(state, '\n'),
  cell: (state) => endParagraph(state, 'cell'),
  nestcell: (state) => endParagraph(state, 'nested-cell'),
  row: (state) => endParagraph(state, 'row', finishRow(state.row)),
  nestrow: (state) => endParagraph(state, 'nested-row', finishRow(state.row)),
};

/** What a control word with a value does to the state of the group, the paragraph or the row. */
const STATE_WORDS: Readonly<Record<string, (state: RtfState, value: number | null) => void>> = {
  ansicpg: (state, value) => {
    state.codePage = codePageLabel(value ?? 1252);
  },
  f: (state, value) => {
    state.group.font = value ?? 0;
    if (state.group.destination === 'fonts') state.fonts.set(value ?? 0, { name: '', charset: null });
  },
  fcharset: (state, value) => {
    const font = state.fonts.get(state.group.font);
    if (state.group.destination === 'fonts' && font) state.fonts.set(state.group.font, { ...font, charset: value });
  },
  uc: (state, value) => {
    state.group.fallback = Math.max(0, value ?? 1);
  },
  u: (state, value) => {
    addCharacter(state, (value ?? 0x3f) & 0xffff);
    state.toSkip = state.group.fallback;
  },
  plain: (state) => {
    Object.assign(state.group, { isDeleted: false, isHidden: false, font: -1 });
  },
  deleted: (state, value) => {
    state.group.isDeleted = value !== 0;
  },
  v: (state, value) => {
    state.group.isHidden = value !== 0;
  },
  pard: (state) => {
    Object.assign(state.group, { inTable: false, depth: 1, outline: null });
  },
  intbl: (state) => {
    state.group.inTable = true;
  },
  itap: (state, value) => {
    state.group.depth = value ?? 1;
    state.group.inTable = (value ?? 1) > 0;
  },
  outlinelevel: (state, value) => {
    state.group.outline = value;
  },
  trowd: (state) => {
    state.row = startRow();
  },
};

/** Applies a control word; unknown words do nothing. */
export const applyWord = (state: RtfState, name: string, value: number | null): void => {
  const text = TEXT_WORDS[name];
  if (text !== undefined) addText(state, text);
  else if (MARK_WORDS[name]) MARK_WORDS[name](state);
  else if (STATE_WORDS[name]) STATE_WORDS[name](state, value);
  else if (ROW_WORDS[name] && state.group.destination !== 'skip') ROW_WORDS[name](state.row, value ?? 0);
};
