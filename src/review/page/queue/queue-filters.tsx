import { FACETS, type Facet, type FacetValue } from '../../api.ts';
import { facets } from '../state/queue.ts';
import { route, setFilter } from '../state/route.ts';
import { codeWord, findingWord, type Phrase, word } from '../state/words.ts';

const labelOf = (facet: Facet, { value, label }: FacetValue): string => {
  if (value === 'none') return word('none');
  if (facet === 'reason') return word(value as Phrase);
  if (facet === 'format') return codeWord('format', value);
  if (facet === 'finding') return findingWord(value);
  if (facet === 'tier') return `${value} · ${codeWord('tier', value)}`;
  return label;
};

const FacetSelect = ({ facet }: { readonly facet: Facet }) => {
  const chosen = route.value.filter[facet] ?? '';
  const values = facets.value?.facets[facet] ?? [];
  const known = values.some(({ value }) => value === chosen);
  return (
    <label class="facet">
      <span>{word(facet)}</span>
      <select
        name={facet}
        value={chosen}
        class={chosen === '' ? '' : 'set'}
        onChange={(event) => setFilter({ [facet]: event.currentTarget.value || undefined })}
      >
        <option value="">{word('any')}</option>
        {chosen !== '' && !known && (
          <option value={chosen}>{labelOf(facet, { value: chosen, label: chosen, count: 0 })}</option>
        )}
        {values.map((value) => (
          <option key={value.value} value={value.value}>
            {labelOf(facet, value)} ({value.count.toLocaleString('en')})
          </option>
        ))}
      </select>
    </label>
  );
};

const STATES = ['open', 'decided', 'all'] as const;

/** Filters with the number of items that each value would leave. */
export const QueueFilters = () => (
  <div class="filters" id="filters">
    {FACETS.map((facet) => (
      <FacetSelect key={facet} facet={facet} />
    ))}
    <label class="facet">
      <span>{word('state')}</span>
      <select
        name="state"
        value={route.value.filter.state ?? 'open'}
        onChange={(event) =>
          setFilter({ state: event.currentTarget.value === 'open' ? undefined : event.currentTarget.value })
        }
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {word(state)}
          </option>
        ))}
      </select>
    </label>
    <button
      type="button"
      class="quiet"
      onClick={() => setFilter(Object.fromEntries([...FACETS, 'state', 'search'].map((name) => [name, undefined])))}
    >
      {word('clear')}
    </button>
  </div>
);
