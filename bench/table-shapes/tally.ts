import type { TableScore } from './adjacency-score.ts';

/** Sums over the tables of one kind. */
interface Sums {
  tables: number;
  right: number;
  wanted: number;
  found: number;
  exact: number;
  missed: number;
}

/** Scores of tables by kind, and the table in Markdown that says how well each was found. */
export class Tally {
  private readonly kinds = new Map<string, Sums>();

  add(kind: string, tables: readonly TableScore[], spurious: number): void {
    const sums = this.kinds.get(kind) ?? { tables: 0, right: 0, wanted: 0, found: 0, exact: 0, missed: 0 };
    this.kinds.set(kind, sums);
    sums.found += spurious;
    for (const table of tables) {
      sums.tables += 1;
      sums.right += table.right;
      sums.wanted += table.wanted;
      sums.found += table.found;
      sums.exact += table.exact ? 1 : 0;
      sums.missed += table.found === 0 ? 1 : 0;
    }
  }

  print(): void {
    console.log('| tables | count | F1 | exact | not found |\n| --- | ---: | ---: | ---: | ---: |');
    for (const [kind, sums] of [...this.kinds].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const f1 = (2 * sums.right) / Math.max(1, sums.wanted + sums.found);
      const exact = sums.exact / Math.max(1, sums.tables);
      console.log(`| ${kind} | ${sums.tables} | ${f1.toFixed(3)} | ${exact.toFixed(3)} | ${sums.missed} |`);
    }
  }
}
