import type { DraftProject } from '../model/index.ts';
import { addField, type FormBuilder, startProject } from './form-builder.ts';
import type { LineState } from './line-state.ts';
import type { ReadContext } from './read-context.ts';
import { moneyUnitIn } from './read-funding.ts';
import { draftText, type Token } from './token.ts';

const ensureProject = (builder: FormBuilder, token: Token, part: 'name' | 'code'): DraftProject => {
  const current = builder.project;
  if (current && (part === 'code' ? current.code === null && current.indicators.length === 0 : current.name === null))
    return current;
  return startProject(builder, token.at);
};

/** Puts a value into the project being read; a second name or code starts another project. */
export const setProjectPart = (
  builder: FormBuilder,
  part: 'name' | 'code' | 'category' | 'purpose',
  value: Token,
): void => {
  const project =
    part === 'name' || part === 'code'
      ? ensureProject(builder, value, part)
      : (builder.project ?? startProject(builder, value.at));
  Object.assign(project, { [part]: draftText(value) });
};

/** Gives a value to the field its label names. */
export const placeField = (
  builder: FormBuilder,
  meaning: string,
  label: Token,
  value: Token,
  context: ReadContext,
): void => {
  if (meaning === 'project-name') setProjectPart(builder, 'name', value);
  else if (meaning === 'project-code') setProjectPart(builder, 'code', value);
  else if (meaning === 'project-category') setProjectPart(builder, 'category', value);
  else if (meaning === 'project-purpose') setProjectPart(builder, 'purpose', value);
  else if (meaning === 'duties' || meaning === 'tasks')
    builder.activities.push({
      kind: meaning === 'duties' ? 'duty' : 'task',
      name: null,
      text: { text: value.lines, at: value.at },
      amount: null,
      unit: null,
    });
  else if (meaning === 'money-unit') builder.unit = moneyUnitIn(`单位:${value.folded}`) ?? builder.unit;
  else if (meaning === 'description' || meaning === 'other-department') {
    context.ledger.ignore('field-without-record', value);
    return;
  } else if (meaning === 'form-note') {
    context.ledger.ignore('form-note', value);
    return;
  } else addField(builder, meaning, label.text, value);
  context.ledger.use(value);
};

/** Gives waiting text fields (部门职能概述 over its paragraph) the text below. */
export const placeOpenText = (builder: FormBuilder, state: LineState, value: Token, context: ReadContext): boolean => {
  if (!state.text) return false;
  placeField(builder, state.text.meaning, state.text.label, value, context);
  return true;
};

/**
 * The text of 预算规模及资金用途 where rows have no columns: the amounts stand beside the label, the text is the first
 * that no label claims.
 */
export const placePurposeBelow = (
  builder: FormBuilder,
  state: LineState,
  value: Token,
  context: ReadContext,
): boolean => {
  if (state.text?.meaning !== 'project-purpose' || state.text.label.column !== null) return false;
  placeOpenText(builder, state, value, context);
  state.text = null;
  return true;
};
