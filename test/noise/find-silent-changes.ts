import type { Filing, Note } from '../../src/model/index.ts';

/** A number of a filing with the place and the record it belongs to. */
export interface StatedNumber {
  readonly number: string;
  readonly key: string;
  readonly places: readonly string[];
  readonly needsReview: boolean;
}

interface RecordLike {
  readonly key: string;
  readonly at: string;
  readonly needsReview: boolean;
  readonly provenance: readonly { readonly at: string }[];
}

const placesOf = (record: RecordLike): string[] => [record.at, ...record.provenance.map(({ at }) => at)];

/** Every number that a filing states: amounts of money, target values, dates, weights, shares of the schedule. */
export const numbersOf = (filing: Filing): StatedNumber[] => {
  const numbers: StatedNumber[] = [];
  const state = (record: RecordLike, parent: RecordLike, values: Readonly<Record<string, unknown>>): void => {
    for (const [field, value] of Object.entries(values)) {
      if (value === null || value === undefined) continue;
      const needsReview = record.needsReview || parent.needsReview;
      const places = [...placesOf(record), ...placesOf(parent)];
      numbers.push({ number: `${field} ${String(value)}`, key: record.key, places, needsReview });
    }
  };
  for (const form of filing.forms) {
    for (const holder of [form, ...form.projects]) {
      for (const line of holder.fundingLines) state(line, line, { amount: line.amountFen });
      for (const indicator of holder.indicators) {
        state(indicator, indicator, { weight: indicator.weight });
        for (const target of indicator.targets) {
          state(target, indicator, {
            value: target.value,
            to: target.valueTo,
            date: target.byDate,
            fen: target.amountFen,
          });
        }
      }
    }
    for (const project of form.projects) {
      for (const point of project.schedule)
        state({ ...project, at: point.at }, project, { percent: point.cumulativePercent });
    }
  }
  return numbers;
};

const rowOf = (at: string): string => at.replace(/@.*$/, '').replace(/\.c\d+$/, '');

/** True when a note speaks about a number: its record, its row, or the digits themselves. */
const isTold = (number: StatedNumber, notes: readonly Note[]): boolean => {
  if (number.needsReview) return true;
  const rows = new Set(number.places.map(rowOf));
  const digits = number.number.split(' ')[1]!;
  return notes.some(
    (note) =>
      (note.at !== null && rows.has(rowOf(note.at))) ||
      note.subjects?.some(({ key }) => key === number.key) ||
      `${note.before ?? ''} ${note.after ?? ''} ${note.message}`.includes(digits),
  );
};

const tally = (numbers: readonly StatedNumber[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { number } of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
};

/**
 * Numbers of the damaged filing that the clean one does not state and that no note speaks about, and numbers that went
 * missing although nothing in the filing warns of anything.
 */
export const findSilentChanges = (clean: Filing, damaged: Filing): readonly string[] => {
  const known = tally(numbersOf(clean));
  const silent: string[] = [];
  for (const number of numbersOf(damaged)) {
    const left = known.get(number.number) ?? 0;
    if (left > 0) known.set(number.number, left - 1);
    else if (!isTold(number, damaged.notes)) silent.push(`invented: ${number.number} (${number.key})`);
  }
  const warns = damaged.notes.some(({ severity }) => severity !== 'info') || damaged.status !== 'loaded';
  if (!warns) for (const [number, left] of known) if (left > 0) silent.push(`missing: ${number}`);
  return silent;
};
