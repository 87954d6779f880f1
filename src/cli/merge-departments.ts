import { readFile } from 'node:fs/promises';
import { type CountedName, proposeMerges } from '../../normalizers/names/propose-merges.ts';
import {
  type DepartmentLine,
  DepartmentsFileError,
  keepDecided,
  printDepartments,
  readDepartments,
  settleDepartments,
} from '../corrections/index.ts';
import { openReader } from '../store/index.ts';
import { CommandError } from './exit-code.ts';
import { openExisting } from './open-existing.ts';
import { writeWhole } from './write-whole.ts';

interface DepartmentsOptions {
  readonly db: string;
  readonly file: string;
}

interface NameRow extends CountedName {
  readonly division: string;
}

const readNames = async (db: string): Promise<ReadonlyMap<string, readonly CountedName[]>> => {
  const reader = await openReader(db);
  const rows = await reader.all<NameRow>(
    `select coalesce(division_code, '') as division, department as name, form_count as forms from department
     order by division, name`,
  );
  await reader.close();
  const byDivision = new Map<string, CountedName[]>();
  for (const { division, name, forms } of rows)
    byDivision.set(division, [...(byDivision.get(division) ?? []), { name, forms }]);
  return byDivision;
};

/** Lines of a file; none where it does not exist yet and may be missing. */
const readLines = async (file: string, mayBeMissing: boolean): Promise<readonly DepartmentLine[]> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && mayBeMissing) return [];
    throw new CommandError(`${file}: expected a file of departments, found ${code}`);
  }
  return usable(() => readDepartments(text, file));
};

const usable = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof DepartmentsFileError ? new CommandError(error.message) : error;
  }
};

/** Writes names that may be one department into a file, beside what a person decided in it before. */
export const proposeDepartments = async ({ db, file }: DepartmentsOptions): Promise<void> => {
  const known = await readLines(file, true);
  const names = await readNames(db);
  const proposed = [...names].flatMap(([division, counted]) =>
    proposeMerges(counted).map(
      (proposal): DepartmentLine => ({ division, ...proposal, parent: null, confirmed: null, by: null }),
    ),
  );
  const lines = keepDecided(known, proposed);
  await writeWhole(file, printDepartments(lines));
  const open = lines.filter(({ confirmed }) => confirmed === null).length;
  process.stderr.write(`${open} names to decide about, ${lines.length - open} decided\n`);
};

/** Uses the confirmed names of a file in place of those that were used before. */
export const applyDepartments = async ({ db, file }: DepartmentsOptions): Promise<void> => {
  const lines = await readLines(file, false);
  const merges = usable(() => settleDepartments(lines, file)).map(({ division, name, canonical, parent, by }) => ({
    division,
    name,
    canonical,
    parent,
    decidedBy: by!,
  }));
  const store = await openExisting(db);
  try {
    const count = await store.mergeDepartments(merges);
    process.stderr.write(`${count} names stand for another one\n`);
  } finally {
    await store.close();
  }
};
