import type BetterSqlite3 from 'better-sqlite3';

/** A name of a department (部门) that a person confirmed to stand for another one. */
export interface DepartmentMerge {
  /** Six digits; empty where the division is unknown. */
  readonly division: string;
  readonly name: string;
  readonly canonical: string;
  readonly parent: string | null;
  readonly decidedBy: string;
}

/** Replaces all confirmed names by those given; gives how many there are now. */
export const writeDepartmentMerges = (sqlite: BetterSqlite3.Database, merges: readonly DepartmentMerge[]): number => {
  const insert = sqlite.prepare<(string | null)[]>(
    'insert into department_merge (division_code, name, canonical_name, parent_name, decided_by) values (?, ?, ?, ?, ?)',
  );
  sqlite.transaction(() => {
    sqlite.prepare('delete from department_merge').run();
    for (const { division, name, canonical, parent, decidedBy } of merges)
      insert.run(division, name, canonical, parent, decidedBy);
  })();
  return merges.length;
};
