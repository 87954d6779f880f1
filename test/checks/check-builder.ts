import { CHECKS } from '../../src/checks/index.ts';
import type { Filing, FundingItem, FundingLine, Indicator, Project, Target } from '../../src/model/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget } from '../store/build-filing.ts';

/** Funding lines of one column, in 万元: `{ total: '10.00', 'other-funds': '4.00' }`. */
export const drawFunding = (amounts: Partial<Record<FundingItem, string>>, more: Partial<FundingLine> = {}) =>
  Object.entries(amounts).map(
    ([item, statedText], index): FundingLine => ({
      key: `funding/${more.side ?? 'project'}/${item}`,
      at: `t1.r${index + 1}.c2`,
      tier: 'C',
      needsReview: false,
      provenance: [],
      ordinal: index + 1,
      side: 'project',
      item: item as FundingItem,
      itemLabel: item,
      fiscalYear: 2025,
      phase: 'budget',
      amountFen: Math.round(Number(statedText) * 1_000_000),
      sharePercent: null,
      statedText,
      ...more,
    }),
  );

/** An indicator with one target. */
export const drawIndicator = (name: string, target: Partial<Target>, more: Partial<Indicator> = {}): Indicator =>
  buildIndicator(`indicator/${name}`, {
    name,
    weight: null,
    targets: [buildTarget(`target/${name}/${target.statedText}`, target)],
    ...more,
  });

/** A filing of one project that no rule objects to, except for what is given. */
export const drawFiling = (project: Partial<Project>, more: Partial<Filing> = {}): Filing =>
  buildFiling('checked', {
    forms: [
      buildForm({
        projects: [
          buildProject('project/1', { code: null, schedule: [], fundingLines: [], indicators: [], ...project }),
        ],
      }),
    ],
    ledger: [],
    ...more,
  });

/** What the rules say: `code: message`. */
export const findingsOf = (filing: Filing): readonly string[] =>
  CHECKS.flatMap(({ run }) => run(filing)).map(({ code, message }) => `${code}: ${message}`);
