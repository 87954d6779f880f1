import { describe, expect, it } from 'vitest';
import { checkCostBudget } from '../../src/checks/rules/check-cost-budget.ts';
import { checkScoresWithinWeights } from '../../src/checks/rules/check-scores-within-weights.ts';
import { checkStatedTwice } from '../../src/checks/rules/check-stated-twice.ts';
import type { Check, Target } from '../../src/model/index.ts';
import { buildProject } from '../store/build-filing.ts';
import { drawFiling, drawFunding, drawIndicator } from './check-builder.ts';

const messages = ({ run }: Check, project: Parameters<typeof drawFiling>[0]): readonly string[] =>
  run(drawFiling(project)).map(({ message }) => message);

const cost = (statedText: string, wan: number) =>
  drawIndicator('项目总成本', {
    statedText,
    kind: 'money',
    value: String(wan),
    unit: '万元',
    amountFen: wan * 1_000_000,
  });

describe('cost against budget', () => {
  const fundingLines = drawFunding({ total: '100', 'fiscal-appropriation': '100' });

  it('a cost above all money of the project', () => {
    expect(messages(checkCostBudget, { fundingLines, indicators: [cost('≤120万元', 120)] })).toEqual([
      '项目总成本 (路灯维护): the cost of ≤120万元 exceeds the budget of 100 by 20 (万元)',
    ]);
  });

  it.each([
    ['equal', [cost('≤100万元', 100)], fundingLines],
    ['a unit cost', [{ ...cost('120万元', 120), name: '单位成本' }], fundingLines],
    [
      'several years',
      [cost('120万元', 120)],
      [...fundingLines, ...drawFunding({ total: '300' }, { phase: 'multi-year-total' })],
    ],
    ['no budget', [cost('120万元', 120)], []],
  ])('none: %s', (_, indicators, lines) => {
    expect(messages(checkCostBudget, { fundingLines: lines, indicators })).toEqual([]);
  });
});

describe('numbers of indicators in objectives', () => {
  const objectives = (text: string) => [{ ...buildProject('project/1').objectives[0]!, text }];
  const satisfaction = (more: Partial<Target> = {}) => [
    drawIndicator('群众满意度', { statedText: '≥90%', value: '90', unit: '%', ...more }),
  ];

  it('two numbers for one indicator', () => {
    expect(
      messages(checkStatedTwice, {
        objectives: objectives('完成改造，群众满意度达到95％以上。'),
        indicators: satisfaction(),
      }),
    ).toEqual(['群众满意度 (路灯维护): the target is ≥90%, the objective says 95%']);
  });

  it.each([
    ['the same number', '群众满意度达到90%以上', {}],
    ['another unit', '群众满意度95分', {}],
    ['another name', '办事群众满意度调查95%回收', {}],
    ['two numbers', '一季度群众满意度达到85%，全年群众满意度达到90%', {}],
    ['a range', '群众满意度达到95%', { kind: 'range' as const, valueTo: '95' }],
    ['last year’s value', '群众满意度达到95%', { role: 'baseline' as const }],
  ])('none: %s', (_, text, more) => {
    expect(messages(checkStatedTwice, { objectives: objectives(text), indicators: satisfaction(more) })).toEqual([]);
  });
});

describe('scores within weights', () => {
  const scored = (score: string | null, weight: string | null) => ({
    indicators: [drawIndicator('路灯完好率', { statedText: '98%', role: 'actual', score }, { weight })],
  });

  it('a score above its weight', () => {
    expect(messages(checkScoresWithinWeights, scored('12', '10'))).toEqual([
      '路灯完好率 (路灯维护): the score (得分) 12 exceeds the weight (权重) 10',
    ]);
  });

  it.each([
    ['full', '10', '10'],
    ['none given', null, '10'],
    ['no weight', '12', null],
  ])('none: %s', (_, score, weight) => {
    expect(messages(checkScoresWithinWeights, scored(score, weight))).toEqual([]);
  });
});
