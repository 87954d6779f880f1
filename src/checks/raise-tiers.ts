import type { Filing, Tier } from '../model/index.ts';
import { type AnyRecord, mapRecords } from './map-records.ts';
import { notedKeys } from './noted-keys.ts';
import { findTierEvidence, type TierEvidence } from './tier-evidence.ts';

const better = (tier: Tier, evidence: Tier): Tier => (tier !== 'D' && evidence < tier ? evidence : tier);

const raise = <T extends AnyRecord>(record: T, evidence: readonly TierEvidence[]): T => {
  const ofRecord = evidence.filter(({ field }) => field === undefined);
  const ofField = (field: string): readonly TierEvidence[] =>
    evidence.filter((item) => item.field === undefined || item.field === field);
  const best = (tier: Tier, items: readonly TierEvidence[]): Tier =>
    items.reduce<Tier>((found, item) => better(found, item.tier), tier);
  return {
    ...record,
    tier: best(record.tier, ofRecord),
    provenance: record.provenance.map((source) => ({ ...source, tier: best(source.tier, ofField(source.field)) })),
  };
};

/**
 * Raises records from C to A (confirmed by arithmetic or code) or B (corroborated elsewhere in the document). A record
 * in doubt stays D: arithmetic can agree with a wrong reading, a person decides.
 */
export const raiseTiers = (filing: Filing): Filing => {
  const byKey = new Map<string, TierEvidence[]>();
  for (const item of findTierEvidence(filing)) byKey.set(item.key, [...(byKey.get(item.key) ?? []), item]);
  // Another place that agrees does not prove a label that was inferred.
  const inferred = notedKeys(filing, 'label-inferred');
  if (byKey.size === 0) return filing;
  return mapRecords(filing, (record) => {
    const evidence = byKey.get(record.key);
    return evidence === undefined || record.needsReview || inferred.has(record.key) ? record : raise(record, evidence);
  });
};
