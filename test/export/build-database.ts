import { finding, repair } from '../../src/model/index.ts';
import { openSqliteStore } from '../../src/store/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget } from '../store/build-filing.ts';

/** Texts that break careless formats; all are invented. */
export const AWKWARD: readonly string[] = [
  '=1+2',
  "'=1+2",
  '＝HYPERLINK("http://例.invalid","点")',
  '+8%',
  '-5',
  '@SUM(A1)',
  '\t缩进',
  ' 前后空格 ',
  '引号"与,逗号;分号',
  '第一行\n第二行',
  '控制\u0007字符与_x0041_',
  '𠮷野家 😀',
  '<b>&amp;</b>',
  'null',
  "O'Brien''s",
  '１２３',
  '长'.repeat(3_000),
];

const indicators = AWKWARD.map((text, index) =>
  buildIndicator(`project/1/indicator/${index + 1}`, {
    ordinal: index + 1,
    name: text,
    description: index % 2 === 0 ? text : null,
    weight: index === 3 ? '-0.5' : '12.25',
    targets: [
      buildTarget(`project/1/indicator/${index + 1}/target`, {
        statedText: index === 0 ? '' : text,
        value: ['95', '0.1', '-3', '12345678901234567890.123456789', '0'][index % 5]!,
        comparator: index % 3 === 0 ? null : 'gte',
        byDate: index % 4 === 0 ? '2025-02-28' : null,
        amountFen: index === 1 ? 9_007_199_254_740_991 : index === 2 ? -150 : null,
      }),
    ],
  }),
);

const withFunding = (key: string, tier: 'A' | 'C', needsReview: boolean) => {
  const project = buildProject(key);
  return {
    ...project,
    tier,
    needsReview,
    name: `项目 ${key}`,
    fundingLines: project.fundingLines.map((line) => ({ ...line, tier, needsReview })),
  };
};

/** A database in which every exported table has rows: awkward texts, tiers, doubts, notes, an evaluation. */
export const buildDatabase = async (file: string): Promise<void> => {
  const store = await openSqliteStore(file, { pipelineVersion: '1' });
  const evaluation = {
    key: 'evaluation',
    at: 't2.r1.c1',
    tier: 'B' as const,
    needsReview: false,
    provenance: [],
    totalScore: '96.5',
    executionRate: '99.99',
    executionWeight: '10',
    executionScore: '10',
  };
  const awkward = { ...buildProject('project/1', { indicators }), evaluation };
  await store.put(
    buildFiling('awkward', {
      origin: 'https://a.invalid/files/=1+2.txt',
      forms: [buildForm({ projects: [awkward], fiscalYear: 2024, divisionCode: null })],
      notes: [
        finding('sum-mismatch', 'warning', '=2+2 is not 5', 't1.r2.c2', {
          subjects: [{ key: 'project/1/funding/1', field: 'amount_fen' }],
        }),
        repair('sign-repair', '>95%', '≥95%', 'the sign of its neighbours', 't1.r1.c1', [
          { key: 'project/1/indicator/1/target' },
        ]),
      ],
    }),
  );
  await store.put(
    buildFiling('tiers', {
      origin: 'https://a.invalid/files/second.txt',
      forms: [buildForm({ projects: [withFunding('project/1', 'A', false), withFunding('project/2', 'C', true)] })],
    }),
  );
  await store.put(buildFiling('lost', { forms: [], ledger: [], status: 'unreadable', error: 'expected a PDF' }));
  await store.close();
};
