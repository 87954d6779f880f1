import type { SourceBlock, SourceCell } from '../../api.ts';
import { memo } from '../parts/memo.ts';
import { recordsByPlace } from '../state/desk.ts';
import { fieldWord, word } from '../state/words.ts';
import { cellClass, cellsByPlace, repairsByPlace } from './cell-classes.ts';

type Table = Extract<SourceBlock, { kind: 'table' }>;

/** Cells of a column that must have been read as one field before the column is called so. */
const ENOUGH = 2;

/** Role of each column (列角色): the field that most of its cells became. */
const columnRoles = ({ rows }: Table): string[] => {
  const counts: Map<string, number>[] = [];
  for (const row of rows)
    for (const { at, column } of row)
      for (const { record, field } of recordsByPlace.value.get(at) ?? []) {
        if (field === '') continue;
        const known = counts[column] ?? new Map<string, number>();
        counts[column] = known;
        const name = `${record.table}.${field}`;
        known.set(name, (known.get(name) ?? 0) + 1);
      }
  return Array.from(counts, (known) => {
    const [best] = [...(known ?? [])].sort(([, a], [, b]) => b - a);
    return best && best[1] >= ENOUGH ? best[0] : '';
  });
};

const roleWord = (role: string): string => {
  const [table = '', field = ''] = role.split('.');
  return role === '' ? '' : fieldWord(table, field);
};

const CellText = ({ cell }: { readonly cell: SourceCell }) => {
  const facts = cellsByPlace.value.get(cell.at);
  if (facts?.rule === 'personal-data') return <i class="hidden-text">{word('personal')}</i>;
  const repairs = repairsByPlace.value.get(cell.at) ?? [];
  return (
    <>
      {cell.text}
      {repairs
        .filter(({ before, after }) => (before ?? '') !== (after ?? ''))
        .slice(0, 3)
        .map(({ id, before, after, evidence }) => (
          <span key={id} class="repair" title={evidence ?? ''}>
            <del>{before}</del> → <ins>{after || '∅'}</ins>
          </span>
        ))}
    </>
  );
};

/** Cells of a row with the blanks that no cell covers. */
const rowCells = (row: readonly SourceCell[], covered: Map<number, number>, index: number) => {
  const cells: (SourceCell | { readonly blank: number })[] = [];
  let column = 0;
  for (const cell of row) {
    while ((covered.get(column) ?? 0) > index) column += 1;
    if (cell.column > column) {
      cells.push({ blank: cell.column - column });
      column = cell.column;
    }
    cells.push(cell);
    for (let at = column; at < column + cell.columns; at += 1) covered.set(at, index + cell.rows);
    column += cell.columns;
  }
  return cells;
};

/** A table of the source with its merged cells, the roles of its columns, and what became of every cell. */
export const SourceTable = memo(({ block }: { readonly block: Table }) => {
  const roles = columnRoles(block);
  const covered = new Map<number, number>();
  return (
    <table class="source-table">
      {roles.filter((role) => role !== '').length > 1 && (
        <thead>
          <tr>
            {Array.from(roles, (role, column) => (
              <th key={column} scope="col">
                {roleWord(role ?? '')}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {block.rows.map((row, index) => (
          <tr key={index}>
            {rowCells(row, covered, index).map((cell, place) =>
              'blank' in cell ? (
                <td key={place} class="cell blank" colSpan={cell.blank} />
              ) : (
                <td
                  key={place}
                  data-at={cell.at}
                  class={`${cellClass(cell.at)}${cell.label === null ? '' : ' label'}`}
                  {...(cell.columns > 1 ? { colSpan: cell.columns } : {})}
                  {...(cell.rows > 1 ? { rowSpan: cell.rows } : {})}
                >
                  <CellText cell={cell} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

/** A paragraph or heading of the source. */
export const SourceText = memo(({ block }: { readonly block: Extract<SourceBlock, { kind: 'text' }> }) => (
  <p data-at={block.at} class={`source-text ${cellClass(block.at)}${block.heading === null ? '' : ' heading'}`}>
    <CellText
      cell={{ at: block.at, text: block.text, column: 0, columns: 1, rows: 1, label: null, page: null, box: null }}
    />
  </p>
));
