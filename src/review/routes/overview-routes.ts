import { Hono } from 'hono';
import { z } from 'zod';
import { type Plot, plotAll, type ReportData, summarize } from '../../report/index.ts';
import { openReader } from '../../store/index.ts';
import { type OverviewFacts, QUEUE_REASONS, type QueueReason, type ReviewProgress } from '../api.ts';
import { refuse } from '../refuse.ts';
import type { ReviewBackend } from '../review-backend.ts';
import type { ReviewEnvironment } from '../review-environment.ts';

const languageSchema = z.enum(['en', 'zh']).default('en');

const readProgress = ({ sqlite }: ReviewBackend): ReviewProgress => {
  const counts = sqlite
    .prepare<[], { reason: string; decided: number; n: number }>(
      'select reason, decided, count(*) as n from review_item group by reason, decided',
    )
    .all();
  const countOf = (reason: QueueReason, decided: number): number =>
    counts.find((row) => row.reason === reason && row.decided === decided)?.n ?? 0;
  return {
    byReason: QUEUE_REASONS.map((reason) => ({ reason, open: countOf(reason, 0), decided: countOf(reason, 1) })),
    byReviewer: sqlite
      .prepare<[], { by: string; decisions: number }>(
        `select decided_by as "by", count(*) as decisions from decision where action <> 'undo'
         group by decided_by order by decisions desc, decided_by limit 50`,
      )
      .all(),
  };
};

/** Cells of the matrix that one answer holds; a country has more counties than a screen. */
const MOST_DIVISIONS = 3000;

const overviewOf = (data: ReportData, plots: readonly Plot[], progress: ReviewProgress): OverviewFacts => ({
  totals: data.totals,
  years: data.coverage.years,
  divisions: data.coverage.divisions
    .slice(0, MOST_DIVISIONS)
    .map(({ code, name, provinceName }) => ({ code, name, province: provinceName })),
  cells: data.coverage.cells.map(({ code, year, forms, documents }) => ({ code, year, forms, documents })),
  findings: data.findings.map(({ code, severity, findings, documents, records }) => ({
    code,
    severity,
    findings,
    documents,
    records,
  })),
  tiers: data.tiers,
  plots: plots.filter(({ count }) => count > 0),
  progress,
});

/** The overview: coverage, findings, tiers, progress, and the plots of the report, counted anew when something changed. */
export const overviewRoutes = (backend: ReviewBackend): Hono<ReviewEnvironment> => {
  const routes = new Hono<ReviewEnvironment>();
  let kept: { readonly version: number; readonly data: Promise<ReportData> } | null = null;
  const report = (): Promise<ReportData> => {
    backend.index.refresh();
    const version = backend.index.version();
    if (kept?.version === version) return kept.data;
    const data = openReader(backend.database).then((reader) => summarize(reader).finally(() => reader.close()));
    kept = { version, data };
    data.catch(() => {
      kept = null;
    });
    return data;
  };
  routes.get('/', async (context) => {
    const language = languageSchema.safeParse(context.req.query('language') ?? 'en');
    if (!language.success) return refuse(context, 400, 'language', 'expected en or zh');
    const data = await report();
    return context.json(overviewOf(data, plotAll(data, language.data), readProgress(backend)));
  });
  return routes;
};
