import type { Locator } from './locator.ts';
import type { NoteCode } from './note-codes.ts';

/** `error`: a value is missing or unusable; `warning`: a person should look; `info`: for the record. */
export type Severity = 'error' | 'warning' | 'info';

/** A record, and optionally one of its fields, that a note is about. `key` is the natural key of a `Filing` record. */
export interface NoteSubject {
  readonly key: string;
  readonly field?: string;
}

/** A repair (修正): `before` became `after` because of `evidence`. */
export interface Repair {
  readonly kind: 'repair';
  readonly code: NoteCode;
  readonly severity: Severity;
  readonly message: string;
  readonly before: string;
  readonly after: string;
  readonly evidence: string;
  readonly at: Locator | null;
  readonly subjects?: readonly NoteSubject[];
}

/** A finding (疑点): something a person should know about the document; no value was changed. */
export interface Finding {
  readonly kind: 'finding';
  readonly code: NoteCode;
  readonly severity: Severity;
  readonly message: string;
  readonly before?: string;
  readonly after?: string;
  readonly evidence?: string;
  readonly at: Locator | null;
  readonly subjects?: readonly NoteSubject[];
}

/** What a stage has to say beside its value. */
export type Note = Repair | Finding;

/** Builds a finding; severity comes from the caller because the same code can weigh differently by place. */
export const finding = (
  code: NoteCode,
  severity: Severity,
  message: string,
  at: Locator | null = null,
  more: Pick<Finding, 'before' | 'after' | 'evidence' | 'subjects'> = {},
): Finding => ({ kind: 'finding', code, severity, message, at, ...more });

/** Builds a repair note: what was printed, what it was read as, and why. */
export const repair = (
  code: NoteCode,
  before: string,
  after: string,
  evidence: string,
  at: Locator | null,
  subjects: readonly NoteSubject[] = [],
): Repair => ({
  kind: 'repair',
  code,
  severity: 'info',
  message: `${before} → ${after}`,
  before,
  after,
  evidence,
  at,
  ...(subjects.length > 0 ? { subjects } : {}),
});
