import { createHash } from 'node:crypto';
import type { Filing, Form, Indicator, Project, Target } from '../../src/model/index.ts';

// Tiny builders for handmade filings; every value is invented.

export const documentId = (seed: string): string => createHash('sha256').update(seed).digest('hex');

const base = (key: string, at = 't1.r1.c1') => ({
  key,
  at,
  tier: 'C' as const,
  needsReview: false,
  provenance: [{ field: 'text', at, confidence: null, tier: 'C' as const }],
});

export const buildTarget = (key: string, more: Partial<Target> = {}): Target => ({
  ...base(key),
  role: 'target',
  fiscalYear: 2025,
  statedText: '≥95%',
  kind: 'percentage',
  comparator: 'gte',
  value: '95',
  valueTo: null,
  unit: '%',
  unitSource: 'value',
  byDate: null,
  amountFen: null,
  score: null,
  deviationReason: null,
  place: null,
  ...more,
});

export const buildIndicator = (key: string, more: Partial<Indicator> = {}): Indicator => ({
  ...base(key),
  ordinal: 1,
  term: 'annual',
  category: 'output',
  categoryLabel: '产出指标',
  dimension: 'quality',
  dimensionLabel: '质量指标',
  name: '路灯完好率',
  description: null,
  indicatorClass: null,
  direction: null,
  weight: '10',
  basis: null,
  scoringRule: null,
  remark: null,
  targets: [buildTarget(`${key}/target`)],
  ...more,
});

export const buildProject = (key: string, more: Partial<Project> = {}): Project => ({
  ...base(key),
  ordinal: 1,
  code: '42070024115T000000001',
  name: '路灯维护',
  categoryLabel: '特定目标类',
  purpose: '保障夜间照明',
  schedule: [{ month: 6, cumulativePercent: '50', statedText: '50%', at: 't1.r5.c2' }],
  fundingLines: [
    {
      ...base(`${key}/funding/1`),
      ordinal: 1,
      side: 'project',
      item: 'total',
      itemLabel: '合计',
      fiscalYear: 2025,
      phase: 'budget',
      amountFen: 1_200_000_00,
      sharePercent: '100',
      statedText: '120.00',
    },
  ],
  objectives: [{ ...base(`${key}/objective/1`), ordinal: 1, term: 'annual', text: '修好路灯', resultText: null }],
  indicators: [buildIndicator(`${key}/indicator/1`)],
  evaluation: null,
  ...more,
});

export const buildForm = (more: Partial<Form> = {}): Form => ({
  ordinal: 1,
  title: '项目支出绩效目标表',
  filingKind: 'project-targets',
  stage: null,
  department: '市路灯所',
  departmentCode: null,
  divisionCode: '420700',
  fiscalYear: 2025,
  at: 'b1',
  activities: [{ ...base('duty/1'), ordinal: 1, kind: 'duty', name: null, text: '管理路灯', amountFen: null }],
  projects: [buildProject('project/1')],
  fundingLines: [],
  objectives: [],
  indicators: [],
  evaluation: null,
  ...more,
});

export const buildFiling = (seed: string, more: Partial<Filing> = {}): Filing => ({
  documentId: documentId(seed),
  origin: `folder/${seed}.txt`,
  format: 'text',
  title: '2025年项目支出绩效目标表',
  filingKind: 'project-targets',
  stage: null,
  department: '市路灯所',
  departmentCode: null,
  divisionCode: '420700',
  fiscalYear: 2025,
  pageCount: null,
  ocrUsed: false,
  status: 'loaded',
  error: null,
  forms: [buildForm()],
  notes: [],
  ledger: [
    { at: 't1.r1.c1', rawText: '路灯完好率', text: '路灯完好率', characterCount: 5, disposition: 'used', rule: null },
    { at: 't1.r1.c2', rawText: ' ≥95%', text: '≥95%', characterCount: 4, disposition: 'used', rule: null },
    { at: 't1.r9.c1', rawText: null, text: null, characterCount: 7, disposition: 'ignored', rule: 'personal-data' },
  ],
  ...more,
});
