import { commonLevel } from '../../normalizers/names/common-level.ts';
import { familyOfIndicator } from '../../normalizers/names/indicator-family.ts';
import { officeName } from '../../normalizers/names/office-name.ts';
import { comparableValue } from '../../normalizers/values/comparable-value.ts';
import { senseOfName } from '../../normalizers/values/polarity.ts';
import type { RowPatch } from './correct-field.ts';
import { type DecidedTable, type RecordRow, textOfValue } from './record-tables.ts';

// Columns that are printed nowhere: they follow from other columns of their row, and compare records across counties.

const DIRECTIONS = { higher: 'ascending', lower: 'descending' } as const;

/** Office (机构类别) of a form. */
export const derivedOfForm = (form: { readonly department: string | null }) => ({
  office: officeName(form.department),
});

/** Family (指标族), levels in the common taxonomy, and the direction that the words of the name suggest. */
export const derivedOfIndicator = (indicator: {
  readonly name: string;
  readonly category: string | null;
  readonly dimension: string | null;
}) => {
  const level = commonLevel(indicator.category, indicator.dimension);
  const { sense } = senseOfName(indicator.name);
  return {
    family: familyOfIndicator(indicator.name),
    common_category: level?.category ?? null,
    common_dimension: level?.dimension ?? null,
    inferred_direction: sense === null ? null : DIRECTIONS[sense],
  };
};

/** Value on a common scale (可比值). */
export const derivedOfTarget = (target: {
  readonly kind: string;
  readonly value: string | null;
  readonly unit: string | null;
}) => {
  const comparable = comparableValue(target.kind, target.value, target.unit);
  return { comparable_value: comparable?.value ?? null, comparable_unit: comparable?.unit ?? null };
};

/** Derived columns of a row of any table; none for a table that has none. */
export const derivedColumns = (table: DecidedTable, row: RecordRow): RowPatch => {
  const text = (column: string): string | null => textOfValue(row[column]);
  if (table === 'form') return derivedOfForm({ department: text('department') });
  if (table === 'indicator')
    return derivedOfIndicator({ name: text('name') ?? '', category: text('category'), dimension: text('dimension') });
  return table === 'target'
    ? derivedOfTarget({ kind: text('kind') ?? '', value: text('value'), unit: text('unit') })
    : {};
};
