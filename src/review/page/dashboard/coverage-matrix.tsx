import { useSignal } from '@preact/signals';
import type { OverviewFacts } from '../../api.ts';
import { word } from '../state/words.ts';

interface CoverageMatrixProps {
  readonly facts: OverviewFacts;
  readonly onPick: (county: string, year: number | null) => void;
}

/** Counties that are shown at first; a province has some hundred. */
const FIRST_ROWS = 60;
/** Steps of the colour: 1, 2–3, 4–9, 10–29, more. */
const STEPS = [1, 2, 4, 10, 30];

const stepOf = (forms: number): number => STEPS.filter((least) => forms >= least).length;

/** Coverage matrix (覆盖): forms by county and year; a cell leads to its items. */
export const CoverageMatrix = ({ facts, onPick }: CoverageMatrixProps) => {
  const most = useSignal(FIRST_ROWS);
  const forms = new Map(facts.cells.map((cell) => [`${cell.code ?? ''} ${cell.year ?? ''}`, cell.forms]));
  const nowhere = facts.cells.some(({ code }) => code === null);
  const rows = [...facts.divisions, ...(nowhere ? [{ code: '', name: word('none'), province: '' }] : [])];
  return (
    <section class="card coverage" aria-label={word('coverage')}>
      <h2>{word('coverage')}</h2>
      <div class="matrix" tabIndex={0} role="region" aria-label={word('coverage')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{word('county')}</th>
              {facts.years.map((year) => (
                <th key={year} scope="col">
                  {year ?? word('none')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most.value).map(({ code, name, province }) => (
              <tr key={code}>
                <th scope="row">
                  <span class="dim">{province}</span> {name}
                </th>
                {facts.years.map((year) => {
                  const n = forms.get(`${code} ${year ?? ''}`) ?? 0;
                  return (
                    <td key={year}>
                      {n > 0 && (
                        <button
                          type="button"
                          class={`step-${stepOf(n)}`}
                          aria-label={`${name} ${year ?? ''}: ${n}`}
                          onClick={() => onPick(code || 'none', year)}
                        >
                          {n}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > most.value && (
          <button
            type="button"
            onClick={() => {
              most.value *= 4;
            }}
          >
            {word('next')} …
          </button>
        )}
      </div>
    </section>
  );
};
