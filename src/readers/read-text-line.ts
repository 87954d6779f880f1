import { finding } from '../model/index.ts';
import { addField, currentRecords, type FormBuilder } from './form-builder.ts';
import { isFormTitle } from './form-title.ts';
import type { LineState } from './line-state.ts';
import { placePurposeBelow } from './place-field.ts';
import type { ReadContext } from './read-context.ts';
import { moneyUnitIn } from './read-funding.ts';
import { readLabelledRow } from './read-line.ts';
import { readLevelledProse } from './read-prose-indicators.ts';
import { draftText, joinTokens, type Line, makeToken, type Token } from './token.ts';

const INLINE = /^([^:：]{2,20})[:：](.*)$/s;
/** A label that ends with the place of the seal, and its value without a colon: `填报单位（盖章）某局`. */
const SEALED = /^([^:：()（）\s]{2,12}[(（](?:盖章|公章|签章|章)[)）])\s*(\S.*)$/s;
const GAPS = /\s{2,}|\t|\s+(?=(?:金额)?单位\s*[:：])/;
const HEADING = /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])/;
const CAPTION =
  /^[(（]?\s*20\d{2}年度?[)）]?$|^[^。；;:：]{0,24}20\d{2}年度?[^。；;:：]{0,16}(?:预算|绩效|项目|目标)[^。；;:：]{0,16}$|单位[:：]|^附件|^附表|^表[一二三四五六七八九十\d]/;
/** Level labels or signs with numbers: a row of targets that lost its cells. */
const HOLDS_TARGET =
  /^[\d.%,]+$|(?:\d{1,2}月底.*){2}|(?:[≥≤]|>=|<=)\d|(?:产出|效益|满意度|数量|质量|时效|成本|可持续影响)指标/;
const UNIT_LINE = /^(?:\d{3,6}|\[\d{3,6}\])[-_]?[\u3400-\u9fff]{4,}$/;
const NOTE = /^(?:备注|注|说明)[:：]/;

/** Cuts a line of captions at wide gaps: `填报单位：某局      金额单位：万元`. */
const partsOf = (token: Token): Token[] => {
  const parts = token.lines.split(GAPS).filter((part) => part.trim() !== '');
  return parts.length > 1 ? parts.map((part) => makeToken(part, token.at)) : [token];
};

/** A label and its value in one text: `填报单位（盖章）：某局` → both, or null. */
const inlinePair = (token: Token): readonly [Token, Token | null] | null => {
  const match = INLINE.exec(token.lines.trim()) ?? SEALED.exec(token.lines.trim());
  if (!match) return null;
  const label = makeToken(match[1]!, token.at);
  if (!label.label?.field) return null;
  return [label, match[2]!.trim() === '' ? null : makeToken(match[2]!, token.at)];
};

const readCaption = (builder: FormBuilder, part: Token, context: ReadContext): boolean => {
  const unit = moneyUnitIn(part.folded);
  if (unit && /单位/.test(part.folded) && part.folded.length <= 12) {
    builder.unit = unit;
    context.ledger.use(part);
    return true;
  }
  if (CAPTION.test(part.folded) && part.folded.length <= 16 && !part.label && !inlinePair(part)) {
    builder.captions.push(draftText(part));
    context.ledger.use(part);
    return true;
  }
  if (UNIT_LINE.test(part.folded) && !part.label) {
    addField(builder, 'filing-unit', part.text, part);
    context.ledger.use(part);
    return true;
  }
  return false;
};

/** Reads a text that carries its own label: `单位：万元`, `填报单位：某局`, `731001某局本级`; false when it carries none. */
export const readCaptionText = (builder: FormBuilder, state: LineState, token: Token, context: ReadContext): boolean =>
  partsOf(token)
    .map((part) => readCaptionPart(builder, state, part, context))
    .some(Boolean);

const readCaptionPart = (builder: FormBuilder, state: LineState, part: Token, context: ReadContext): boolean => {
  if (readCaption(builder, part, context)) return true;
  const pair = inlinePair(part);
  if (pair) {
    state.objectives = [];
    state.text = null;
    readLabelledRow(
      builder,
      state,
      pair.filter((token) => token !== null),
      context,
    );
    return true;
  }
  if (part.label?.field) {
    state.objectives = [];
    state.text = null;
    readLabelledRow(builder, state, [part], context);
    return true;
  }
  return false;
};

const appendObjective = (builder: FormBuilder, state: LineState, token: Token): boolean => {
  const [open] = state.objectives;
  if (!open) return false;
  const { objectives } = currentRecords(builder);
  const last = objectives.at(-1);
  if (last && last.term === open.term && state.text?.label === open.label)
    objectives[objectives.length - 1] = {
      ...last,
      text: { text: `${last.text.text}\n${token.lines}`, at: last.text.at },
    };
  else {
    objectives.push({ term: open.term, text: { text: token.lines, at: token.at }, result: null });
    state.text = { meaning: 'objective', label: open.label };
  }
  return true;
};

/** Reads a line of running text inside a form: captions, inline labels, text below a label; the rest is narrative. */
export const readTextLine = (builder: FormBuilder, state: LineState, line: Line, context: ReadContext): void => {
  const token = line.cells[0]!;
  if (NOTE.test(token.folded)) {
    context.ledger.ignore('form-note', token);
    return;
  }
  if (isFormTitle(token.lines)) {
    state.objectives = [];
    state.text = null;
    context.ledger.ignore('heading', token);
    return;
  }
  const prose = readLevelledProse(token.lines, token.at, state.levelHeading);
  if (prose) {
    currentRecords(builder).indicators.push(...prose);
    context.ledger.use(token);
    return;
  }
  if (readCaptionText(builder, state, token, context)) return;
  if (HEADING.test(token.folded)) {
    readHeadingLabel(builder, state, token, context);
    return;
  }
  if (appendObjective(builder, state, token)) {
    context.ledger.use(token);
    return;
  }
  if (placePurposeBelow(builder, state, token, context)) return;
  if (CAPTION.test(token.folded) && token.folded.length <= 40) {
    builder.captions.push(draftText(token));
    context.ledger.use(token);
    return;
  }
  if (HOLDS_TARGET.test(token.folded)) {
    context.ledger.flag('unread-cell', token);
    context.note(
      finding(
        'unread-cell',
        'warning',
        `a text that looks like targets was not read: ${token.text.slice(0, 60)}`,
        token.at,
      ),
    );
  } else context.ledger.ignore('narrative', token);
};

/** `一、总体绩效目标` opens objectives for the paragraphs below; other headings close them. */
const readHeadingLabel = (builder: FormBuilder, state: LineState, token: Token, context: ReadContext): void => {
  state.objectives = [];
  state.text = null;
  const bare = makeToken(token.text.replace(HEADING, ''), token.at);
  state.levelHeading = bare.label?.category ? bare.text : null;
  if (bare.label?.field?.startsWith('objective') && bare.label.field !== 'objective-result')
    readLabelledRow(builder, state, [joinTokens([bare])], context);
  context.ledger.ignore('heading', token);
};
