import { CORRECTABLE_FIELDS } from './correctable-fields.ts';
import { type DecidedTable, type RecordRow, textOfValue } from './record-tables.ts';

/**
 * Version of a record as extracted (记录版本): its fields as JSON, empty ones left out. A decision about the whole record names
 * the version it saw; a later extraction that says anything else asks for a new look.
 */
export const recordVersion = (table: DecidedTable, row: RecordRow): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.keys(CORRECTABLE_FIELDS[table]).flatMap((field) => {
        const value = textOfValue(row[field]);
        return value === null ? [] : [[field, value]];
      }),
    ),
  );
