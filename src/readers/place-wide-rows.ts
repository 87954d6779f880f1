import { currentRecords, type FormBuilder, startProject } from './form-builder.ts';
import { addFunding } from './read-funding.ts';
import type { IndicatorRow, RowOwner } from './read-indicators.ts';
import { draftText } from './token.ts';

/** Starts the project that a row of a wide list names, with the amounts and objective of the row. */
const startOwner = (builder: FormBuilder, owner: RowOwner): void => {
  if (owner.unit) builder.fields.push({ meaning: 'department', label: owner.unit.text, value: draftText(owner.unit) });
  if (owner.isHeading && owner.unit) builder.group = { unit: draftText(owner.unit), category: null };
  if (!owner.project) return;
  const before = builder.group.unit ?? builder.project?.unit ?? null;
  const project = startProject(builder, owner.project.at);
  project.unit = owner.unit ? draftText(owner.unit) : before;
  project.name = draftText(owner.project);
  if (owner.category) project.category = draftText(owner.category);
  if (owner.purpose) project.purpose = draftText(owner.purpose);
  if (owner.budget) {
    const label = { ...owner.budget, label: null, text: owner.budgetLabel };
    addFunding(builder, { label, item: 'total', amount: owner.budget, phase: 'budget' });
  }
  for (const { label, amount } of owner.amounts) {
    const item = label.label?.item;
    if (item && item !== 'subtotal')
      addFunding(builder, { label, item, amount, phase: label.label?.phase ?? 'budget' });
  }
  if (owner.objective) {
    const text = { text: owner.objective.lines, at: owner.objective.at };
    project.objectives.push({ term: 'annual', text, result: null });
  }
};

/** Gives indicator rows to the project being read; rows of wide lists begin their own. */
export const placeIndicatorRows = (builder: FormBuilder, rows: readonly IndicatorRow[]): void => {
  for (const { owner, indicators } of rows) {
    if (owner && (owner.project || owner.isHeading || indicators.length > 0)) startOwner(builder, owner);
    currentRecords(builder).indicators.push(...indicators);
  }
};
