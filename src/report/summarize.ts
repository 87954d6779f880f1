import type { Reader } from '../store/index.ts';
import { countFilingKinds, countFormats, countTiers, countTotals } from './queries/count-totals.ts';
import { groupFindings, largestContradictions } from './queries/group-findings.ts';
import { measureCoverage } from './queries/measure-coverage.ts';
import { listUnread, nameDocuments, rankForReview } from './queries/rank-documents.ts';
import { spreadValues } from './queries/spread-values.ts';
import type { ReportData } from './report-data.ts';

/**
 * Summarises a record database (质量报告): coverage, formats, tiers, findings, contradictions, distributions and what to
 * review first. Reads only; the size of the result does not grow with the number of documents, but for the coverage.
 */
export const summarize = async (reader: Reader): Promise<ReportData> => {
  const findings = await groupFindings(reader);
  const contradictions = await largestContradictions(reader);
  const reviewFirst = await rankForReview(reader);
  const unread = await listUnread(reader);
  const named = [...findings.flatMap(({ examples }) => examples), ...contradictions, ...reviewFirst, ...unread];
  return {
    totals: await countTotals(reader),
    coverage: await measureCoverage(reader),
    formats: await countFormats(reader),
    filingKinds: await countFilingKinds(reader),
    tiers: await countTiers(reader),
    findings,
    contradictions,
    reviewFirst,
    unread,
    distributions: await spreadValues(reader),
    documents: await nameDocuments(reader, [...new Set(named.map(({ documentId }) => documentId))]),
  };
};
