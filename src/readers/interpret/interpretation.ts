import {
  type DraftText,
  type FieldSource,
  finding,
  type Note,
  type NoteCode,
  type NoteSubject,
  type Severity,
  type Tier,
} from '../../model/index.ts';
import type { AssumedAmount } from './doubt-unit.ts';
import type { KeyMaker } from './record-keys.ts';

/** What interpreting a form needs beside the draft, and where it leaves its findings. */
export interface Interpretation {
  readonly key: KeyMaker;
  readonly notes: Note[];
  /** Fiscal year of the form (预算年度). */
  readonly fiscalYear: number | null;
  /** Amounts whose unit the form does not print. */
  readonly assumed: AssumedAmount[];
  /** Keys of records that were read under inferred labels. */
  readonly inferred: string[];
}

/** Adds a finding about one record. */
export const report = (
  { notes }: Interpretation,
  code: NoteCode,
  severity: Severity,
  message: string,
  at: string,
  subject: NoteSubject,
): void => {
  notes.push(finding(code, severity, message, at, { subjects: [subject] }));
};

/** Fields of a record with the cell each was read from; absent cells are left out. */
export const sourcesOf = (
  fields: Readonly<Record<string, DraftText | null | undefined>>,
  tier: Tier,
): FieldSource[] => {
  const sources: FieldSource[] = [];
  for (const field in fields) {
    const text = fields[field];
    if (text) sources.push({ field, at: text.at, confidence: null, tier });
  }
  return sources;
};

/**
 * Fields every record has; a record with a doubt is for review. Records take them in last: V8 adds fields behind a
 * spread one by one, which made a target twenty times as slow.
 */
export const recordBase = (
  key: string,
  at: string,
  doubt: boolean,
  fields: Readonly<Record<string, DraftText | null | undefined>> = {},
): { key: string; at: string; tier: Tier; needsReview: boolean; provenance: FieldSource[] } => {
  const tier: Tier = doubt ? 'D' : 'C';
  return { key, at, tier, needsReview: doubt, provenance: sourcesOf(fields, tier) };
};
