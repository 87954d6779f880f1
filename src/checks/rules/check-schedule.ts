import { type Check, type Finding, finding, type Project, type SchedulePoint } from '../../model/index.ts';

type KnownPoint = SchedulePoint & { readonly cumulativePercent: string };

/** Points of 资金支出计划 that were read as numbers, by month. */
export const schedulePoints = (project: Project): readonly KnownPoint[] =>
  project.schedule
    .filter((point): point is KnownPoint => point.cumulativePercent !== null)
    .toSorted((a, b) => a.month - b.month);

/** Why a schedule cannot be one, or null. */
const faultOf = (points: readonly KnownPoint[]): { readonly at: string; readonly reason: string } | null => {
  const values = points.map(({ cumulativePercent }) => Number(cumulativePercent));
  const fall = values.findIndex((value, index) => index > 0 && value < values[index - 1]!);
  if (fall > 0) return { at: points[fall]!.at, reason: `falls from ${values[fall - 1]}% to ${values[fall]}%` };
  const last = points.at(-1)!;
  const end = values.at(-1)!;
  if (end > 100) return { at: last.at, reason: `exceeds 100%` };
  return last.month === 12 && end < 100 ? { at: last.at, reason: `ends at ${end}%, not at 100%` } : null;
};

const checkProject = (project: Project): readonly Finding[] => {
  const points = schedulePoints(project);
  if (points.length < 2) return [];
  const fault = faultOf(points);
  if (!fault) return [];
  const printed = points.map(({ month, cumulativePercent }) => `${month}月底 ${cumulativePercent}%`).join(', ');
  return [
    finding(
      'schedule-order',
      'warning',
      `${project.name}: the cumulative expenditure schedule (资金支出计划) ${fault.reason}: ${printed}`,
      fault.at,
      { subjects: [{ key: project.key, field: 'cumulative_percent' }] },
    ),
  ];
};

/** The cumulative schedule of a project (资金支出计划) rises and ends at 100% in December. */
export const checkSchedule: Check = {
  name: 'schedule',
  run: (filing) => filing.forms.flatMap(({ projects }) => projects.flatMap(checkProject)),
};
