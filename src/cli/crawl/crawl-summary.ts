import { isNetworkFailure } from '../../crawl/index.ts';
import type { SiteFacts, SourceFinding } from '../../model/index.ts';
import type { InputOutcome } from '../../worker/index.ts';
import { EXIT } from '../exit-code.ts';
import { textTable } from '../text-table.ts';

/** One site in a summary. */
export interface SiteSummary {
  readonly site: string;
  readonly title: string | null;
  readonly division: string | null;
  /** `stopped` sites go on with the next pass. */
  readonly state: 'done' | 'stopped';
  readonly pages: number;
  /** Documents that are published there now. */
  readonly documents: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  readonly ignored: number;
  readonly failed: number;
  readonly findings: readonly SourceFinding[];
}

/** Result of one pass, as `--json` prints it and `--notify-command` gets it. */
export interface CrawlSummary {
  readonly run: number;
  readonly resumed: boolean;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly state: 'done' | 'stopped';
  readonly sites: readonly SiteSummary[];
  readonly totals: Readonly<Record<(typeof COUNTED)[number], number>>;
  /** Documents read into records in this pass, by status. */
  readonly read: Readonly<Record<string, number>>;
  readonly needReview: number;
  readonly exitCode: number;
}

const COUNTED = ['pages', 'documents', 'added', 'changed', 'unchanged', 'withdrawn', 'ignored', 'failed'] as const;

const counted = (facts: SiteFacts, changes: readonly string[], roles: readonly string[]): number =>
  roles.flatMap((role) => changes.map((change) => facts.changes[`${role} ${change}`] ?? 0)).reduce((a, b) => a + b, 0);

/** One site's facts and findings as numbers. */
export const siteSummary = (
  site: { readonly name: string; readonly title?: string | undefined; readonly division?: string | undefined },
  facts: SiteFacts | null,
  findings: readonly SourceFinding[],
): SiteSummary => {
  const of = (changes: readonly string[], roles: readonly string[] = ['file']): number =>
    facts ? counted(facts, changes, roles) : 0;
  return {
    site: site.name,
    title: site.title ?? null,
    division: site.division ?? null,
    state: facts ? 'done' : 'stopped',
    pages: of(['new', 'changed', 'unchanged'], ['start', 'page']),
    documents: facts?.documents ?? 0,
    added: of(['new']),
    changed: of(['changed']),
    unchanged: of(['unchanged']),
    withdrawn: facts?.withdrawn.length ?? 0,
    ignored: facts?.ignored ?? 0,
    failed: facts?.failures.length ?? 0,
    findings,
  };
};

/** What the numbers of a whole pass are made of. */
export interface PassResult {
  readonly run: { readonly number: number; readonly resumed: boolean; readonly startedAt: string };
  readonly stopped: boolean;
  readonly sites: readonly SiteSummary[];
  readonly networkFailed: boolean;
  readonly outcomes: readonly InputOutcome[];
}

/** Whether a site has failures that are the network's. */
export const hasNetworkFailure = (facts: SiteFacts): boolean =>
  facts.failures.some(({ code }) => isNetworkFailure(code));

const exitCodeOf = (pass: PassResult, needReview: number, failOnReview: boolean): number => {
  if (pass.stopped) return EXIT.interrupted;
  if (pass.networkFailed) return EXIT.network;
  const doubts = pass.sites.some(({ findings }) => findings.some(({ severity }) => severity !== 'info'));
  return failOnReview && (doubts || needReview > 0) ? EXIT.review : EXIT.done;
};

/** Adds up a pass. */
export const summarizePass = (pass: PassResult, failOnReview: boolean): CrawlSummary => {
  const read: Record<string, number> = {};
  for (const { status } of pass.outcomes) read[status] = (read[status] ?? 0) + 1;
  const doubtful = ({ status, counts }: InputOutcome): boolean =>
    counts.reviews > 0 || ['unreadable', 'failed', 'partial', 'unknown-layout'].includes(status);
  const needReview = pass.outcomes.filter(doubtful).length;
  const totals = Object.fromEntries(
    COUNTED.map((name) => [name, pass.sites.reduce((sum, site) => sum + site[name], 0)]),
  );
  return {
    run: pass.run.number,
    resumed: pass.run.resumed,
    startedAt: pass.run.startedAt,
    endedAt: new Date().toISOString(),
    state: pass.stopped ? 'stopped' : 'done',
    sites: pass.sites,
    totals: totals as CrawlSummary['totals'],
    read,
    needReview,
    exitCode: exitCodeOf(pass, needReview, failOnReview),
  };
};

const LISTED_SITES = 40;
const LISTED_FINDINGS = 60;
const HEADER = ['site', 'state', 'pages', 'documents', 'new', 'changed', 'same', 'withdrawn', 'ignored', 'failed'];

const siteRow = (site: SiteSummary): string[] => [
  site.title ?? site.site,
  site.state,
  ...COUNTED.map((name) => String(site[name])),
];

const isQuiet = ({ state, added, changed, withdrawn, failed, findings }: SiteSummary): boolean =>
  state === 'done' && added + changed + withdrawn + failed === 0 && findings.length === 0;

/** The summary that a person reads at the end of a pass. */
export const printedPass = (summary: CrawlSummary): string => {
  const { sites, totals, read, needReview } = summary;
  const listed = sites.length <= LISTED_SITES ? sites : sites.filter((site) => !isQuiet(site));
  const total = [`total: ${sites.length} sites`, '', ...COUNTED.map((name) => String(totals[name]))];
  const lines = [textTable([HEADER, ...listed.map(siteRow), total], new Set([2, 3, 4, 5, 6, 7, 8, 9])), ''];
  const findings = sites.flatMap(({ findings: own }) => own);
  for (const { severity, site, code, message } of findings.slice(0, LISTED_FINDINGS))
    lines.push(`${severity}: ${site}: ${code}: ${message}`);
  if (findings.length > LISTED_FINDINGS)
    lines.push(`… and ${findings.length - LISTED_FINDINGS} more findings; see \`jixiao status\``);
  const statuses = Object.entries(read).map(([status, count]) => `${count} ${status}`);
  lines.push(
    `read: ${statuses.join(', ') || 'nothing new'}${needReview > 0 ? `; ${needReview} documents need a look` : ''}`,
  );
  if (summary.state === 'stopped') lines.push('stopped; run the same command again to go on where it stands');
  return lines.join('\n');
};
