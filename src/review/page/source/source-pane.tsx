import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { carrierOf, opened, selected, source } from '../state/desk.ts';
import { ZOOMS, zoom } from '../state/view.ts';
import { codeWord, type Phrase, word } from '../state/words.ts';
import { PagePicture } from './page-picture.tsx';
import { SourceGrid } from './source-grid.tsx';

const PROBLEMS: Readonly<Record<string, Phrase>> = {
  'file-missing': 'fileMissing',
  'file-changed': 'fileChanged',
  'file-unreadable': 'fileUnreadable',
  busy: 'busy',
};

/** Formats whose pages can be drawn. */
const PICTURED: ReadonlySet<string> = new Set(['pdf', 'pdf-scan', 'image']);

const pageOf = (at: string | undefined): number => Number(/^p(\d+)\./.exec(at ?? '')?.[1] ?? 1);

const LEGEND = ['used', 'ignored', 'flagged', 'repaired', 'linked'] as const;

const Legend = () => (
  <ul class="legend">
    {LEGEND.map((name) => (
      <li key={name}>
        <i class={`swatch ${name}`} />
        {word(name)}
      </li>
    ))}
  </ul>
);

const step = (by: number): void => {
  const at = ZOOMS.indexOf(zoom.value);
  zoom.value = ZOOMS[Math.max(0, Math.min(at + by, ZOOMS.length - 1))]!;
};

/** Middle: the source as it looked, every cell coloured by what became of it. */
export const SourcePane = () => {
  const facts = opened.value;
  const shown = source.value;
  const page = useSignal(1);
  const asTable = useSignal(false);
  const record = selected.value;
  const main = record?.places.find(({ field }) => field === 'stated_text')?.at ?? record?.at;
  useEffect(() => {
    page.value = pageOf(main === undefined ? undefined : carrierOf(main));
  }, [facts?.id, record?.id]);
  if (!facts)
    return (
      <section class="pane source-pane" aria-label={word('source')}>
        <p class="empty">{word('noSource')}</p>
      </section>
    );
  const hasPictures = PICTURED.has(facts.format) && shown?.from !== 'ledger';
  const pictured = hasPictures && !asTable.value;
  const pages = shown?.pageCount ?? facts.pageCount ?? 1;
  return (
    <section class="pane source-pane" aria-label={word('source')}>
      <header class="pane-head">
        <h2 title={facts.origin}>{facts.title ?? facts.origin.split(/[/!]/).at(-1)}</h2>
        <span class="dim facts">
          {[facts.county, facts.year, codeWord('format', facts.format)].filter(Boolean).join(' · ')}
        </span>
        {hasPictures && (
          <span class="tools">
            {!asTable.value && pages > 1 && (
              <span class="pager">
                <button
                  type="button"
                  class="quiet"
                  aria-label={`${word('page')} −`}
                  disabled={page.value <= 1}
                  onClick={() => page.value--}
                >
                  ‹
                </button>
                {word('page')} {page.value} / {pages}
                <button
                  type="button"
                  class="quiet"
                  aria-label={`${word('page')} +`}
                  disabled={page.value >= pages}
                  onClick={() => page.value++}
                >
                  ›
                </button>
              </span>
            )}
            {!asTable.value && (
              <>
                <button type="button" class="quiet" aria-label={word('zoomOut')} onClick={() => step(-1)}>
                  −
                </button>
                <button type="button" class="quiet" aria-label={word('zoomIn')} onClick={() => step(1)}>
                  +
                </button>
              </>
            )}
            <button
              type="button"
              class="quiet"
              aria-pressed={asTable.value}
              onClick={() => (asTable.value = !asTable.value)}
            >
              ▦<span class="sr-only">{word('records')}</span>
            </button>
          </span>
        )}
      </header>
      {shown?.problem && <p class="notice">{word(PROBLEMS[shown.problem] ?? 'fileUnreadable')}</p>}
      <div class="source-scroll" tabIndex={0} role="region" aria-label={word('source')}>
        {pictured ? (
          <PagePicture documentId={facts.id} source={shown} page={page.value} />
        ) : shown === null ? (
          <p class="empty">{word('loading')}</p>
        ) : (
          <SourceGrid key={facts.id} source={shown} />
        )}
      </div>
      <Legend />
    </section>
  );
};
