import { facets } from '../state/queue.ts';
import { go, type Route, route } from '../state/route.ts';
import { language, overlay, reviewer, session, type Theme, theme } from '../state/session.ts';
import { type Phrase, word } from '../state/words.ts';

const VIEWS: readonly Route['view'][] = ['review', 'dashboard', 'decisions'];
const THEMES: readonly (readonly [Theme, Phrase])[] = [
  ['auto', 'themeAuto'],
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
];

const ViewLink = ({ view }: { readonly view: Route['view'] }) => (
  <a
    href={view === 'review' ? '/' : `/${view}`}
    {...(route.value.view === view ? { 'aria-current': 'page' as const } : {})}
    onClick={(event) => {
      event.preventDefault();
      go({ view });
    }}
  >
    {word(view)}
  </a>
);

/** How much of the queue is decided, as a thin bar. */
const Progress = () => {
  const counts = facets.value;
  if (!counts) return null;
  const all = counts.open + counts.decided;
  const label = word('progressOf', { done: counts.decided, all });
  return (
    <span class="progress" title={label}>
      <progress max={Math.max(1, all)} value={counts.decided} aria-label={label} />
      <span aria-hidden="true">
        {counts.decided}
        <span class="dim"> / {all}</span>
      </span>
    </span>
  );
};

/** Name, views, progress and settings. */
export const TopBar = () => (
  <header class="top-bar">
    <span class="brand">
      <span lang="zh-CN">绩效</span> jixiao
    </span>
    <nav aria-label={word('review')}>
      {VIEWS.map((view) => (
        <ViewLink key={view} view={view} />
      ))}
    </nav>
    <Progress />
    <span class="spring" />
    {session.value && (
      <span class="database" title={session.value.database}>
        {session.value.database}
        {session.value.readOnly && <b class="badge">{word('readOnly')}</b>}
      </span>
    )}
    <label class="setting">
      <span>{word('reviewer')}</span>
      <input
        id="reviewer"
        value={reviewer.value}
        maxLength={60}
        autocomplete="name"
        onInput={(event) => {
          reviewer.value = event.currentTarget.value;
        }}
      />
    </label>
    <label class="setting">
      <span class="sr-only">{word('theme')}</span>
      <select
        value={theme.value}
        title={word('theme')}
        onChange={(event) => {
          theme.value = event.currentTarget.value as Theme;
        }}
      >
        {THEMES.map(([value, phrase]) => (
          <option key={value} value={value}>
            {word(phrase)}
          </option>
        ))}
      </select>
    </label>
    <button
      type="button"
      class="quiet"
      lang={language.value === 'en' ? 'zh-CN' : 'en'}
      onClick={() => {
        language.value = language.value === 'en' ? 'zh' : 'en';
      }}
    >
      {word('language')}
    </button>
    <button
      type="button"
      class="quiet"
      aria-label={word('help')}
      title={`${word('help')} (?)`}
      onClick={() => {
        overlay.value = 'help';
      }}
    >
      ?
    </button>
  </header>
);
