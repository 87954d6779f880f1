import { finding } from '../model/index.ts';
import { type FormBuilder, startProject } from './form-builder.ts';
import type { ReadContext } from './read-context.ts';
import { readScheduleHeader, readScheduleValues, type ScheduleHeader } from './read-schedule.ts';
import { draftText, joinTokens, type Line, solidCells } from './token.ts';

/** Takes a schedule header (3月底 | 6月底 …): its values stand in the next row and belong to the project. */
export const openSchedule = (
  builder: FormBuilder,
  line: Line,
  header: ScheduleHeader,
  context: ReadContext,
): ScheduleHeader => {
  context.ledger.use(...solidCells(line));
  builder.project ??= startProject(builder, line.at);
  return header;
};

/** Places the values under a schedule header; false when the row holds none. */
export const placeSchedule = (
  builder: FormBuilder,
  header: ScheduleHeader,
  line: Line,
  context: ReadContext,
): boolean => {
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

const GLUED_MONTHS = /(?:\d{1,2}月底?){2,}$/;
const GLUED_PERCENTS = /^(?:\d{1,3}(?:\.\d+)?%){2,}$/;

/** Percents of a schedule printed without a gap: `25%50%75%100%`. */
const partPercents = (line: Line): Line => {
  const [cell] = line.cells;
  const pieces = cell!.folded.match(/\d{1,3}(?:\.\d+)?%/g) ?? [];
  return { ...line, kind: 'row', geometry: 'order', cells: pieces.map((piece) => joinTokens([cell!], piece)) };
};

/** Header or values of a schedule that were printed as one run of text; null when the line is neither. */
export const gluedSchedule = (
  line: Line,
): { readonly months: ScheduleHeader | null; readonly values: Line | null } | null => {
  const { folded } = line.cells[0]!;
  if (GLUED_MONTHS.test(folded)) return { months: readScheduleHeader(line), values: null };
  return GLUED_PERCENTS.test(folded) ? { months: null, values: partPercents(line) } : null;
};
