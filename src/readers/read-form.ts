import { isOnlyPersonal } from '../../normalizers/text/redact-personal.ts';
import { type DraftForm, finding, type Term } from '../model/index.ts';
import { alignRow, GRID_BINDING, NO_BINDING, SLOT_BINDING } from './align-row.ts';
import { joinLabels } from './carrier/join-labels.ts';
import type { Section } from './cut-sections.ts';
import { currentRecords, type FormBuilder, listProject, openForm, startProject } from './form-builder.ts';
import { joinTorn } from './join-torn.ts';
import { PERSONAL_DATA } from './ledger.ts';
import type { ReadContext } from './read-context.ts';
import { addFunding, isAmount, moneyUnitIn, readFundingRow } from './read-funding.ts';
import { type IndicatorRow, type RowOwner, readIndicatorRows } from './read-indicators.ts';
import {
  growObjective,
  isFormLabel,
  type LineState,
  newLineState,
  placeObjective,
  placeOpenText,
  readLabelledRow,
  setProjectPart,
} from './read-line.ts';
import { readScheduleHeader, readScheduleValues, type ScheduleHeader } from './read-schedule.ts';
import { readCaptionText, readTextLine } from './read-text-line.ts';
import {
  extendHeader,
  impliedHeader,
  placeRoles,
  readHeader,
  repeatsHeader,
  type TableHeader,
} from './table-header.ts';
import { takeCode } from './take-codes.ts';
import { tokenTraits } from './text-traits.ts';
import { draftText, isBlank, joinTokens, type Line, solidCells, type Token } from './token.ts';

interface FormState extends LineState {
  table: { header: TableHeader; readonly body: Line[]; growing: boolean } | null;
  schedule: ScheduleHeader | null;
  /** Term in force for indicator tables below: 长期目标 → long-term. */
  term: Term | null;
  longTermYear: number | null;
}

/** Labels that end the body of an indicator table. */
const endsIndicators = (line: Line): boolean => {
  const first = solidCells(line)[0];
  const label = first?.label;
  if (!first || !label) return false;
  if (label.category || label.dimension || label.otherDimension) return false;
  return label.field === null ? label.item === 'total' : label.columns.indicators !== 'name';
};

const YEAR_IN_LABEL = /(20\d{2})年/;

/** The term of an indicator table is printed in its section label (长期绩效指标), its last year at the objective (截止2025年). */
const noteTerm = (state: FormState, line: Line): void => {
  for (const { label, folded } of [...line.covers, ...solidCells(line)]) {
    if (label?.field === 'objective-long') state.longTermYear = Number(YEAR_IN_LABEL.exec(folded)?.[1]) || null;
    if (label?.field === 'indicators-section')
      state.term = folded.startsWith('长期') ? 'long-term' : folded.startsWith('中期') ? 'medium-term' : null;
  }
};

const startOwner = (builder: FormBuilder, owner: RowOwner): void => {
  if (owner.unit) builder.fields.push({ meaning: 'department', label: owner.unit.text, value: draftText(owner.unit) });
  if (!owner.project) return;
  const before = builder.project?.unit ?? null;
  const project = startProject(builder, owner.project.at);
  project.unit = owner.unit ? draftText(owner.unit) : before;
  project.name = draftText(owner.project);
  if (owner.category) project.category = draftText(owner.category);
  if (owner.purpose) project.purpose = draftText(owner.purpose);
  if (owner.budget) {
    const label = { ...owner.budget, label: null, text: '预算数' };
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

const emitRows = (builder: FormBuilder, rows: readonly IndicatorRow[]): void => {
  for (const { owner, indicators } of rows) {
    if (owner && (owner.project || indicators.length > 0)) startOwner(builder, owner);
    currentRecords(builder).indicators.push(...indicators);
  }
};

const bindingOf = (line: Line) =>
  line.geometry === 'grid' ? GRID_BINDING : line.geometry === 'slots' ? SLOT_BINDING : NO_BINDING;

type CellsByRole = ReadonlyMap<string, Token>;

const readPlainRow = (header: TableHeader, line: Line, context: ReadContext): CellsByRole => {
  const cells = new Map<string, Token>();
  for (const { role, token, cells: parts } of alignRow(line.cells, header.roles, bindingOf(line)).assignments) {
    if (role < 0 || isBlank(token)) continue;
    cells.set(header.roles[role]!.id, token);
    context.ledger.use(...parts);
  }
  return cells;
};

const readTask = (builder: FormBuilder, header: TableHeader, line: Line, context: ReadContext): boolean => {
  const cells = readPlainRow(header, line, context);
  const [name, text, amount] = [cells.get('task-name'), cells.get('task-text'), cells.get('task-amount')];
  if (!name && !text) return false;
  const unit = moneyUnitIn(header.roles.find(({ id }) => id === 'task-amount')?.header?.folded ?? '') ?? builder.unit;
  builder.activities.push({
    kind: 'task',
    name: name ? draftText(name) : null,
    text: text ? { text: text.lines, at: text.at } : draftText(name!),
    amount: amount ? draftText(amount) : null,
    unit,
  });
  return true;
};

const readProjectRow = (builder: FormBuilder, header: TableHeader, line: Line, context: ReadContext): boolean => {
  const cells = readPlainRow(header, line, context);
  const name = cells.get('project-name');
  if (!name || name.label?.item === 'total') return name !== undefined;
  const project = listProject(builder, name.at);
  project.name = draftText(name);
  const [category, purpose] = [cells.get('project-category'), cells.get('purpose')];
  if (category) project.category = draftText(category);
  if (purpose) project.purpose = draftText(purpose);
  const owner = builder.project;
  builder.project = project;
  for (const [id, phase] of [
    ['budget-total', 'multi-year-total'],
    ['budget', 'budget'],
  ] as const) {
    const amount = cells.get(id);
    const role = header.roles.find((candidate) => candidate.id === id);
    if (amount && role?.header && isAmount(amount))
      addFunding(builder, { label: role.header, item: 'total', amount, phase, unit: moneyUnitIn(role.header.folded) });
  }
  builder.project = owner;
  return true;
};

const closeTable = (builder: FormBuilder, state: FormState, context: ReadContext): void => {
  const { table } = state;
  state.table = null;
  if (!table || table.header.kind !== 'indicators') return;
  emitRows(
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
    case 'indicators':
      if (endsIndicators(line) || readHeader(line)) return false;
      table.body.push(line);
      return true;
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
  state.objectives = [];
  state.text = null;
  state.growing = null;
  const unit =
    moneyUnitIn(header.section?.folded ?? '') ??
    header.roles.map((role) => moneyUnitIn(role.header?.folded ?? '')).find(Boolean);
  if (unit && header.kind === 'funding') builder.unit = unit;
  if (/^支出构成/.test(header.section?.folded ?? '')) builder.side = 'expenditure';
  state.table = { header, body: [], growing: true };
};

const openSchedule = (
  builder: FormBuilder,
  line: Line,
  header: ScheduleHeader,
  context: ReadContext,
): ScheduleHeader => {
  context.ledger.use(...solidCells(line));
  builder.project ??= startProject(builder, line.at);
  return header;
};

const readSchedule = (builder: FormBuilder, header: ScheduleHeader, line: Line, context: ReadContext): boolean => {
  const read = readScheduleValues(header, line);
  const project = builder.project;
  if (!read || !project) return false;
  context.ledger.use(...solidCells(line));
  if (read.ambiguous) {
    const printed = solidCells(line)
      .map(({ text }) => text)
      .join(' | ');
    context.note(
      finding(
        'ambiguous-value',
        'error',
        `expenditure schedule: ${header.months.length} months but the cells read ${printed}`,
        line.at,
        { before: printed },
      ),
    );
    return true;
  }
  read.months.forEach((month, index) => {
    const value = read.values[index];
    if (value) project.schedule.push({ month, percent: draftText(value) });
  });
  return true;
};

const FIRST_ITEM = /^(?:目标|任务)?[(（]?(?:1|一|①)[)）]?[.、:：．]?/;

/** One glued text for two labels is cut where its numbering starts again: `目标1：…目标2：…目标1：…`. */
const splitAtRestart = (token: Token): Token[] => {
  const marker = /^(?:目标|任务)?[(（]?(?:1|一|①)[)）]?[.、:：．]/.exec(token.lines.trimStart())?.[0];
  if (!marker) return [token];
  const start = token.lines.indexOf(marker);
  const again = token.lines.indexOf(marker, start + marker.length);
  if (again < 0 || token.lines.indexOf(marker, again + marker.length) >= 0) return [token];
  return [joinTokens([token], token.lines.slice(0, again)), joinTokens([token], token.lines.slice(again))];
};

/** Parts several texts over the labels above them: one each, or anew where the numbering starts again. */
const distributeTexts = (texts: readonly Token[], waiting: number, context: ReadContext): Token[] => {
  if (texts.length === 1 && waiting >= 2) return splitAtRestart(texts[0]!);
  if (texts.length <= waiting) return [...texts];
  const starts = texts.flatMap(({ folded }, index) => (FIRST_ITEM.test(folded) ? [index] : []));
  if (starts.length < 2 || starts.length > waiting || starts[0] !== 0) {
    const joined = joinTorn(texts, context);
    if (waiting > 1)
      context.note(
        finding(
          'ambiguous-value',
          'warning',
          `${texts.length} cells below ${waiting} labels: ${joined.text.slice(0, 60)}`,
          joined.at,
        ),
      );
    return [joined];
  }
  return starts.map((start, index) => joinTokens(texts.slice(start, starts[index + 1])));
};

const FEWEST_HEADER_CELLS = 4;

/** A run of labels without any value between them that is no header we know: the rows below it cannot be read. */
const isUnknownHeader = (tokens: readonly Token[]): boolean => {
  let run = 0;
  let longest = 0;
  for (const { label } of tokens) {
    run = label !== null && label.item === null && !label.field?.startsWith('objective') ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  const isColumn = ({ label }: Token): boolean => label !== null && Object.keys(label.columns).length > 0;
  return (
    longest >= FEWEST_HEADER_CELLS - 1 && tokens.length >= FEWEST_HEADER_CELLS && tokens.filter(isColumn).length >= 2
  );
};

/** Level labels and amounts are never part of a running text: a row that holds one belongs to a table. */
const holdsRecord = (token: Token): boolean =>
  token.label?.category != null || token.label?.dimension != null || (isAmount(token) && !/^\d$/.test(token.folded));

/** Gives the cells of an unlabelled row to the objectives or texts that wait for them. */
const placeLoose = (builder: FormBuilder, state: FormState, left: readonly Token[], context: ReadContext): boolean => {
  const texts = left.filter((token) => token.folded.length > 1);
  if (texts.length === 0) return true;
  if (texts.some(holdsRecord)) return false;
  const waiting = state.objectives;
  if (waiting.length > 0) {
    const values = distributeTexts(texts, waiting.length, context);
    const targets = waiting.slice(waiting.length - values.length);
    targets.forEach((target, index) => placeObjective(builder, target, values[index]!));
    context.ledger.use(...values);
    return true;
  }
  if (state.text) return placeOpenText(builder, state, joinTorn(texts, context), context);
  const rest = withoutLabelPart(texts, context);
  return rest.length > 0 && state.growing !== null && growObjective(builder, state, joinTorn(rest, context), context);
};

const LONGEST_LABEL_PART = 6;

/** A short text in the first column beside other cells is what is left of the label there: `坝双口协 | 2.进一步弘扬…`. */
const withoutLabelPart = (texts: readonly Token[], context: ReadContext): readonly Token[] => {
  const [first, ...rest] = texts;
  if (!first || rest.length === 0 || first.column !== 0 || first.folded.length > LONGEST_LABEL_PART) return texts;
  context.ledger.ignore('destroyed-label', first);
  return rest;
};

const readRow = (builder: FormBuilder, state: FormState, line: Line, context: ReadContext): void => {
  if (state.schedule && readSchedule(builder, state.schedule, line, context)) {
    state.schedule = null;
    return;
  }
  const months = readScheduleHeader(line);
  if (months) {
    state.schedule = openSchedule(builder, line, months, context);
    return;
  }
  const tokens = line.geometry === 'slots' ? joinLabels(solidCells(line)) : solidCells(line);
  if (isUnknownHeader(tokens)) refuseTable(state, tokens, context);
  else if (tokens.some(isFormLabel)) readLabels(builder, state, line, tokens, context);
  else {
    const left = tokens.filter((token) => !readCaptionText(builder, state, token, context));
    if (left.length > 0 && !placeLoose(builder, state, left, context)) state.loose.push(left);
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

/** A row with labels closes what the rows above left open; what no label claims stays for the ledger. */
const readLabels = (
  builder: FormBuilder,
  state: FormState,
  line: Line,
  tokens: readonly Token[],
  context: ReadContext,
): void => {
  state.objectives = [];
  state.text = null;
  state.growing = null;
  const unclaimed = readLabelledRow(builder, state, tokens, context);
  const { code, rest } = takeCode(unclaimed, context);
  if (code) {
    setProjectPart(builder, 'code', code);
    context.ledger.use(code);
  }
  const left = rest.filter((token) => !readCaptionText(builder, state, token, context));
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

const GLUED_MONTHS = /(?:\d{1,2}月底?){2,}$/;
const GLUED_PERCENTS = /^(?:\d{1,3}(?:\.\d+)?%){2,}$/;

/** Percents of a schedule printed without a gap: `25%50%75%100%`. */
const partPercents = (line: Line): Line => {
  const [cell] = line.cells;
  const pieces = cell!.folded.match(/\d{1,3}(?:\.\d+)?%/g) ?? [];
  return { ...line, kind: 'row', geometry: 'order', cells: pieces.map((piece) => joinTokens([cell!], piece)) };
};

const readFormLine = (builder: FormBuilder, state: FormState, printed: Line, context: ReadContext): void => {
  const line = withoutPersonal(printed, context);
  if (solidCells(line).length === 0) return;
  if (line.kind === 'text') {
    if (line.isHeading) closeTable(builder, state, context);
    if (
      state.schedule &&
      GLUED_PERCENTS.test(line.cells[0]!.folded) &&
      readSchedule(builder, state.schedule, partPercents(line), context)
    ) {
      state.schedule = null;
      return;
    }
    state.loose = [];
    if (state.objectives.length > 1 && !line.cells[0]!.label && placeLoose(builder, state, line.cells, context)) return;
    readTextLine(builder, state, line, context);
    return;
  }
  if (readTableLine(builder, state, line, context)) return;
  closeTable(builder, state, context);
  noteTerm(state, line);
  const header = readHeader(line) ?? impliedHeader(line);
  if (header?.isImplied) {
    openTable(builder, state, header, context);
    state.table?.body.push(line);
  } else if (header) openTable(builder, state, header, context);
  else readRow(builder, state, line, context);
};

/** Reads one printed form: labelled values, funds, schedule, objectives and indicator tables, whatever their order. */
export const readForm = (section: Section, context: ReadContext): DraftForm => {
  const at = section.title?.at ?? section.lines[0]?.at ?? 'b1';
  const builder = openForm(section.title, at);
  const state: FormState = { ...newLineState(), table: null, schedule: null, term: null, longTermYear: null };
  for (const line of section.lines) readFormLine(builder, state, line, context);
  closeTable(builder, state, context);
  return builder.form;
};
