import { lit, litRecords, notesByRecord, placesOf, selected } from '../state/desk.ts';
import { go } from '../state/route.ts';
import { word } from '../state/words.ts';
import type { ListRow } from './list-rows.ts';
import { recordName, recordValue } from './record-words.ts';

interface RecordRowProps {
  readonly index: number;
  readonly row: ListRow;
  readonly count: number;
}

const isOpenDoubt = (row: ListRow): boolean =>
  [row.record, row.indicator].some(
    (record) =>
      record !== null &&
      (record.needsReview ||
        (record.decision === null &&
          (notesByRecord.value.get(record.id) ?? []).some(
            ({ kind, severity }) => kind === 'finding' && severity !== 'info',
          ))),
  );

/** One line of the list of records; pointing at it lights its places in the source. */
export const RecordRow = ({ index, row, count }: RecordRowProps) => {
  const { record, indicator, depth } = row;
  const chosen = selected.value?.id === record.id || (indicator !== null && selected.value?.id === indicator.id);
  const { decision } = record;
  const classes = [
    'record-row',
    `of-${record.table}`,
    `depth-${depth}`,
    chosen ? 'chosen' : '',
    litRecords.value.has(record.id) || (indicator && litRecords.value.has(indicator.id)) ? 'lit' : '',
    decision === 'reject' ? 'rejected' : '',
  ];
  return (
    <div
      id={`record-${index}`}
      role="option"
      aria-selected={chosen}
      aria-setsize={count}
      aria-posinset={index + 1}
      class={classes.filter(Boolean).join(' ')}
      onClick={() => go({ record: record.id }, true)}
      onMouseEnter={() => {
        lit.value = placesOf(record);
      }}
      onMouseLeave={() => {
        lit.value = [];
      }}
    >
      <span class="record-name">{recordName(record, indicator)}</span>
      <span class="record-value">{recordValue(record)}</span>
      {isOpenDoubt(row) ? (
        <span class="dot" title={word('needsReview')} role="img" aria-label={word('needsReview')} />
      ) : decision !== null ? (
        <span class="tick" role="img" title={word('decided')} aria-label={word('decided')}>
          ✓
        </span>
      ) : null}
      {record.tier && <span class={`tier tier-${record.tier}`}>{record.tier}</span>}
    </div>
  );
};
