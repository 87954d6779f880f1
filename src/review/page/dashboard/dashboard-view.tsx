import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { OverviewFacts } from '../../api.ts';
import { ask } from '../state/ask.ts';
import { go, setFilter } from '../state/route.ts';
import { language, say } from '../state/session.ts';
import { codeWord, findingWord, word } from '../state/words.ts';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { PlotCard } from './plot-card.tsx';

const count = (n: number): string => n.toLocaleString('en');

const Totals = ({ facts: { totals } }: { readonly facts: OverviewFacts }) => (
  <dl class="totals">
    {(
      [
        ['documents', totals.documents],
        ['forms', totals.forms],
        ['indicators', totals.indicators],
        ['amounts', totals.fundingLines],
        ['toReview', totals.toReview],
      ] as const
    ).map(([name, n]) => (
      <div key={name}>
        <dd>{count(n)}</dd>
        <dt>{word(name)}</dt>
      </div>
    ))}
  </dl>
);

const ProgressCard = ({ facts: { progress } }: { readonly facts: OverviewFacts }) => (
  <section class="card">
    <h2>{word('progress')}</h2>
    <ul class="bars">
      {progress.byReason.map(({ reason, open, decided }) => (
        <li key={reason}>
          <button type="button" class="quiet" onClick={() => setFilter({ reason })}>
            {word(reason)}
          </button>
          <progress max={Math.max(1, open + decided)} value={decided} aria-label={word(reason)} />
          <span class="dim">{word('progressOf', { done: count(decided), all: count(open + decided) })}</span>
        </li>
      ))}
    </ul>
    {progress.byReviewer.length > 0 && (
      <p class="dim">{progress.byReviewer.map(({ by, decisions }) => `${by} ${count(decisions)}`).join(' · ')}</p>
    )}
  </section>
);

const FindingsCard = ({ facts: { findings } }: { readonly facts: OverviewFacts }) => {
  const most = Math.max(1, ...findings.map((group) => group.findings));
  return (
    <section class="card">
      <h2>{word('findingsByRule')}</h2>
      <ul class="bars">
        {findings.slice(0, 16).map((group) => (
          <li key={`${group.code} ${group.severity}`}>
            <button
              type="button"
              class="quiet"
              disabled={group.severity === 'info'}
              onClick={() => setFilter({ finding: group.code })}
            >
              {findingWord(group.code)}
            </button>
            <progress class={group.severity} max={most} value={group.findings} aria-label={findingWord(group.code)} />
            <span class="dim">
              {count(group.findings)} · {count(group.documents)} {word('documents')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const TiersCard = ({ facts: { tiers } }: { readonly facts: OverviewFacts }) => {
  const byTier = ['A', 'B', 'C', 'D'].map((tier) => ({
    tier,
    records: tiers.filter((row) => row.tier === tier).reduce((sum, { records }) => sum + records, 0),
  }));
  const most = Math.max(1, ...byTier.map(({ records }) => records));
  return (
    <section class="card">
      <h2>{word('tier')}</h2>
      <ul class="bars">
        {byTier.map(({ tier, records }) => (
          <li key={tier}>
            <span class="tier-name">
              <span class={`tier tier-${tier}`}>{tier}</span> {codeWord('tier', tier)}
            </span>
            <progress class={tier === 'D' ? 'error' : 'info'} max={most} value={records} aria-label={tier} />
            <span class="dim">{count(records)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Overview (概览): coverage, findings, tiers, progress, and the plots of the report. */
export const DashboardView = () => {
  const facts = useSignal<OverviewFacts | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    ask<OverviewFacts>(`/overview?language=${language.value}`, stop.signal).then(
      (found) => {
        facts.value = found;
      },
      (error: unknown) => {
        if (!(error instanceof DOMException)) say(word('failed', { message: String(error) }), 'bad');
      },
    );
    return () => stop.abort();
  }, [language.value]);
  const found = facts.value;
  if (!found)
    return (
      <main class="dashboard">
        <p class="empty">{word('loading')}</p>
      </main>
    );
  return (
    <main class="dashboard">
      <h1 class="sr-only">{word('dashboard')}</h1>
      <Totals facts={found} />
      <div class="cards">
        <ProgressCard facts={found} />
        <FindingsCard facts={found} />
        <TiersCard facts={found} />
      </div>
      <CoverageMatrix
        facts={found}
        onPick={(county, year) => {
          setFilter({ county, year: year === null ? 'none' : String(year), state: 'all' });
          go({ view: 'review' });
        }}
      />
      <h2>{word('plots')}</h2>
      <div class="cards">
        {found.plots.map((plot) => (
          <PlotCard key={plot.name} plot={plot} />
        ))}
      </div>
    </main>
  );
};
