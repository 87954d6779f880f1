import type { Language } from '../../model/codebook/index.ts';
import type { Reader } from '../../store/index.ts';
import { headerOf } from '../header.ts';
import { readText } from '../read-rows.ts';
import type { Selection } from '../select-rows.ts';
import type { FileChunks } from '../write-file.ts';

const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** SQL for a row as a JSON object; `named` objects say their table first. */
const objectSql = ({ table, columns }: Selection, header: Language, named: boolean): string => {
  const pairs = columns.map((column) => `${sqlText(headerOf(column, header))}, "${column.name}"`);
  return `json_object(${[...(named ? [`'table', ${sqlText(table)}`] : []), ...pairs].join(', ')})`;
};

/** Tables as lines of JSON; lines of several tables name their table first. */
export async function* jsonlChunks(
  reader: Reader,
  selections: readonly Selection[],
  header: Language,
  named: boolean,
): FileChunks {
  for (const selection of selections) yield* readText(reader, selection, objectSql(selection, header, named));
}

/** SQL for a row as an element of an array: a comma stands in front of it, which the first row loses. */
async function* arrayChunks(reader: Reader, selection: Selection, header: Language): FileChunks {
  let first = true;
  for await (const piece of readText(reader, selection, `',' || ${objectSql(selection, header, false)}`)) {
    yield first ? '[\n' : '';
    yield first ? piece.subarray(1) : piece;
    first = false;
  }
  yield first ? '[]' : ']';
}

/** One table as a JSON array. */
export async function* jsonArrayChunks(reader: Reader, selection: Selection, header: Language): FileChunks {
  yield* arrayChunks(reader, selection, header);
  yield '\n';
}

/** Tables as one JSON object of arrays. */
export async function* jsonObjectChunks(
  reader: Reader,
  selections: readonly Selection[],
  header: Language,
): FileChunks {
  let separator = '{\n';
  for (const selection of selections) {
    yield `${separator}${JSON.stringify(selection.table)}: `;
    yield* arrayChunks(reader, selection, header);
    separator = ',\n';
  }
  yield '\n}\n';
}
