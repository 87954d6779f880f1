import { isOnlyPersonal } from '../../normalizers/text/redact-personal.ts';
import { type DraftForm, finding } from '../model/index.ts';
import { joinLabels } from './carrier/join-labels.ts';
import type { Section } from './cut-sections.ts';
import { endsIndicators, isApprovalBox } from './ends-indicators.ts';
import { type FormBuilder, openForm } from './form-builder.ts';
import { isFormTitle } from './form-title.ts';
import { termsOfHalves } from './header-term.ts';
import { PERSONAL_DATA } from './ledger.ts';
import { type LineState, newLineState } from './line-state.ts';
import { placePurposeBelow, setProjectPart } from './place-field.ts';
import { placeLooseTexts } from './place-loose-texts.ts';
import { gluedSchedule, openSchedule, placeSchedule } from './place-schedule.ts';
import { placeIndicatorRows } from './place-wide-rows.ts';
import type { ReadContext } from './read-context.ts';
import { isAmount, moneyUnitIn, readFundingRow } from './read-funding.ts';
import { placeAmountsUnder, readInlineItem } from './read-funding-item.ts';
import { readIndicatorRows } from './read-indicators.ts';
import { isFormLabel, readLabelledRow } from './read-line.ts';
import { readProjectRow, readTask } from './read-plain-tables.ts';
import { readScheduleHeader, type ScheduleHeader } from './read-schedule.ts';
import { readCaptionText, readTextLine } from './read-text-line.ts';
import { settlePhases } from './settle-phases.ts';
import { settleSides } from './settle-sides.ts';
import {
  extendHeader,
  headerYear,
  impliedHeader,
  placeRoles,
  readHeader,
  repeatsHeader,
  type TableHeader,
} from './table-header.ts';
import { newTermState, noteTerm, type TermState, takeTermAbove } from './table-term.ts';
import { takeCode } from './take-codes.ts';
import { joinTokens, type Line, solidCells, type Token } from './token.ts';
import { isUnknownHeader } from './unknown-header.ts';
import { withoutSection } from './without-section.ts';

interface FormState extends LineState, TermState {
  table: { header: TableHeader; readonly body: Line[]; growing: boolean } | null;
  schedule: ScheduleHeader | null;
}

const closeTable = (builder: FormBuilder, state: FormState, context: ReadContext): void => {
  const { table } = state;
  state.table = null;
  if (table?.header.kind !== 'indicators') return;
  placeIndicatorRows(
    builder,
    readIndicatorRows(
      table.header,
      table.body,
      { term: state.term, termYear: state.term === 'long-term' ? state.longTermYear : null },
      context,
    ),
  );
};

const beginsWithLabel = (line: Line): boolean => {
  const first = solidCells(line)[0];
  return first !== undefined && isFormLabel(first) && first.label?.item === null;
};

/** Body rows of a table; false when the line does not belong to it. */
const readTableLine = (builder: FormBuilder, state: FormState, line: Line, context: ReadContext): boolean => {
  const { table } = state;
  if (!table) return false;
  if (repeatsHeader(table.header, line)) {
    context.ledger.ignore('header-repeated', ...solidCells(line));
    return true;
  }
  const wider = table.growing ? (extendHeader(table.header, line) ?? placeRoles(table.header, line)) : null;
  if (wider) {
    state.table = { ...table, header: wider };
    context.ledger.use(...solidCells(line));
    return true;
  }
  table.growing = false;
  switch (table.header.kind) {
    case 'indicators': {
      const row = withoutSection(line, context);
      if (endsIndicators(row) || readHeader(row)) return false;
      table.body.push(row);
      return true;
    }
    case 'funding':
      return (
        !readHeader(line) &&
        !(beginsWithLabel(line) && solidCells(line)[0]!.label?.field !== 'funding-section') &&
        readFundingRow(builder, table.header, line, context)
      );
    case 'tasks':
      return !beginsWithLabel(line) && !readHeader(line) && readTask(builder, table.header, line, context);
    case 'projects':
      return !beginsWithLabel(line) && !readHeader(line) && readProjectRow(builder, table.header, line, context);
  }
};

const openTable = (builder: FormBuilder, state: FormState, header: TableHeader, context: ReadContext): void => {
  context.ledger.use(...header.tokens, header.section);
  const roles = termsOfHalves(header.roles, state.objectives);
  state.objectives = [];
  state.text = null;
  state.growing = null;
  const unit =
    moneyUnitIn(header.section?.folded ?? '') ??
    header.roles.map((role) => moneyUnitIn(role.header?.folded ?? '')).find(Boolean);
  if (unit && header.kind === 'funding') builder.unit = unit;
  if (/^支出构成/.test(header.section?.folded ?? '')) builder.side = 'expenditure';
  if (header.kind === 'indicators') takeTermAbove(state, header.section, context);
  state.table = { header: { ...header, roles }, body: [], growing: true };
};

/** Carriers whose cells stand in known columns. */
const HAS_COLUMNS: ReadonlySet<Line['geometry']> = new Set(['grid', 'slots']);
/** The year of the form, cut at its blanks: `（ | 2019 | 年度）`. */
const YEAR_CAPTION = /^[(（]20\d{2}年度?[)）]$/;

const readRow = (builder: FormBuilder, state: FormState, line: Line, context: ReadContext): void => {
  if (state.schedule && placeSchedule(builder, state.schedule, line, context)) {
    state.schedule = null;
    return;
  }
  const months = readScheduleHeader(line);
  if (months) {
    state.schedule = openSchedule(builder, line, months, context);
    return;
  }
  const tokens = line.geometry === 'slots' ? joinLabels(solidCells(line)) : solidCells(line);
  if (HAS_COLUMNS.has(line.geometry) && tokens.every(isAmount) && placeAmountsUnder(builder, state, tokens, context))
    return;
  if (!tokens.every(({ label }) => label !== null)) state.unfilled = [];
  if (isUnknownHeader(tokens)) refuseTable(state, tokens, context);
  else if (tokens.some(isFormLabel)) readLabels(builder, state, line, tokens, context);
  else {
    // Years side by side are headings of columns, not the year of the form.
    const isYears = tokens.filter((token) => headerYear(token) !== null).length > 1;
    const cells = YEAR_CAPTION.test(tokens.map(({ folded }) => folded).join('')) ? [joinTokens(tokens)] : tokens;
    const left = isYears ? cells : cells.filter((token) => !readCaptionText(builder, state, token, context));
    if (left.length > 0 && !placeLooseTexts(builder, state, left, context)) state.loose.push(left);
  }
};

/** Says that a table could not be read; its cells stay flagged in the ledger. */
const refuseTable = (state: FormState, tokens: readonly Token[], context: ReadContext): void => {
  [state.objectives, state.text, state.growing, state.loose] = [[], null, null, []];
  const labels = tokens.map(({ text }) => text).join(' | ');
  context.ledger.flag('unknown-layout', ...tokens);
  const message = `expected the header of a known table, found ${labels}; the rows below were not read`;
  context.note(finding('unknown-layout', 'warning', message, tokens[0]!.at, { before: labels }));
};

/** Refuses the body of a table whose names and values stand in separate runs; which value belongs to which name is lost. */
const refuseScrambled = (state: FormState, line: Line, context: ReadContext): void => {
  state.table = null;
  const cells = solidCells(line);
  const text = cells.map(({ text }) => text).join(' | ');
  context.ledger.flag('column-scrambled', ...cells);
  const message = `names and values stand in separate runs, the rows were not read: ${text.slice(0, 80)}`;
  context.note(finding('column-scrambled', 'error', message, line.at, { before: text }));
};

/** The text of 预算规模及资金用途 stands below the amounts beside the label. */
const isPurposeOpen = ({ text }: FormState, tokens: readonly Token[]): boolean =>
  text?.meaning === 'project-purpose' && tokens.every(({ label }) => label === null || label.item !== null);

/** A row with labels closes what the rows above left open; what no label claims stays for the ledger. */
const readLabels = (
  builder: FormBuilder,
  state: FormState,
  line: Line,
  tokens: readonly Token[],
  context: ReadContext,
): void => {
  state.objectives = [];
  if (!isPurposeOpen(state, tokens)) state.text = null;
  state.growing = null;
  const unclaimed = readLabelledRow(builder, state, tokens, context, line);
  const { code, rest } = takeCode(unclaimed, context);
  if (code) {
    setProjectPart(builder, 'code', code);
    context.ledger.use(code);
  }
  const left = rest.filter(
    (token) =>
      !readInlineItem(builder, state, token, context) &&
      !placePurposeBelow(builder, state, token, context) &&
      !readCaptionText(builder, state, token, context),
  );
  state.loose = [];
  for (const token of left) if (isLabelPart(line, token)) context.ledger.ignore('destroyed-label', token);
};

/** A text without meaning in the label column beside labels and values: recognition destroyed it. */
const isLabelPart = (line: Line, token: Token): boolean =>
  line.geometry === 'slots' && token.column === 0 && token === solidCells(line)[0];

/** The line without cells that hold nothing but contact names and phone numbers. */
const withoutPersonal = (line: Line, context: ReadContext): Line => {
  if (!line.cells.some(({ lines }) => isOnlyPersonal(lines))) return line;
  context.ledger.ignore(PERSONAL_DATA, ...line.cells.filter(({ lines }) => isOnlyPersonal(lines)));
  return { ...line, cells: line.cells.filter(({ lines }) => !isOnlyPersonal(lines)) };
};

/** `第2页` in a row of its own: sheets that were printed to be copied hold it between the rows. */
const isPageNumber = (line: Line): boolean => {
  const [cell, ...more] = solidCells(line);
  return more.length === 0 && /^(?:第\d{1,4}页(?:[,，]?共\d{1,4}页)?|[-—–]+\d{1,4}[-—–]+)$/.test(cell?.folded ?? '');
};

/** A schedule printed as running text: its months, then its percents. */
const readGluedSchedule = (builder: FormBuilder, state: FormState, line: Line, context: ReadContext): boolean => {
  const glued = gluedSchedule(line);
  if (glued?.months) {
    state.schedule = openSchedule(builder, line, glued.months, context);
    return true;
  }
  if (!glued?.values || !state.schedule || !placeSchedule(builder, state.schedule, glued.values, context)) return false;
  state.schedule = null;
  return true;
};

/** Cells over a header of two rows; the unit of money that one of them prints holds for the amounts below. */
const takeHeads = (builder: FormBuilder, { heads = [] }: Line, context: ReadContext): void => {
  context.ledger.use(...heads);
  builder.unit = heads.map(({ folded }) => moneyUnitIn(folded)).find(Boolean) ?? builder.unit;
};

const readFormLine = (builder: FormBuilder, state: FormState, printed: Line, context: ReadContext): void => {
  const line = withoutPersonal(printed, context);
  if (solidCells(line).length === 0) return;
  if (line.kind === 'text') {
    if (line.isHeading) closeTable(builder, state, context);
    if (readGluedSchedule(builder, state, line, context)) return;
    state.loose = [];
    const isTitle = isFormTitle(line.cells[0]!.lines);
    if (
      state.objectives.length > 1 &&
      !isTitle &&
      !line.cells[0]!.label &&
      placeLooseTexts(builder, state, line.cells, context)
    )
      return;
    readTextLine(builder, state, line, context);
    return;
  }
  if (isPageNumber(line)) {
    context.ledger.ignore('page-number', ...solidCells(line));
    return;
  }
  if (line.isScrambled) {
    refuseScrambled(state, line, context);
    return;
  }
  if (readTableLine(builder, state, line, context)) return;
  closeTable(builder, state, context);
  if (isApprovalBox(line)) {
    context.ledger.ignore('approval-box', ...solidCells(line));
    return;
  }
  noteTerm(state, line);
  const header = readHeader(line) ?? impliedHeader(line);
  if (header?.isImplied) {
    openTable(builder, state, header, context);
    state.table?.body.push(line);
  } else if (header) {
    takeHeads(builder, line, context);
    openTable(builder, state, header, context);
  } else readRow(builder, state, line, context);
};

/** Reads one printed form: labelled values, funds, schedule, objectives and indicator tables, whatever their order. */
export const readForm = (section: Section, context: ReadContext): DraftForm => {
  const at = section.title?.at ?? section.lines[0]?.at ?? 'b1';
  const builder = openForm(section.title, at);
  const state: FormState = { ...newLineState(), table: null, schedule: null, ...newTermState() };
  for (const line of section.lines) readFormLine(builder, state, line, context);
  closeTable(builder, state, context);
  builder.form.funding.splice(0, Infinity, ...settleSides(builder.form.funding));
  for (const project of builder.projects) project.funding.splice(0, Infinity, ...settlePhases(project.funding));
  return builder.form;
};
