import { wholeNumber } from './numbering.ts';
import type { OpenParagraph, StoryState } from './story-state.ts';
import { headingLevel, isOn } from './styles.ts';
import { symbolCharacter } from './symbol-fonts.ts';
import type { XmlElement } from './xml-events.ts';

/** Reacts to an opening element of a story. */
export type OpenHandler = (state: StoryState, element: XmlElement) => void;

/** Reacts to a closing element of a story. */
export type CloseHandler = (state: StoryState) => void;

const PAGE_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i;

/** Fields stand inside one another at most two or three deep; a file that only opens them must not cost more. */
const DEEPEST_FIELD = 50;

const paragraph = (state: StoryState): OpenParagraph | undefined => state.paragraphs.at(-1);

const isPrinted = (state: StoryState): boolean =>
  state.fields.every((field) => !field.inCode && !PAGE_FIELD.test(field.code));

/** Adds printed text to the open paragraph; hidden text (`w:vanish`) is kept apart. */
export const print = (state: StoryState, text: string): void => {
  const open = paragraph(state);
  if (!open || !isPrinted(state)) return;
  if (open.hidden) state.leftOut.hiddenTexts.push(text);
  else open.parts.push(text);
};

const openParagraph: OpenHandler = (state) => {
  const container = state.containers.at(-1)!;
  state.paragraphs.push({
    parts: container.carried === '' ? [] : [container.carried],
    boxes: [],
    style: null,
    level: null,
    numId: null,
    listLevel: null,
    markDeleted: false,
    label: null,
    inProperties: false,
    hidden: false,
    font: null,
    collecting: false,
  });
  container.carried = '';
};

/** Number of a list paragraph (`（一）`); Word prints it in front of an empty paragraph as well. */
const listLabel = (state: StoryState, open: OpenParagraph): string => {
  if (open.label !== null) return open.label;
  const style = state.styles.find(open.style);
  const numId = open.numId ?? style.numId;
  if (numId === null || numId === '0') return '';
  return state.lists.next(numId, open.listLevel ?? style.listLevel ?? 0);
};

const closeParagraph: CloseHandler = (state) => {
  const open = state.paragraphs.pop();
  const container = state.containers.at(-1);
  if (!open || !container) return;
  const printed = open.parts.join('').replaceAll('\u00AD', '');
  if (open.markDeleted) {
    container.carried = printed;
    for (const block of open.boxes) container.blocks.push(block);
    return;
  }
  const label = listLabel(state, open);
  const inCell = state.tables.length > 0;
  const text = label !== '' && (inCell || printed.trim() !== '') ? `${label}${printed.trimStart()}` : printed;
  const level = open.level ?? state.styles.find(open.style).level;
  if (text.trim() !== '') container.blocks.push({ kind: 'paragraph', text, level });
  for (const block of open.boxes) container.blocks.push(block);
};

const openRun: OpenHandler = (state) => {
  const open = paragraph(state);
  if (!open) return;
  open.hidden = state.styles.find(open.style).hidden ?? false;
  open.font = null;
};

const openField: OpenHandler = (state, element) => {
  const type = element.value('fldCharType');
  if (type === 'begin') {
    state.fields.push({ inCode: true, code: '' });
    if (state.fields.length > DEEPEST_FIELD) state.fields.shift();
  }
  if (type === 'separate') {
    const field = state.fields.at(-1);
    if (field) field.inCode = false;
  } else if (type === 'end') state.fields.pop();
};

/** State of a legacy check box: ☑ or ☐ in front of its label; of w:default and w:checked the later one holds. */
const openCheckBoxState: OpenHandler = (state, element) => {
  const open = paragraph(state);
  if (open && state.inCheckBox) open.parts[open.parts.length - 1] = isOn(element) ? '☑' : '☐';
};

const inProperties =
  (act: (open: OpenParagraph, element: XmlElement) => void): OpenHandler =>
  (state, element) => {
    const open = paragraph(state);
    if (open?.inProperties) act(open, element);
  };

const collect =
  (collecting: boolean): CloseHandler =>
  (state) => {
    const open = paragraph(state);
    if (open) open.collecting = collecting;
  };

/** Elements of paragraphs and runs as they open. */
export const PARAGRAPH_OPEN: Readonly<Record<string, OpenHandler>> = {
  p: openParagraph,
  pPr: (state) => {
    const open = paragraph(state);
    if (open) open.inProperties = true;
  },
  pStyle: inProperties((open, element) => {
    open.style = element.value('val') ?? null;
  }),
  outlineLvl: inProperties((open, element) => {
    open.level = headingLevel(element.value('val'));
  }),
  numId: inProperties((open, element) => {
    open.numId = element.value('val') ?? null;
  }),
  ilvl: inProperties((open, element) => {
    open.listLevel = wholeNumber(element.value('val'), 0);
  }),
  'wx:t': inProperties((open, element) => {
    // bullets are written as characters of symbol fonts
    const label = element.attribute('wx:val') ?? '';
    open.label = /[\uF000-\uF0FF·●■◆]/.test(label) ? '' : label;
  }),
  r: openRun,
  vanish: (state, element) => {
    const open = paragraph(state);
    if (open && !open.inProperties) open.hidden = isOn(element);
  },
  rStyle: (state, element) => {
    const open = paragraph(state);
    const hidden = state.styles.find(element.value('val') ?? null).hidden;
    if (open && !open.inProperties && hidden !== null) open.hidden = hidden;
  },
  rFonts: (state, element) => {
    const open = paragraph(state);
    if (open && !open.inProperties) open.font = element.value('ascii') ?? element.value('hAnsi') ?? null;
  },
  t: collect(true),
  'm:t': collect(true),
  tab: (state) => {
    if (!paragraph(state)?.inProperties) print(state, '\t');
  },
  ptab: (state) => print(state, '\t'),
  br: (state) => print(state, '\n'),
  cr: (state) => print(state, '\n'),
  noBreakHyphen: (state) => print(state, '-'),
  sym: (state, element) => {
    const code = Number.parseInt(element.value('char') ?? '', 16);
    print(state, symbolCharacter(element.value('font') ?? null, Number.isNaN(code) ? 0 : code));
  },
  fldChar: openField,
  fldSimple: (state, element) => {
    state.fields.push({ inCode: false, code: element.value('instr') ?? '' });
  },
  instrText: (state) => {
    state.inInstruction = true;
  },
  checkBox: (state) => {
    state.inCheckBox = state.paragraphs.length > 0;
    paragraph(state)?.parts.push('☐');
  },
  default: openCheckBoxState,
  checked: openCheckBoxState,
};

/** Elements of paragraphs and runs as they close. */
export const PARAGRAPH_CLOSE: Readonly<Record<string, CloseHandler>> = {
  p: closeParagraph,
  pPr: (state) => {
    const open = paragraph(state);
    if (open) open.inProperties = false;
  },
  t: collect(false),
  'm:t': collect(false),
  instrText: (state) => {
    state.inInstruction = false;
  },
  checkBox: (state) => {
    state.inCheckBox = false;
  },
  fldSimple: (state) => {
    state.fields.pop();
  },
};
