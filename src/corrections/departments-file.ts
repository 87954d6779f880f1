import { z } from 'zod';

// Names of departments that may be one (部门名称对照), as lines that a person confirms: nothing is merged without that.

const lineSchema = z.strictObject({
  /** Division code; empty where it is unknown. */
  division: z.string().regex(/^(?:\d{6})?$/),
  name: z.string().min(1),
  canonical: z.string().min(1),
  parent: z.string().min(1).nullable().default(null),
  /** Why it was proposed, for the person who decides. */
  reason: z.string().default('by hand'),
  /** Forms that print the name. */
  forms: z.int().min(0).default(0),
  /** `true` merged, `false` two departments, null not decided. */
  confirmed: z.boolean().nullable(),
  by: z.string().min(1).nullable().default(null),
});

/** One line of a file of departments. */
export type DepartmentLine = z.infer<typeof lineSchema>;

/** A line of a file of departments cannot be used: names file and line, what was expected, what was found. */
export class DepartmentsFileError extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}; mend the line`);
    this.name = 'DepartmentsFileError';
  }
}

const keyOf = ({ division, name }: Pick<DepartmentLine, 'division' | 'name'>): string => `${division}|${name}`;

const compare = (a: DepartmentLine, b: DepartmentLine): number =>
  keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0;

const parseLine = (text: string, file: string, number: number): DepartmentLine => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DepartmentsFileError(file, number, `expected one JSON object, found ‘${text.slice(0, 40)}’`);
  }
  const read = lineSchema.safeParse(value);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    throw new DepartmentsFileError(file, number, `${path.join('.') || 'line'}: ${message}`);
  }
  if (read.data.confirmed === true && read.data.by === null)
    throw new DepartmentsFileError(file, number, 'expected who confirmed it in `by`, found nothing');
  return read.data;
};

/** Lines of a file of departments. Throws {@link DepartmentsFileError} for a line that is none, or a name that stands twice. */
export const readDepartments = (text: string, file: string): readonly DepartmentLine[] => {
  const seen = new Set<string>();
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const read = parseLine(line, file, index + 1);
    if (seen.has(keyOf(read))) throw new DepartmentsFileError(file, index + 1, `${read.name} stands twice`);
    seen.add(keyOf(read));
    return [read];
  });
};

/** Lines as text, sorted by division and name: one more line changes nothing else of the file. */
export const printDepartments = (lines: readonly DepartmentLine[]): string =>
  [...lines]
    .sort(compare)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

/** New proposals beside what a person decided before: decided lines stay as they are, undecided ones are proposed anew. */
export const keepDecided = (
  known: readonly DepartmentLine[],
  proposed: readonly DepartmentLine[],
): readonly DepartmentLine[] => {
  const decided = known.filter(({ confirmed }) => confirmed !== null);
  const taken = new Set(decided.map(keyOf));
  return [...decided, ...proposed.filter((line) => !taken.has(keyOf(line)))];
};

/**
 * The name each confirmed name stands for in the end: A for B and B for C make A stand for C. Throws
 * {@link DepartmentsFileError} for names that stand for each other.
 */
export const settleDepartments = (lines: readonly DepartmentLine[], file: string): readonly DepartmentLine[] => {
  const confirmed = new Map(lines.filter((line) => line.confirmed === true).map((line) => [keyOf(line), line]));
  return [...confirmed.values()].map((line) => {
    const passed = new Set([line.name]);
    let { canonical, parent } = line;
    for (;;) {
      if (passed.has(canonical) && canonical !== line.canonical)
        throw new DepartmentsFileError(file, 1, `${[...passed].join(' → ')} → ${canonical} is a circle`);
      const next = confirmed.get(keyOf({ division: line.division, name: canonical }));
      if (next === undefined || next.canonical === canonical) return { ...line, canonical, parent };
      passed.add(canonical);
      canonical = next.canonical;
      parent ??= next.parent;
      if (passed.has(canonical))
        throw new DepartmentsFileError(file, 1, `${[...passed].join(' → ')} → ${canonical} is a circle`);
    }
  });
};
