import type {
  DecidedTable,
  Decision,
  DecisionAction,
  DecisionOutcome,
  RecordKey,
  RecordRow,
  StoredDecision,
} from '../corrections/index.ts';
import type { NoteRow } from './tables.ts';

// Decisions of people about records (人工判定), for the review page, `jixiao correct` and `jixiao corrections`.
//
//   const { decisions } = await openSqliteStore(file, { pipelineVersion });
//   for (const document of await decisions.reviewDocuments({ limit: 50 }))             // most doubts first
//     for (const record of await decisions.records(document.id, { needsReview: true })) // with key, notes, history
//       await decisions.add({
//         key: record.key, field: 'stated_text', action: 'correct', value: '≥95%', reason: 'smudged in the scan',
//         decidedBy: 'wang', documentId: document.id,
//         seen: { baseValue: record.extracted.stated_text, lastDecision: record.lastDecisions.stated_text ?? null } });
//
// What the actions mean, and what `field` and `value` are for each:
//
//   accept        `*` or a field   the reading is right; the doubt is settled
//   correct       a field          misread; `value` is what is printed, checked by the grammar of the field. For a target
//                                  correct `stated_text`: sign, number, unit, kind, date and amount follow from it
//   reject        `*`              no record at all; the flat views leave it out
//   source-error  `*` or a field   read as printed, but the document is wrong; nothing changes, `value` may say what is right
//   undo          as it was made   `decisions.undo`: takes back what is in force; nothing older comes back to life
//
// `seen` is what the person looked at: the extracted value of the field (for `*`: `record.version`) and the number of the
// last decision on this key and field. When either has changed since, `StaleDecisionError` is thrown and nothing is written.
//
// A decision is applied at once, to every document that holds a record with its key, and again in the transaction that writes
// a document (`put`). Rows then hold the corrected values, `needs_review` 0 and tier A, column `decision` = accept | correct |
// reject | source-error | retired | conflict. What the extraction itself said stays in `extracted_value`, what became of each
// decision in each document in `decision_outcome`: applied, retired (the source now agrees), conflict (it says something
// else: `needs_review` 1, tier D, a finding `decision-conflict`), gone (the record is no longer there: a finding
// `decision-gone`). To settle a conflict, decide again: the new decision sees the new extracted value as its base.
//
// Keys outlive re-publication in other bytes and new versions of the reader; what they are made of: `RecordKey`.

/** A document with records that need review. */
export interface ReviewDocument {
  readonly id: string;
  readonly origin: string;
  readonly title: string | null;
  readonly department: string | null;
  readonly divisionCode: string | null;
  readonly fiscalYear: number | null;
  readonly reviewCount: number;
}

/** A record with everything that a person needs to decide about it. */
export interface ReviewRecord {
  readonly key: RecordKey;
  readonly table: DecidedTable;
  readonly id: string;
  readonly documentId: string;
  /** As the database shows it: corrected. */
  readonly row: RecordRow;
  /** As extracted: the base of new decisions. */
  readonly extracted: RecordRow;
  /** Base of decisions about the whole record (`*`). */
  readonly version: string;
  /** Notes about this record, in the order of the document. */
  readonly notes: readonly NoteRow[];
  /** Decisions in force about this record and what became of them in this document. */
  readonly decisions: readonly { readonly decision: StoredDecision; readonly outcome: DecisionOutcome }[];
  /** Number of the last decision by field (also of an undo): goes into `seen`. */
  readonly lastDecisions: Readonly<Record<string, number>>;
}

/** What the person looked at; see the top of this file. */
export interface SeenState {
  readonly baseValue: string | number | null | undefined;
  readonly lastDecision: number | null;
}

/** A decision to be added; its base value is what was seen. */
export interface NewDecision {
  readonly key: RecordKey;
  /** Column of the record's table, or `*`. */
  readonly field: string;
  readonly action: Exclude<DecisionAction, 'undo'>;
  readonly value?: string | null;
  readonly reason?: string | null;
  readonly decidedBy: string;
  /** The document that was looked at: lets the decision find its record again where the key changes. */
  readonly documentId?: string | null;
  readonly seen: SeenState;
}

/** What became of a new decision, document by document. */
export interface AddedDecision {
  readonly number: number;
  readonly outcomes: readonly { readonly documentId: string; readonly outcome: DecisionOutcome }[];
}

/** What became of a decision in a document. */
export interface OutcomeEntry {
  readonly documentId: string;
  readonly origin: string;
  readonly outcome: DecisionOutcome;
  readonly table: string | null;
  readonly recordId: string | null;
  readonly extractedValue: string | null;
  readonly decision: StoredDecision;
}

/** Result of {@link Decisions.importDecisions}. */
export interface ImportResult {
  readonly added: number;
  readonly known: number;
  /** Decisions on a key and field about which this database holds another decision that the import does not know. */
  readonly diverged: readonly Decision[];
  /** Decisions that no record of the database has; they are kept for the day it comes. */
  readonly waiting: readonly Decision[];
}

/** Decisions of people about records (人工判定). Every call is one transaction; see the top of this file. */
export interface Decisions {
  /** Documents with records that need review, most first, then by id. */
  readonly reviewDocuments: (page?: {
    readonly limit?: number;
    readonly offset?: number;
  }) => Promise<readonly ReviewDocument[]>;
  /** Records of one document in reading order; `needsReview` leaves out those that need none. */
  readonly records: (
    documentId: string,
    filter?: { readonly needsReview?: boolean },
  ) => Promise<readonly ReviewRecord[]>;
  /** Records with this key, one for each document that holds one. */
  readonly recordsOfKey: (key: RecordKey) => Promise<readonly ReviewRecord[]>;
  /** Adds a decision and applies it. Throws {@link StaleDecisionError}, {@link UnknownRecordError}, `FieldValueError`. */
  readonly add: (decision: NewDecision) => Promise<AddedDecision>;
  /** Takes back what is in force for a key and field. Throws {@link StaleDecisionError} when it is not `lastDecision`. */
  readonly undo: (taken: {
    readonly key: RecordKey;
    readonly field: string;
    readonly lastDecision: number;
    readonly reason?: string | null;
    readonly decidedBy: string;
  }) => Promise<AddedDecision>;
  /** Everything ever decided about a key (and field), oldest first. */
  readonly history: (key: RecordKey, field?: string) => Promise<readonly StoredDecision[]>;
  /** All decisions, oldest first: for the corrections file. */
  readonly all: () => Promise<readonly StoredDecision[]>;
  /** What became of the decisions in force, by document; `outcomes` picks some (`['conflict', 'gone']`). */
  readonly outcomes: (outcomes?: readonly DecisionOutcome[]) => Promise<readonly OutcomeEntry[]>;
  /** Decisions in force that no record of the database has. */
  readonly waiting: () => Promise<readonly StoredDecision[]>;
  /** Adds decisions made elsewhere, in their order, and applies them; what is known already is skipped. */
  readonly importDecisions: (decisions: readonly Decision[]) => Promise<ImportResult>;
}

/** Somebody decided, or the document was read anew, since this was looked at: look again, then decide. */
export class StaleDecisionError extends Error {
  readonly current: SeenState;

  constructor(key: RecordKey, field: string, seen: SeenState, current: SeenState) {
    const print = ({ baseValue, lastDecision }: SeenState) =>
      `${baseValue === null || baseValue === undefined ? 'nothing' : `‘${baseValue}’`} with ${lastDecision === null ? 'no decision' : `decision ${lastDecision}`}`;
    super(`${field} of ${key}: expected ${print(seen)}, found ${print(current)}; look at it again, then decide`);
    this.name = 'StaleDecisionError';
    this.current = current;
  }
}

/** No record of the database has this key. */
export class UnknownRecordError extends Error {
  constructor(key: RecordKey) {
    super(`no record has the key ${key}; \`jixiao correct --db FILE --find TEXT\` lists keys`);
    this.name = 'UnknownRecordError';
  }
}
