// What a report shows, as plain data: the JSON file, the HTML page and the plots are made from this alone.

/** How many of something. */
export interface Count {
  readonly code: string;
  readonly count: number;
}

/** Sizes of the whole database (总量). */
export interface Totals {
  readonly documents: number;
  readonly forms: number;
  readonly departments: number;
  readonly divisions: number;
  readonly projects: number;
  readonly indicators: number;
  readonly targets: number;
  readonly fundingLines: number;
  readonly objectives: number;
  readonly repairs: number;
  readonly findings: number;
  /** Records with an unresolved doubt (待核). */
  readonly toReview: number;
}

/** Documents of one division (区划) in one year; `code` and `year` are null where nothing says them. */
export interface CoverageCell {
  readonly code: string | null;
  readonly year: number | null;
  readonly documents: number;
  readonly forms: number;
}

/** A division of the coverage matrix with its name and where it lies. */
export interface CoveredDivision {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly province: string;
  readonly provinceName: string;
}

/** Coverage by division and year (覆盖情况). */
export interface Coverage {
  /** Ascending; null, where a form prints no year, comes last. */
  readonly years: readonly (number | null)[];
  readonly divisions: readonly CoveredDivision[];
  readonly cells: readonly CoverageCell[];
}

/** Documents of one format by what became of them. */
export interface FormatCount {
  readonly format: string;
  readonly status: string;
  readonly documents: number;
}

/** Records of one table by tier (可信等级). */
export interface TierCount {
  readonly table: string;
  readonly tier: string;
  readonly records: number;
  readonly toReview: number;
}

/** A finding where it stands. */
export interface FindingExample {
  readonly documentId: string;
  readonly locator: string | null;
  readonly message: string;
}

/** Findings of one rule (疑点). */
export interface FindingGroup {
  readonly code: string;
  readonly severity: string;
  /** The finding could change a value. */
  readonly doubt: boolean;
  readonly findings: number;
  readonly documents: number;
  readonly records: number;
  readonly examples: readonly FindingExample[];
}

/** A sum that does not hold, with the money it is off by (勾稽不符). */
export interface SumContradiction {
  readonly documentId: string;
  readonly department: string | null;
  readonly year: number | null;
  readonly locator: string | null;
  readonly message: string;
  readonly totalFen: number;
  readonly differenceFen: number;
}

/** A document and what waits in it. */
export interface ReviewDocument {
  readonly documentId: string;
  readonly toReview: number;
  readonly records: number;
  /** Budget of its projects, which says what is at stake. */
  readonly amountFen: number | null;
}

/** A document that gave no records although it might hold some. */
export interface UnreadDocument {
  readonly documentId: string;
  readonly status: string;
  readonly reason: string | null;
}

/** A document that some part of the report names. */
export interface NamedDocument {
  readonly id: string;
  readonly origin: string;
  readonly format: string;
  readonly status: string;
  readonly department: string | null;
  readonly year: number | null;
}

/** A bar of a histogram; `to` is exclusive, null where the bar is open. */
export interface Bin {
  readonly from: number | null;
  readonly to: number | null;
  readonly count: number;
}

/** Counts by two codes. */
export interface CrossCount {
  readonly row: string;
  readonly column: string;
  readonly count: number;
}

/** How the values are spread. */
export interface Distributions {
  /** Percent that satisfaction targets ask for (满意度目标值). */
  readonly satisfaction: readonly Bin[];
  /** Project budgets in fen by printed category of the project (项目类别). */
  readonly budgets: readonly { readonly category: string | null; readonly bins: readonly Bin[] }[];
  /** Signs of targets by dimension (二级指标). */
  readonly comparators: readonly CrossCount[];
  /** Kinds of target values by category (一级指标). */
  readonly kinds: readonly CrossCount[];
  /** Total scores of self-evaluations (自评得分). */
  readonly scores: readonly Bin[];
  /** Indicators of a project (每项目指标数). */
  readonly indicators: readonly Bin[];
}

/** Everything a report says (质量报告). */
export interface ReportData {
  readonly totals: Totals;
  readonly coverage: Coverage;
  readonly formats: readonly FormatCount[];
  readonly filingKinds: readonly Count[];
  readonly tiers: readonly TierCount[];
  readonly findings: readonly FindingGroup[];
  readonly contradictions: readonly SumContradiction[];
  readonly reviewFirst: readonly ReviewDocument[];
  readonly unread: readonly UnreadDocument[];
  readonly distributions: Distributions;
  readonly documents: readonly NamedDocument[];
}
