import type { Category, FundingItem, Phase, Role, Side, Term } from './filing.ts';
import type { Locator } from './locator.ts';

// What the readers found: strings by meaning, each with its place; nothing interpreted yet.

/** A text as read (repaired, not interpreted) and the cell or span it stands in. */
export interface DraftText {
  readonly text: string;
  readonly at: Locator;
}

/** A labelled value that describes the form or its project, such as 部门名称 or 项目名称. */
export interface DraftField {
  readonly meaning: string;
  readonly label: string;
  readonly value: DraftText;
}

/** One printed amount (金额) with everything its row and column say about it. */
export interface DraftFunding {
  readonly side: Side | null;
  readonly item: FundingItem;
  readonly label: string;
  readonly phase: Phase;
  readonly year: number | null;
  readonly amount: DraftText;
  readonly share: DraftText | null;
  /** Unit of money from the nearest header, `万元`. */
  readonly unit: string | null;
  readonly doubt: string | null;
}

/** Objective text (绩效目标) before it is cut into its numbered items. */
export interface DraftObjective {
  readonly term: Term;
  readonly text: DraftText;
  readonly result: DraftText | null;
}

/** Duty (部门职能) or task (年度工作任务); duties arrive as one text and are cut later. */
export interface DraftActivity {
  readonly kind: 'duty' | 'task';
  readonly name: DraftText | null;
  readonly text: DraftText;
  readonly amount: DraftText | null;
  readonly unit: string | null;
}

/** One value of an indicator: sign, value and unit as printed in one or three cells. */
export interface DraftValue {
  readonly role: Role;
  readonly year: number | null;
  readonly sign: DraftText | null;
  readonly value: DraftText | null;
  readonly unit: DraftText | null;
  /** The unit column belongs to the indicator and not to one value column. */
  readonly unitOfIndicator: boolean;
  readonly score: DraftText | null;
  readonly reason: DraftText | null;
  readonly place: string | null;
}

/** One row of an indicator table (指标行). */
export interface DraftIndicator {
  readonly term: Term | null;
  /** Last year of the term where the form prints one: 长期目标（截止2025年）. */
  readonly termYear: number | null;
  readonly level1: DraftText | null;
  readonly level2: DraftText | null;
  readonly name: DraftText;
  readonly description: DraftText | null;
  readonly weight: DraftText | null;
  readonly direction: DraftText | null;
  readonly basis: DraftText | null;
  readonly indicatorClass: DraftText | null;
  readonly scoringRule: DraftText | null;
  readonly remark: DraftText | null;
  readonly values: readonly DraftValue[];
  /** Why a person should look at this row, or null. */
  readonly doubt: string | null;
  /** The row stood displaced and was moved back. */
  readonly realigned: boolean;
  /** Column headings or level labels of the row are in no list; their meaning was inferred. */
  readonly isInferred: boolean;
  /** Level 1 where its label is lost but follows from the level-2 label. */
  readonly impliedCategory: Category | null;
}

/** Month and cumulative percent of 资金支出计划. */
export interface DraftSchedulePoint {
  readonly month: number;
  readonly percent: DraftText;
}

/** Totals of a self-evaluation (自评) as printed: 自评总分, and rate, weight and score of the budget execution. */
export interface DraftEvaluation {
  readonly totalScore: DraftText | null;
  readonly executionRate: DraftText | null;
  readonly executionWeight: DraftText | null;
  readonly executionScore: DraftText | null;
}

/** Records that belong to a department or to one project. */
export interface DraftRecords {
  readonly funding: DraftFunding[];
  readonly objectives: DraftObjective[];
  readonly indicators: DraftIndicator[];
  evaluation: DraftEvaluation | null;
}

/** A project with its records. */
export interface DraftProject extends DraftRecords {
  readonly name: DraftText | null;
  readonly code: DraftText | null;
  readonly category: DraftText | null;
  readonly purpose: DraftText | null;
  /** Department the row of a wide list names (单位名称); null where the form names it. */
  readonly unit: DraftText | null;
  readonly schedule: DraftSchedulePoint[];
  readonly at: Locator;
}

/** One printed form (一张表) as read. */
export interface DraftForm extends DraftRecords {
  readonly title: DraftText | null;
  /** Lines around the title: year, unit of money, department. */
  readonly captions: readonly DraftText[];
  readonly fields: DraftField[];
  readonly activities: DraftActivity[];
  readonly projects: DraftProject[];
  readonly at: Locator;
}
