import { VirtualList } from '../parts/virtual-list.tsx';
import { cursor, itemAt, moveTo, needItems, total } from '../state/queue.ts';
import { route, setFilter } from '../state/route.ts';
import { filtersShown } from '../state/view.ts';
import { word } from '../state/words.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueRow } from './queue-row.tsx';

const ROW_HEIGHT = 92;
/** Time after the last letter before the queue is asked again. */
const TYPING_MS = 200;
let typing = 0;

const Search = () => (
  <input
    id="search"
    type="search"
    value={route.value.filter.search ?? ''}
    placeholder={word('search')}
    aria-label={word('search')}
    maxLength={200}
    onInput={(event) => {
      const { value } = event.currentTarget;
      clearTimeout(typing);
      typing = window.setTimeout(() => setFilter({ search: value.trim() }), TYPING_MS);
    }}
    onKeyDown={(event) => {
      if (event.key === 'Enter') event.currentTarget.blur();
    }}
  />
);

/** Left: what there is to look at, the most valuable first. */
export const QueuePane = () => {
  const count = total.value;
  const used = Object.keys(route.value.filter).filter((name) => name !== 'search').length;
  return (
    <section class="pane queue-pane" aria-label={word('queue')}>
      <header class="pane-head">
        <h1>{word('queue')}</h1>
        <span class="dim" id="queue-count">
          {count === null ? word('loading') : word('queueCount', { n: count.toLocaleString('en') })}
        </span>
        <button
          type="button"
          class="quiet"
          aria-expanded={filtersShown.value}
          aria-controls="filters"
          onClick={() => {
            filtersShown.value = !filtersShown.value;
          }}
        >
          {word('filters')}
          {used > 0 && <b class="badge">{used}</b>}
        </button>
      </header>
      <div class="queue-tools">
        <Search />
        {filtersShown.value && <QueueFilters />}
      </div>
      {count === 0 ? (
        <p class="empty">{word('queueEmpty')}</p>
      ) : (
        <VirtualList
          label={word('queue')}
          count={count ?? 0}
          rowHeight={ROW_HEIGHT}
          selected={cursor.value}
          onRange={needItems}
          idOf={(index) => `item-${index}`}
          row={(index) => (
            <QueueRow
              index={index}
              item={itemAt(index)}
              selected={index === cursor.value}
              count={count ?? 0}
              onPick={moveTo}
            />
          )}
        />
      )}
    </section>
  );
};
