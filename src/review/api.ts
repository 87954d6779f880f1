// What the server and the page say to one another. Types only: this file is part of both.
import type { Comparator, Format, Severity, Status, TargetKind, Tier } from '../model/index.ts';

/** Who sits before the page and what they may do. */
export interface SessionFacts {
  readonly csrf: string;
  readonly reviewer: string;
  readonly readOnly: boolean;
  readonly database: string;
}

/** Why something stands in the queue, the most valuable first: money, conflicts, single doubtful readings, layouts. */
export const QUEUE_REASONS = ['money', 'conflict', 'low-tier', 'layout'] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

/** One thing to look at (待核): a record with its doubts, or a document as a whole. */
export interface QueueItem {
  readonly number: number;
  readonly documentId: string;
  /** `target`, `funding_line` …, or `document`. */
  readonly table: string;
  readonly recordId: string;
  readonly reason: QueueReason;
  readonly codes: readonly string[];
  readonly severity: Severity;
  readonly tier: Tier | null;
  readonly title: string;
  readonly stated: string | null;
  readonly message: string | null;
  readonly locator: string | null;
  readonly project: string | null;
  readonly department: string | null;
  readonly divisionCode: string | null;
  readonly year: number | null;
  readonly format: Format;
  readonly origin: string;
  readonly decided: boolean;
}

/** Filters of the queue; absent means any. */
export interface QueueFilter {
  readonly county?: string;
  readonly year?: string;
  readonly department?: string;
  readonly format?: string;
  readonly finding?: string;
  readonly tier?: string;
  readonly reason?: string;
  readonly search?: string;
  readonly state?: 'open' | 'decided' | 'all';
  readonly document?: string;
}

/** Names of the filters that have counts. */
export const FACETS = ['reason', 'county', 'year', 'department', 'format', 'finding', 'tier'] as const;
export type Facet = (typeof FACETS)[number];

/** A value of a filter with the number of items it would leave. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** A page of the queue. */
export interface QueuePage {
  readonly total: number;
  readonly offset: number;
  readonly items: readonly QueueItem[];
}

/** Counts beside the filters. */
export interface QueueFacets {
  readonly open: number;
  readonly decided: number;
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
}

/** A field of a record and the place it was read from. */
export interface FieldPlace {
  readonly field: string;
  readonly at: string;
  readonly confidence: number | null;
}

/** Value of a field. */
export type FieldValue = string | number | null;

/** A decision of a person about a record (人工决定). */
export interface DecisionFacts {
  readonly number: number;
  readonly documentId: string | null;
  /** Record of the document that is shown, where it has one for the key. */
  readonly recordId: string | null;
  readonly key: string;
  readonly field: string;
  readonly action: string;
  readonly baseValue: string | null;
  readonly value: string | null;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
  /** Neither undone nor followed by another one. */
  readonly inForce: boolean;
  /** What became of it in this document: `applied`, `retired`, `conflict`, `gone`. */
  readonly outcome: string | null;
}

/** A record as the page shows it. */
export interface RecordFacts {
  readonly table: string;
  readonly id: string;
  /** Record that this one hangs on: the indicator of a target, the project, or the form. */
  readonly parent: string | null;
  readonly at: string;
  readonly tier: Tier | null;
  readonly needsReview: boolean;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly places: readonly FieldPlace[];
  /** Natural key that decisions name (记录键). */
  readonly key: string;
  /** Base of a decision about the whole record. */
  readonly version: string;
  /** What the extraction itself said, for the fields that a decision changed. */
  readonly extracted: Readonly<Record<string, FieldValue>>;
  /** Number of the last decision by field. */
  readonly lastDecisions: Readonly<Record<string, number>>;
  /** accept, correct, reject, source-error, retired, conflict; null while nobody decided. */
  readonly decision: string | null;
}

/** A repair or finding as the page shows it. */
export interface NoteFacts {
  readonly id: string;
  readonly kind: 'repair' | 'finding';
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly evidence: string | null;
  readonly at: string | null;
  readonly resolvedBy: string | null;
  readonly records: readonly { readonly id: string; readonly field: string | null }[];
}

/** What became of one input cell. */
export interface CellFacts {
  readonly at: string;
  /** NULL where it holds personal data. */
  readonly raw: string | null;
  readonly text: string | null;
  readonly disposition: 'used' | 'ignored' | 'flagged';
  readonly rule: string | null;
}

/** A document with everything that was read from it. */
export interface DocumentFacts {
  readonly id: string;
  readonly origin: string;
  readonly origins: readonly string[];
  readonly format: Format;
  readonly title: string | null;
  readonly department: string | null;
  readonly divisionCode: string | null;
  readonly county: string | null;
  readonly year: number | null;
  readonly status: Status;
  readonly error: string | null;
  readonly pageCount: number | null;
  readonly forms: readonly RecordFacts[];
  readonly records: readonly RecordFacts[];
  readonly notes: readonly NoteFacts[];
  readonly cells: readonly CellFacts[];
  readonly decisions: readonly DecisionFacts[];
}

/** A cell of the source as it was printed. */
export interface SourceCell {
  readonly at: string;
  readonly text: string;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  /** Meaning of a known label, `project-name`; null for anything else. */
  readonly label: string | null;
  readonly page: number | null;
  /** Left, top, right, bottom in the units of the page. */
  readonly box: readonly [number, number, number, number] | null;
}

/** A paragraph or table of the source. */
export type SourceBlock =
  | {
      readonly kind: 'text';
      readonly at: string;
      readonly text: string;
      readonly heading: number | null;
      readonly page: number | null;
      readonly box: readonly [number, number, number, number] | null;
    }
  | {
      readonly kind: 'table';
      readonly at: string;
      readonly page: number | null;
      readonly rows: readonly (readonly SourceCell[])[];
    };

/** The source beside the records. */
export interface SourceFacts {
  /** `file`: read again from the file; `ledger`: the file is gone, rebuilt from the cells in the database. */
  readonly from: 'file' | 'ledger';
  /** Why the file could not be shown, for a person. */
  readonly problem: string | null;
  /** Whether pictures of the pages can be asked for. */
  readonly pictures: boolean;
  readonly pageCount: number;
  readonly blocks: readonly SourceBlock[];
}

/** Size of a drawn page; a box times `scale` is its place in the picture. */
export interface PageFacts {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** How a value would be read. */
export interface ReadingFacts {
  readonly kind: TargetKind | 'amount' | 'text';
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly comparator: Comparator | null;
  readonly doubt: string | null;
}

/** What a correction asks of the reference data. */
export interface RuleQuestion {
  readonly documentId: string;
  readonly recordId: string;
  readonly table: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A stored record that a rule would change. */
export interface RuleEffect {
  readonly documentId: string;
  readonly recordId: string;
  readonly table: string;
  readonly origin: string;
  readonly department: string | null;
  readonly label: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A rule for the reference data that a correction suggests (词库建议). */
export interface RuleProposal {
  readonly asked: RuleQuestion;
  readonly kind: 'label' | 'look-alike';
  /** File of the reference data, and the lines that would go and come. */
  readonly file: string;
  readonly removed: string | null;
  readonly added: string;
  readonly total: number;
  readonly effects: readonly RuleEffect[];
}

/** Progress of the review and the numbers of the overview. */
export interface ReviewProgress {
  readonly byReason: readonly { readonly reason: QueueReason; readonly open: number; readonly decided: number }[];
  readonly byReviewer: readonly { readonly by: string; readonly decisions: number }[];
}

/** A decision in the log of all. */
export interface LoggedDecision extends Omit<DecisionFacts, 'recordId' | 'inForce' | 'outcome'> {
  readonly origin: string | null;
  readonly department: string | null;
}

/** Numbers of the overview (概览). */
export interface OverviewFacts {
  readonly totals: {
    readonly documents: number;
    readonly forms: number;
    readonly indicators: number;
    readonly fundingLines: number;
    readonly toReview: number;
  };
  readonly years: readonly (number | null)[];
  readonly divisions: readonly { readonly code: string; readonly name: string; readonly province: string }[];
  readonly cells: readonly {
    readonly code: string | null;
    readonly year: number | null;
    readonly forms: number;
    readonly documents: number;
  }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly findings: number;
    readonly documents: number;
    readonly records: number;
  }[];
  readonly tiers: readonly { readonly table: string; readonly tier: string; readonly records: number }[];
  readonly plots: readonly {
    readonly name: string;
    readonly title: string;
    readonly note: string;
    readonly svg: string;
    readonly legend: readonly { readonly name: string; readonly colour: string }[];
  }[];
  readonly progress: ReviewProgress;
}
