import { useComputed } from '@preact/signals';
import { VirtualList } from '../parts/virtual-list.tsx';
import { opened, selected } from '../state/desk.ts';
import { word } from '../state/words.ts';
import { DocumentNotes } from './document-notes.tsx';
import { Inspector } from './inspector.tsx';
import { listRows } from './list-rows.ts';
import { RecordRow } from './record-row.tsx';

const ROW_HEIGHT = 32;

const RecordList = () => {
  const rows = listRows.value;
  const chosen = useComputed(() => {
    const id = selected.value?.id;
    return listRows.value.findIndex(({ record, indicator }) => record.id === id || indicator?.id === id);
  });
  if (rows.length === 0) return <p class="empty">{word('noRecords')}</p>;
  return (
    <VirtualList
      label={word('allRecords')}
      count={rows.length}
      rowHeight={ROW_HEIGHT}
      selected={chosen.value}
      idOf={(index) => `record-${index}`}
      row={(index) => {
        const row = rows[index];
        return row ? <RecordRow index={index} row={row} count={rows.length} /> : null;
      }}
    />
  );
};

/** Right: the record that is asked about, and all others of the document below it. */
export const RecordsPane = () => {
  const facts = opened.value;
  if (!facts) return <section class="pane records-pane" aria-label={word('records')} />;
  const record = selected.value;
  return (
    <section class="pane records-pane" aria-label={word('records')}>
      {record ? <Inspector key={record.id} record={record} /> : <DocumentNotes facts={facts} />}
      <h3 class="list-head">{word('allRecords')}</h3>
      <RecordList />
    </section>
  );
};
