// The quality report: what other rooms may use of it.

export { renderPage } from './page/render-page.ts';
export { PLOT_NAMES, type Plot, plotAll } from './plots/plots.ts';
export type { ReportData } from './report-data.ts';
export { summarize } from './summarize.ts';
