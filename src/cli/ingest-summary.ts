import type { InputOutcome } from '../worker/index.ts';
import { EXIT } from './exit-code.ts';
import type { FoundInputs } from './find-inputs.ts';
import { shortened, textTable } from './text-table.ts';

/** Result of one run, as `--json` prints it. */
export interface IngestSummary {
  readonly files: readonly InputOutcome[];
  readonly totals: Readonly<Record<TotalName, number>>;
  /** Documents by status; `failed` left no document. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly skipped: FoundInputs['skipped'];
  readonly exitCode: number;
}

const COUNT_NAMES = ['projects', 'indicators', 'fundingLines', 'repairs', 'findings', 'reviews'] as const;
const RESULT_NAMES = ['stored', 'replaced', 'unchanged'] as const;
type TotalName = 'documents' | (typeof COUNT_NAMES)[number] | (typeof RESULT_NAMES)[number];

/** Longest list of files that is printed whole; of more files only those that need a look are listed. */
const LISTED_FILES = 40;
const LISTED_TROUBLES = 100;
const FILE_WIDTH = 60;

const isUnreadable = ({ status }: InputOutcome): boolean => status === 'unreadable' || status === 'failed';

const needsLook = (outcome: InputOutcome): boolean =>
  isUnreadable(outcome) || outcome.status === 'unknown-layout' || outcome.status === 'partial';

const raisesDoubt = (outcome: InputOutcome): boolean => needsLook(outcome) || outcome.counts.reviews > 0;

const tally = (outcomes: readonly InputOutcome[]): IngestSummary['totals'] => {
  const totals: Record<TotalName, number> = {
    documents: new Set(outcomes.map((outcome) => outcome.documentId).filter((id) => id !== null)).size,
    projects: 0,
    indicators: 0,
    fundingLines: 0,
    repairs: 0,
    findings: 0,
    reviews: 0,
    stored: 0,
    replaced: 0,
    unchanged: 0,
  };
  const counted = new Set<string>();
  for (const { documentId, result, counts } of outcomes) {
    if (result) totals[result] += 1;
    // The same bytes at two places are one document.
    if (documentId === null || counted.has(documentId)) continue;
    counted.add(documentId);
    for (const name of COUNT_NAMES) totals[name] += counts[name];
  }
  return totals;
};

const exitCodeOf = (outcomes: readonly InputOutcome[], failOnReview: boolean): number => {
  if (outcomes.some(isUnreadable)) return EXIT.unreadable;
  return failOnReview && outcomes.some(raisesDoubt) ? EXIT.review : EXIT.done;
};

/** Adds up what became of the inputs. */
export const summarizeIngest = (
  outcomes: readonly InputOutcome[],
  skipped: FoundInputs['skipped'],
  failOnReview: boolean,
): IngestSummary => {
  const files = outcomes
    .map((outcome) => ({ outcome, key: Buffer.from(outcome.origin) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ outcome }) => outcome);
  const statuses: Record<string, number> = {};
  for (const { status } of files) statuses[status] = (statuses[status] ?? 0) + 1;
  return { files, totals: tally(files), statuses, skipped, exitCode: exitCodeOf(files, failOnReview) };
};

const HEADER = ['file', 'status', 'projects', 'indicators', 'funding lines', 'repairs', 'findings', 'to review'];

const fileTable = ({ files, totals }: IngestSummary): string => {
  const listed = files.length <= LISTED_FILES ? files : files.filter(needsLook).slice(0, LISTED_TROUBLES);
  const rows = listed.map(({ origin, status, result, counts }) => [
    shortened(origin, FILE_WIDTH),
    result === 'unchanged' ? `${status} (unchanged)` : status,
    ...COUNT_NAMES.map((name) => String(counts[name])),
  ]);
  const total = [
    `total: ${totals.documents} ${totals.documents === 1 ? 'document' : 'documents'}`,
    '',
    ...COUNT_NAMES.map((name) => String(totals[name])),
  ];
  return textTable([HEADER, ...rows, total], new Set([2, 3, 4, 5, 6, 7]));
};

const listOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

/** The summary that a person reads at the end of a run: a table, then one line for each thing to know. */
export const printedSummary = (summary: IngestSummary): string => {
  const { totals, statuses, skipped, files } = summary;
  const skippedCount = Object.values(skipped).reduce((a, b) => a + b, 0);
  const lines = [fileTable(summary), ''];
  lines.push(
    `${listOf(statuses) || 'nothing to read'}; written: ${totals.stored} new, ${totals.replaced} replaced, ${totals.unchanged} unchanged`,
  );
  if (files.length > LISTED_FILES) lines.push('only files that need a look are listed; use --json for all');
  if (skippedCount > 0) lines.push(`skipped ${skippedCount} files that are no documents (${listOf(skipped)})`);
  if (totals.reviews > 0)
    lines.push(`${totals.reviews} records need review: select * from indicator_flat where needs_review = 1`);
  return lines.join('\n');
};
