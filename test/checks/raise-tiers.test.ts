import { describe, expect, it } from 'vitest';
import { checkFiling } from '../../src/checks/index.ts';
import type { Filing, Tier } from '../../src/model/index.ts';
import { buildFiling, buildForm, buildProject } from '../store/build-filing.ts';
import { drawFiling, drawFunding, drawIndicator } from './check-builder.ts';

const fundingTiers = (filing: Filing): Tier[] =>
  checkFiling(filing).forms[0]!.projects[0]!.fundingLines.map(({ tier }) => tier);

describe('tiers', () => {
  it('a sum that holds exactly confirms its lines', () => {
    const holds = { total: '10.5', 'fiscal-appropriation': '7.5', 'other-funds': '3' };
    expect(fundingTiers(drawFiling({ fundingLines: drawFunding(holds) }))).toEqual(['A', 'A', 'A']);
    expect(fundingTiers(drawFiling({ fundingLines: drawFunding({ ...holds, total: '10.6' }) }))).toEqual([
      ...['C', 'C', 'C'],
    ]);
  });

  it('one part is a copy of its total', () => {
    const fundingLines = drawFunding({ total: '10.5', 'fiscal-appropriation': '10.5' });
    expect(fundingTiers(drawFiling({ fundingLines }))).toEqual(['B', 'B']);
  });

  it('a record in doubt stays where it is', () => {
    const fundingLines = drawFunding(
      { total: '10.5', 'fiscal-appropriation': '10.5' },
      { tier: 'D', needsReview: true },
    );
    expect(fundingTiers(drawFiling({ fundingLines }))).toEqual(['D', 'D']);
  });

  it('project codes and cost targets', () => {
    const form = buildForm({
      divisionCode: '420704',
      projects: [
        buildProject('p', {
          fundingLines: drawFunding({ total: '10' }),
          indicators: [drawIndicator('总成本', { kind: 'money', amountFen: 10_000_000, comparator: 'lte' })],
          code: '42070024T000000000001',
        }),
      ],
    });
    const [project] = checkFiling(buildFiling('tiers', { forms: [form] })).forms[0]!.projects;
    expect(project!.tier).toBe('A');
    expect(project!.fundingLines[0]!.tier).toBe('B');
    expect(project!.indicators[0]!.targets[0]!.tier).toBe('B');
  });

  it('values never change', () => {
    const filing = drawFiling({ fundingLines: drawFunding({ total: '1', 'fiscal-appropriation': '2' }) });
    const checked = checkFiling(filing);
    expect({ ...checked, notes: [] }).toEqual({ ...filing, notes: [] });
    expect(checkFiling(checked).notes).toEqual(checked.notes);
  });

  it('recognised digits that do not add up go to review', () => {
    const project = { fundingLines: drawFunding({ total: '1', 'fiscal-appropriation': '2' }) };
    const codes = (ocrUsed: boolean) => checkFiling(drawFiling(project, { ocrUsed })).notes.map(({ code }) => code);
    expect(codes(false)).toEqual(['sum-mismatch']);
    expect(codes(true)).toEqual(['sum-mismatch', 'ambiguous-value']);
  });
});
