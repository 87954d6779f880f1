import { z } from 'zod';
import { FORMATS } from './document.ts';
import type { Note } from './note.ts';

// The record tree as the contract names it. Every record carries its natural key, place, tier and review mark.

export const FILING_KINDS = [
  'department-targets',
  'project-targets',
  'transfer-targets',
  'self-evaluation',
  'mixed',
  'other',
] as const;
export const STATUSES = ['loaded', 'partial', 'unknown-layout', 'not-applicable', 'unreadable'] as const;
export const SIDES = ['income', 'expenditure', 'project'] as const;
export const FUNDING_ITEMS = [
  'total',
  'fiscal-appropriation',
  'special-account-funds',
  'unit-funds',
  'other-funds',
  'basic-expenditure',
  'project-expenditure',
  'personnel',
  'operating',
  'specific-purpose',
  'central-funds',
  'provincial-funds',
  'municipal-funds',
  'county-funds',
  'carry-over',
  'other',
] as const;
export const PHASES = ['budget', 'adjusted', 'actual', 'multi-year-total'] as const;
export const TERMS = ['annual', 'medium-term', 'long-term'] as const;
export const CATEGORIES = [
  'output',
  'outcome',
  'satisfaction',
  'cost',
  'operating-cost',
  'management-efficiency',
  'duty-performance',
  'social-effect',
  'sustainability',
  'process',
  'decision',
] as const;
export const DIMENSIONS = [
  'quantity',
  'quality',
  'timeliness',
  'cost',
  'economic-cost',
  'social-cost',
  'ecological-cost',
  'economic',
  'social',
  'ecological',
  'sustained-impact',
  'service-recipient',
] as const;
export const ROLES = ['target', 'actual', 'baseline'] as const;
export const TARGET_KINDS = [
  'quantity',
  'percentage',
  'money',
  'range',
  'deadline',
  'yes-no',
  'qualitative',
  'formula',
  'empty',
  'unreadable',
] as const;
export const COMPARATORS = ['gte', 'lte', 'gt', 'lt', 'eq'] as const;
export const TIERS = ['A', 'B', 'C', 'D'] as const;

export type FilingKind = (typeof FILING_KINDS)[number];
export type Status = (typeof STATUSES)[number];
export type Side = (typeof SIDES)[number];
export type FundingItem = (typeof FUNDING_ITEMS)[number];
export type Phase = (typeof PHASES)[number];
export type Term = (typeof TERMS)[number];
export type Category = (typeof CATEGORIES)[number];
export type Dimension = (typeof DIMENSIONS)[number];
export type Role = (typeof ROLES)[number];
export type TargetKind = (typeof TARGET_KINDS)[number];
export type Comparator = (typeof COMPARATORS)[number];
export type Tier = (typeof TIERS)[number];

const text = z.string().nullable();
/** Decimal as text: no exponent, no trailing zeros, no leading plus. */
const decimal = z
  .string()
  .regex(/^-?\d+(\.\d*[1-9])?$/)
  .nullable();
const year = z.int().min(1990).max(2100).nullable();
/** Amount of money in fen (分, 1/100 yuan). */
const fen = z.int().nullable();
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();

const fieldSource = z.object({
  field: z.string(),
  at: z.string(),
  confidence: z.number().min(0).max(1).nullable(),
  tier: z.enum(TIERS),
});

const recordBase = {
  /** Natural key, unique inside the document; the store derives the record id from document id and key. */
  key: z.string().min(1),
  at: z.string(),
  tier: z.enum(TIERS),
  needsReview: z.boolean(),
  provenance: z.array(fieldSource),
};

export const fundingLineSchema = z.object({
  ...recordBase,
  ordinal: z.int(),
  side: z.enum(SIDES),
  item: z.enum(FUNDING_ITEMS),
  itemLabel: text,
  fiscalYear: year,
  phase: z.enum(PHASES),
  amountFen: fen,
  sharePercent: decimal,
  statedText: z.string(),
});

export const schedulePointSchema = z.object({
  month: z.int().min(1).max(12),
  cumulativePercent: decimal,
  statedText: z.string(),
  at: z.string(),
});

export const objectiveSchema = z.object({
  ...recordBase,
  ordinal: z.int(),
  term: z.enum(TERMS),
  text: z.string(),
  resultText: text,
});

export const activitySchema = z.object({
  ...recordBase,
  ordinal: z.int(),
  kind: z.enum(['duty', 'task']),
  name: text,
  text: z.string(),
  amountFen: fen,
});

export const targetSchema = z.object({
  ...recordBase,
  role: z.enum(ROLES),
  fiscalYear: year,
  statedText: z.string(),
  kind: z.enum(TARGET_KINDS),
  comparator: z.enum(COMPARATORS).nullable(),
  value: decimal,
  valueTo: decimal,
  unit: text,
  unitSource: z.enum(['value', 'name', 'column']).nullable(),
  byDate: isoDate,
  amountFen: fen,
  score: decimal,
  deviationReason: text,
  place: text,
});

export const indicatorSchema = z.object({
  ...recordBase,
  ordinal: z.int(),
  term: z.enum(TERMS),
  category: z.enum(CATEGORIES).nullable(),
  categoryLabel: text,
  dimension: z.enum(DIMENSIONS).nullable(),
  dimensionLabel: text,
  name: z.string(),
  description: text,
  indicatorClass: text,
  direction: z.enum(['ascending', 'descending']).nullable(),
  weight: decimal,
  basis: text,
  scoringRule: text,
  remark: text,
  targets: z.array(targetSchema),
});

export const evaluationSchema = z.object({
  ...recordBase,
  totalScore: decimal,
  executionRate: decimal,
  executionWeight: decimal,
  executionScore: decimal,
});

const recordLists = {
  fundingLines: z.array(fundingLineSchema),
  objectives: z.array(objectiveSchema),
  indicators: z.array(indicatorSchema),
  evaluation: evaluationSchema.nullable(),
};

export const projectSchema = z.object({
  ...recordBase,
  ordinal: z.int(),
  code: text,
  name: z.string(),
  categoryLabel: text,
  purpose: text,
  schedule: z.array(schedulePointSchema),
  ...recordLists,
});

export const formSchema = z.object({
  ordinal: z.int(),
  title: text,
  filingKind: z.enum(FILING_KINDS),
  stage: z.enum(['draft', 'approved']).nullable(),
  department: text,
  departmentCode: text,
  divisionCode: text,
  fiscalYear: year,
  at: z.string(),
  activities: z.array(activitySchema),
  projects: z.array(projectSchema),
  ...recordLists,
});

export const ledgerEntrySchema = z.object({
  at: z.string(),
  /** NULL where the cell holds personal data. */
  rawText: text,
  text: text,
  characterCount: z.int(),
  disposition: z.enum(['used', 'ignored', 'flagged']),
  /** Named rule; always present for `ignored`. */
  rule: text,
});

export const filingSchema = z.object({
  documentId: z.string().regex(/^[0-9a-f]{64}$/),
  origin: z.string(),
  format: z.enum(FORMATS),
  title: text,
  filingKind: z.enum(FILING_KINDS),
  stage: z.enum(['draft', 'approved']).nullable(),
  department: text,
  departmentCode: text,
  divisionCode: text,
  fiscalYear: year,
  pageCount: z.int().nullable(),
  ocrUsed: z.boolean(),
  status: z.enum(STATUSES),
  /** One line for `unreadable`: what was expected, what was found, what to do. */
  error: text,
  forms: z.array(formSchema),
  notes: z.custom<readonly Note[]>((value) => Array.isArray(value)),
  ledger: z.array(ledgerEntrySchema),
});

/** Where a field of a record was read and how sure that reading is. */
export type FieldSource = z.infer<typeof fieldSource>;
/** Amount of money stated for something in a year (资金). */
export type FundingLine = z.infer<typeof fundingLineSchema>;
/** Month-end of the expenditure plan (资金支出计划), cumulative percent. */
export type SchedulePoint = z.infer<typeof schedulePointSchema>;
/** Objective (绩效目标): one numbered item or paragraph. */
export type Objective = z.infer<typeof objectiveSchema>;
/** Duty (部门职能) or yearly task (年度工作任务). */
export type Activity = z.infer<typeof activitySchema>;
/** Value of an indicator in a role and year (指标值). */
export type Target = z.infer<typeof targetSchema>;
/** Third-level indicator (三级指标) with its targets. */
export type Indicator = z.infer<typeof indicatorSchema>;
/** Totals of a self-evaluation (自评). */
export type Evaluation = z.infer<typeof evaluationSchema>;
/** Project (项目). */
export type Project = z.infer<typeof projectSchema>;
/** One printed form (一张表) with the department it belongs to. */
export type Form = z.infer<typeof formSchema>;
/** What became of one non-empty input cell or text span. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
/** Everything read from one document: the value that is stored. */
export type Filing = z.infer<typeof filingSchema>;
