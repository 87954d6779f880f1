import type { Locator } from '../../model/index.ts';
import { isFormTitle } from '../form-title.ts';
import type { TableKind } from '../lexicon.ts';
import { monthOf } from '../read-schedule.ts';
import { extendHeader, MOST_COLUMNS, readHeader, type TableHeader } from '../table-header.ts';
import { isBlank, type Line, type Token } from '../token.ts';
import { cutRows } from './cut-rows.ts';
import { isScrambled } from './is-scrambled.ts';
import { rowsBetweenBlanks } from './rows-between-blanks.ts';

const rowLine = (cells: readonly Token[], block: number): Line => ({
  kind: 'row',
  geometry: 'order',
  rowEnds: true,
  cells,
  covers: [],
  at: cells[0]!.at,
  block,
});

const textLine = (token: Token, block: number): Line => ({
  kind: 'text',
  geometry: 'text',
  rowEnds: true,
  cells: [token],
  covers: [],
  at: token.at,
  block,
});

const KINDS: readonly TableKind[] = ['indicators', 'projects', 'tasks', 'funding'];

interface HeaderRun {
  readonly header: TableHeader;
  readonly cells: readonly Token[];
  readonly end: number;
}

/** Longest run of column labels from `from` that makes a header. */
const headerRunAt = (tokens: readonly Token[], from: number, block: number): HeaderRun | null => {
  let best: HeaderRun | null = null;
  const last = Math.min(tokens.length, from + MOST_COLUMNS + 1);
  for (const kind of KINDS) {
    let end = from;
    while (end < last && (isBlank(tokens[end]!) ? end > from : tokens[end]!.label?.columns[kind])) end++;
    while (end > from && isBlank(tokens[end - 1]!)) end--;
    const cells = tokens.slice(from, end).filter((token) => !isBlank(token));
    if (cells.length < 2 || (best && end <= best.end)) continue;
    const header = readHeader(rowLine(cells, block));
    if (header && header.kind === kind) best = { header, cells, end };
  }
  return best;
};

/** Second header rows that follow a header in the stream: 近两年指标值, 2022年, 2023年. */
const extendRun = (
  run: HeaderRun,
  tokens: readonly Token[],
  block: number,
): { header: TableHeader; lines: Line[]; end: number } => {
  let { header, end } = run;
  const lines: Line[] = [];
  for (let size = 3; size >= 1; ) {
    const line = end + size <= tokens.length ? rowLine(tokens.slice(end, end + size), block) : null;
    const wider = line && extendHeader(header, line);
    if (line && wider) {
      header = wider;
      lines.push(line);
      end += size;
      size = 3;
    } else size--;
  }
  return { header, lines, end };
};

const NOTE = /^(?:备注|注|说明|附件)[:：]|^扫一扫/;

const endsBody = ({ label, folded, lines }: Token): boolean => {
  if (NOTE.test(folded) || isFormTitle(lines)) return true;
  if (!label || label.category || label.dimension || label.otherDimension) return false;
  return label.field === null ? label.item === 'total' : label.columns.indicators !== 'name';
};

/** Where the body of a table ends: at a form label, or where its header is printed again on the next page. */
const bodyEnd = (tokens: readonly Token[], from: number, { kind }: TableHeader, block: number): number => {
  const repeats = (at: number): boolean =>
    tokens[at]!.label?.columns[kind] !== undefined && headerRunAt(tokens, at, block)?.header.kind === kind;
  let stop = from;
  while (stop < tokens.length && !endsBody(tokens[stop]!) && !repeats(stop)) stop++;
  return stop;
};

const isObjectiveLabel = ({ label }: Token): boolean => label?.field?.startsWith('objective') === true;

interface Cutter {
  readonly lines: Line[];
  /** Cells right behind a hard mark of a row end (`||||||`). */
  readonly starts: ReadonlySet<Locator>;
  current: Token[];
  /** Labels of objectives among them: a line may hold thousands, which are not to be counted anew for each. */
  objectives: number;
}

const holdsOnlyObjectives = ({ current, objectives }: Cutter): boolean => objectives === current.length;

const push = (cutter: Cutter, token: Token): void => {
  cutter.current.push(token);
  if (isObjectiveLabel(token)) cutter.objectives++;
};

/** Whether a cell that is no label begins a new line although the last one could go on. */
const breaksBefore = (cutter: Cutter, token: Token): boolean => {
  const { current, starts } = cutter;
  if (current.length === 0) return false;
  const last = current.at(-1)!;
  // `区级主管部门 | 区残联 | |||| ⏎ 资金金额`: a label and its value, then a hard mark. The value does not go on behind it.
  if (starts.has(token.at) && current[0]!.label && current.some((cell) => !cell.label && !isBlank(cell))) return true;
  const month = monthOf(token) !== null;
  if (monthOf(last) !== null && !month && !isBlank(token)) return true;
  return current.length > 1 && holdsOnlyObjectives(cutter) && !isBlank(token);
};

/** A category of expenditure behind its label (项目类别 | 特定目标类) is the value, although it is an item elsewhere. */
const isCategoryOf = (current: readonly Token[], { label }: Token): boolean =>
  current.length === 1 && current[0]!.label?.field === 'project-category' && label?.field === null;

const flush = (cutter: Cutter, block: number): void => {
  if (cutter.current.some((token) => !isBlank(token))) cutter.lines.push(rowLine(cutter.current, block));
  cutter.current = [];
  cutter.objectives = 0;
};

const takeToken = (cutter: Cutter, token: Token, block: number): void => {
  if (!token.folded.length) push(cutter, token);
  else if (isFormTitle(token.lines) && !token.label) {
    flush(cutter, block);
    cutter.lines.push(textLine(token, block));
  } else if (token.label && (token.label.field !== null || token.label.item !== null)) {
    const joins = isObjectiveLabel(token) && cutter.current.length > 0 && holdsOnlyObjectives(cutter);
    if (!joins && !isCategoryOf(cutter.current, token)) flush(cutter, block);
    push(cutter, token);
  } else {
    if (breaksBefore(cutter, token)) flush(cutter, block);
    push(cutter, token);
  }
};

const NO_STARTS: ReadonlySet<Locator> = new Set();

/**
 * Cuts a stream of cells without row ends into rows (单元格流): every label begins a row of its own, a run of column labels
 * is a header, and what follows a header of indicators, tasks or projects is cut by the row aligner until a form label ends
 * it; a body read column by column stays one line that is marked as scrambled.
 */
export const cutStream = (
  tokens: readonly Token[],
  block: number,
  starts: ReadonlySet<Locator> = NO_STARTS,
): Line[] => {
  const cutter: Cutter = { lines: [], starts, current: [], objectives: 0 };
  for (let at = 0; at < tokens.length; ) {
    const run = isBlank(tokens[at]!) ? null : headerRunAt(tokens, at, block);
    if (!run) {
      takeToken(cutter, tokens[at]!, block);
      at++;
      continue;
    }
    flush(cutter, block);
    const { header, lines, end } = extendRun(run, tokens, block);
    cutter.lines.push(rowLine(run.cells, block), ...lines);
    at = end;
    if (header.kind === 'funding') continue;
    const stop = bodyEnd(tokens, end, header, block);
    const body = tokens.slice(end, stop);
    if (header.kind === 'indicators' && isScrambled(body, header.roles))
      cutter.lines.push({ ...rowLine(body, block), isScrambled: true });
    else
      for (const row of rowsBetweenBlanks(body, header.roles) ?? cutRows(body, header.roles, starts))
        cutter.lines.push(rowLine(row, block));
    at = stop;
  }
  flush(cutter, block);
  return cutter.lines;
};
