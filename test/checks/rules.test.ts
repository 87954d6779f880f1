import { describe, expect, it } from 'vitest';
import type { Indicator, SchedulePoint, Target } from '../../src/model/index.ts';
import { buildFiling, buildForm, buildProject, buildTarget } from '../store/build-filing.ts';
import { drawFiling, drawFunding, drawIndicator, findingsOf } from './check-builder.ts';

const codesOf = (project: Parameters<typeof drawFiling>[0]): string[] =>
  findingsOf(drawFiling(project)).map((text) => text.split(':')[0]!);

describe('funding sums', () => {
  it('shows the arithmetic', () => {
    const fundingLines = drawFunding({ total: '10.00', 'fiscal-appropriation': '7.50', 'other-funds': '3.00' });
    expect(findingsOf(drawFiling({ fundingLines }))).toEqual([
      'sum-mismatch: 路灯维护, 2025: fiscal-appropriation 7.5 + other-funds 3 = 10.5, but total says 10 (difference 0.5, 万元)',
    ]);
  });

  it.each([
    ['exact', { total: '10.5', 'fiscal-appropriation': '7.5', 'other-funds': '3' }],
    ['rounded', { total: '10.51', 'fiscal-appropriation': '7.50', 'other-funds': '3.00' }],
    ['one 其中 of several', { total: '10', 'fiscal-appropriation': '7.5' }],
    ['nested level', { total: '27', 'fiscal-appropriation': '27', 'municipal-funds': '27' }],
    ['level beside source', { total: '27', 'fiscal-appropriation': '20', 'central-funds': '7' }],
    ['carry-over inside', { total: '27', 'fiscal-appropriation': '27', 'carry-over': '2', 'other-funds': '0' }],
    ['open ladder of levels', { total: '27', 'central-funds': '20', 'provincial-funds': '2' }],
    ['capital of a bond', { total: '3656', 'other-funds': '1828' }],
    ['classes', { total: '100', personnel: '60', operating: '10', 'specific-purpose': '30' }],
    ['two classes', { total: '100', personnel: '60', operating: '10' }],
  ])('holds: %s', (_, amounts) => {
    expect(findingsOf(drawFiling({ fundingLines: drawFunding(amounts) }))).toEqual([]);
  });

  it.each([
    ['part above total', { total: '10', 'fiscal-appropriation': '12' }],
    ['other beside the whole', { total: '100', 'fiscal-appropriation': '100', 'other-funds': '5' }],
    ['levels', { total: '27', 'central-funds': '20', 'county-funds': '5' }],
    ['classes', { total: '100', personnel: '60', operating: '10', 'specific-purpose': '31' }],
    ['kinds', { total: '100', 'basic-expenditure': '60', 'project-expenditure': '30' }],
  ])('contradicts: %s', (_, amounts) => {
    expect(codesOf({ fundingLines: drawFunding(amounts) })).toEqual(['sum-mismatch']);
  });

  it('compares the projects with 特定目标类', () => {
    const form = buildForm({
      fundingLines: drawFunding({ 'specific-purpose': '219.00' }, { side: 'expenditure' }),
      projects: ['110', '90'].map((total, index) =>
        buildProject(`project/${index}`, {
          code: null,
          schedule: [],
          indicators: [],
          fundingLines: drawFunding({ total }),
        }),
      ),
    });
    expect(findingsOf(buildFiling('projects', { forms: [form] }))).toEqual([
      'sum-mismatch: 市路灯所: the listed projects sum to 110 + 90 = 200, but specific-purpose says 219 (difference -19, 万元)',
    ]);
  });
});

describe('shares', () => {
  const lines = (shares: readonly string[]) =>
    drawFunding({ total: '599.83', personnel: '338.25', operating: '42.58', 'specific-purpose': '219.00' }).map(
      (line, index) => ({ ...line, sharePercent: shares[index] ?? null }),
    );

  it('follow from the amounts, balanced to 100', () => {
    expect(codesOf({ fundingLines: lines(['100', '56.39', '7.1', '36.51']) })).toEqual([]);
    expect(codesOf({ fundingLines: lines(['100', '56.38', '7.1', '36.52']) })).toEqual([]);
    expect(codesOf({ fundingLines: lines(['100', '56', '7', '37']) })).toEqual([]);
  });

  it('are reported one by one', () => {
    expect(findingsOf(drawFiling({ fundingLines: lines(['100', '65.39', '7.1', '36.51']) }))).toEqual([
      'share-mismatch: 路灯维护, 2025: personnel 338.25 of 599.83 is 56.39%, but the share (占比) says 65.39%',
    ]);
  });

  const evaluated = (executionRate: string) => ({
    fundingLines: [
      ...drawFunding({ total: '2.00' }, { phase: 'adjusted', key: 'adjusted' }),
      ...drawFunding({ total: '1.42' }, { phase: 'actual', key: 'actual' }),
    ],
    evaluation: {
      ...{ key: 'evaluation', at: 't1', tier: 'C' as const, needsReview: false, provenance: [] },
      ...{ totalScore: null, executionRate, executionWeight: null, executionScore: null },
    },
  });

  it('execution rate is actual by budget', () => {
    expect(codesOf(evaluated('71'))).toEqual([]);
    expect(codesOf(evaluated('0.71'))).toEqual([]);
    expect(findingsOf(drawFiling(evaluated('62.13')))).toEqual([
      'share-mismatch: 路灯维护: 1.42 spent of 2 (万元) is 71.00%, but the execution rate (执行率) says 62.13%',
    ]);
  });
});

const schedule = (...percents: readonly string[]): SchedulePoint[] =>
  percents.map((percent, index) => ({
    month: [3, 6, 10, 12][index]!,
    cumulativePercent: percent,
    statedText: `${percent}%`,
    at: `t1.r5.c${index + 1}`,
  }));

describe('schedule', () => {
  it.each([
    [['25', '50', '75', '100'], []],
    [['0', '0', '100', '100'], []],
    [['25', '75', '50', '100'], ['schedule-order']],
    [['25', '50', '75', '90'], ['schedule-order']],
    [['25', '50', '75', '110'], ['schedule-order']],
  ])('%j', (percents, codes) => {
    expect(codesOf({ schedule: schedule(...percents) })).toEqual(codes);
  });
});

const weighted = (...weights: readonly (string | null)[]): Indicator[] =>
  weights.map((weight, index) => drawIndicator(`指标${index}`, {}, { weight }));

describe('weights', () => {
  it.each([
    [['50', '30', '20'], []],
    [['50', '30', '10'], []],
    [['33.3', '33.3', '33.3'], []],
    [['50', '30', null], []],
    [['0.5', '0.3', '0.2'], []],
    [['50', '30', '5'], ['weight-sum']],
    [['50', '60'], ['weight-sum']],
  ])('%j', (weights, codes) => {
    expect(codesOf({ indicators: weighted(...weights) })).toEqual(codes);
  });

  it('one form has one scale', () => {
    const sums = [
      ['50', '40'],
      ['60', '30'],
      ['60', '40'],
    ];
    const projects = sums.map((weights, index) =>
      buildProject(`p${index}`, {
        name: `项目${index}`,
        code: null,
        schedule: [],
        fundingLines: [],
        indicators: weighted(...weights),
      }),
    );
    expect(findingsOf(buildFiling('scales', { forms: [buildForm({ projects })] }))).toEqual([
      'weight-sum: 项目2: weights (权重) 60 + 40 = 100, expected 90 like the other projects of the form',
    ]);
    expect(findingsOf(buildFiling('scales', { forms: [buildForm({ projects: projects.slice(1) })] }))).toEqual([
      'weight-sum: weights (权重) of one form add up to different sums: 项目1 90; 项目2 100',
    ]);
  });
});

const targetCodes = (name: string, target: Partial<Target>, more: Partial<Indicator> = {}): string[] =>
  codesOf({ indicators: [drawIndicator(name, target, more)] });

const rate = (sign: 'lte' | 'gte', value: string): Partial<Target> => ({
  comparator: sign,
  value,
  statedText: `${sign === 'lte' ? '≤' : '≥'}${value}%`,
});

const count = (sign: 'lte' | 'gte', value: string, unit: string): Partial<Target> => ({
  ...{ kind: 'quantity', comparator: sign, value, unit },
  statedText: `${sign === 'lte' ? '≤' : '≥'}${value}${unit}`,
});

describe('polarity', () => {
  it.each<[string, Partial<Target>, string[]]>([
    ['居民满意度', rate('lte', '95'), ['comparator-polarity']],
    ['居民满意度', rate('gte', '95'), []],
    ['投诉率', rate('lte', '5'), []],
    ['投诉率', rate('gte', '5'), ['comparator-polarity']],
    ['投诉处理及时率', rate('lte', '95'), ['comparator-polarity']],
    ['成本控制率', rate('lte', '100'), []],
    ['预算执行率', rate('lte', '100'), []],
    ['预算执行率', rate('lte', '90'), ['comparator-polarity']],
    ['培训合格人员', count('lte', '150', '人'), []],
    ['安全事故起数', count('gte', '1', '起'), ['comparator-polarity']],
    ['安全事故应急演练次数', count('gte', '1', '次'), []],
    ['查处违法案件数', count('gte', '20', '件'), []],
  ])('%s %j', (name, target, codes) => {
    expect(targetCodes(name, target)).toEqual(codes);
  });

  it('the class decides where the name does not', () => {
    const more: Partial<Indicator> = { category: 'satisfaction', categoryLabel: '满意度指标' };
    expect(targetCodes('服务对象', rate('lte', '90'), more)).toEqual(['comparator-polarity']);
    expect(targetCodes('投诉率', rate('lte', '9'), more)).toEqual([]);
  });
});

const due = (statedText: string, byDate: string): Partial<Target> => ({
  ...{ kind: 'deadline', comparator: 'lte', value: null, unit: null },
  ...{ statedText, byDate },
});

describe('years', () => {
  it.each<[string, string, Partial<Indicator>, string[]]>([
    ['2025年12月前', '2025-12-31', {}, []],
    ['2024年12月前', '2024-12-31', {}, ['year-mismatch']],
    ['2026年6月前', '2026-06-30', {}, ['year-mismatch']],
    ['2026年6月前', '2026-06-30', { term: 'medium-term' }, []],
    ['12月底前', '2025-12-31', {}, []],
  ])('%s', (stated, byDate, more, codes) => {
    expect(targetCodes('完成时限', due(stated, byDate), more)).toEqual(codes);
  });

  it('a later deadline is for the record only', () => {
    const filing = drawFiling({ indicators: [drawIndicator('完成时限', due('2026年6月前', '2026-06-30'))] });
    expect(findingsOf(filing)).toEqual([
      'year-mismatch: 完成时限 (路灯维护): the deadline 2026年6月前 lies in 2026, after the fiscal year 2025',
    ]);
  });
});

describe('cells and units', () => {
  it.each<[string, Partial<Target>, Partial<Indicator>, string[]]>([
    ['制度健全性', { kind: 'qualitative', statedText: '基本健全' }, { basis: '基本健全' }, ['misplaced-value']],
    ['制度健全性', { kind: 'qualitative', statedText: '基本健全' }, { basis: '计划标准' }, []],
    ['路灯数量', count('gte', '95', '盏'), { description: '≥95%' }, ['misplaced-value']],
    ['制度健全性', { kind: 'qualitative', statedText: '制度健全性' }, {}, ['misplaced-value']],
    ['成本控制率', { kind: 'formula', statedText: '实际成本/预算*100%' }, {}, ['formula-as-value']],
    ['居民满意度', rate('gte', '195'), {}, ['unit-implausible']],
    ['任务完成率', rate('gte', '110'), {}, []],
    ['任务完成率', count('gte', '95', '人'), {}, ['unit-implausible']],
    ['培训人数', rate('gte', '95'), {}, ['unit-implausible']],
    ['项目投入', { ...rate('gte', '28.8'), statedText: '28.8万元%' }, {}, ['unit-implausible']],
  ])('%s %j %j', (name, target, more, codes) => {
    expect(targetCodes(name, target, more)).toEqual(codes);
  });
});

describe('duplicates', () => {
  it('one code, two projects', () => {
    const projects = ['路灯维护', '公园养护'].map((name, index) =>
      buildProject(`p${index}`, { name, schedule: [], fundingLines: [], indicators: [] }),
    );
    expect(findingsOf(buildFiling('codes', { forms: [buildForm({ projects })] }))).toEqual([
      'duplicate-code: project code (项目编码) 42070024115T000000001 stands at 2 projects: 路灯维护; 公园养护',
    ]);
  });

  it('one indicator, two targets', () => {
    const [a, b] = [drawIndicator('完好率', rate('gte', '95')), drawIndicator('完好率', rate('gte', '90'))];
    expect(codesOf({ indicators: [a, b] })).toEqual(['duplicate-indicator']);
    expect(codesOf({ indicators: [a, a] })).toEqual([]);
    expect(codesOf({ indicators: [a, { ...b, term: 'long-term' }] })).toEqual([]);
  });

  it('one statement, two numbers', () => {
    const objective = (text: string, ordinal: number) => ({
      ...buildTarget(`o${ordinal}`),
      ...{ ordinal, term: 'annual' as const, text, resultText: null },
    });
    const objectives = [objective('新装1-2盏智能路灯于主要街道。', 1), objective('新装3盏智能路灯于主要街道。', 2)];
    expect(codesOf({ objectives })).toEqual(['contradiction']);
    expect(codesOf({ objectives: objectives.slice(1) })).toEqual([]);
  });
});

describe('truncation', () => {
  const table = (term: Indicator['term'], categories: readonly Indicator['category'][]): Indicator[] =>
    categories.map((category, index) =>
      drawIndicator(`${term}${index}`, {}, { term, category, categoryLabel: category }),
    );
  const filing = (indicators: Indicator[]) => buildFiling('cut', { forms: [buildForm({ projects: [], indicators })] });
  const whole = ['output', 'outcome', 'satisfaction'] as const;

  it('a table that lacks the closing classes of its sibling', () => {
    expect(findingsOf(filing([...table('long-term', whole), ...table('annual', ['output', 'outcome'])]))).toEqual([
      'truncated: the last indicator table ends at annual1; satisfaction stand in the table before it and are missing here',
    ]);
    expect(findingsOf(filing([...table('long-term', whole), ...table('annual', whole)]))).toEqual([]);
    expect(findingsOf(filing([...table('long-term', ['output']), ...table('annual', whole)]))).toEqual([]);
  });
});
