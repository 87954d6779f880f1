import { DashboardView } from './dashboard/dashboard-view.tsx';
import { DecisionsView } from './dashboard/decisions-view.tsx';
import { Help } from './parts/help.tsx';
import { RulePanel } from './parts/rule-panel.tsx';
import { TopBar } from './parts/top-bar.tsx';
import { QueuePane } from './queue/queue-pane.tsx';
import { RecordsPane } from './records/records-pane.tsx';
import { SourcePane } from './source/source-pane.tsx';
import { route } from './state/route.ts';
import { overlay, toast } from './state/session.ts';

const ReviewView = () => (
  <main class="desk">
    <QueuePane />
    <SourcePane />
    <RecordsPane />
  </main>
);

/** The whole page: bar, view, and what lies over it. */
export const App = () => (
  <>
    <TopBar />
    {route.value.view === 'review' ? (
      <ReviewView />
    ) : route.value.view === 'dashboard' ? (
      <DashboardView />
    ) : (
      <DecisionsView />
    )}
    {overlay.value === 'help' && <Help />}
    {overlay.value === 'rule' && <RulePanel />}
    <div class="toast-place" role="status" aria-live="polite">
      {toast.value && <div class={`toast ${toast.value.tone}`}>{toast.value.text}</div>}
    </div>
  </>
);
