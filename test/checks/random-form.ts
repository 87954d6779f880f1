import fc from 'fast-check';
import { parseTarget } from '../../normalizers/values/parse-target.ts';
import type { Filing, FundingLine, Indicator, Project, Target } from '../../src/model/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget } from '../store/build-filing.ts';

// Random forms of invented content in which everything adds up, and the slips that authors make in them.

const YEAR = 2025;
/** Counties and cities that exist; nobody there filed any of this. */
const PLACES = ['131003', '330781', '420703', '510623', '620102'] as const;

const targetOf = (key: string, text: string, more: Partial<Target> = {}): Target => {
  const { doubt, ...fields } = parseTarget({ text, fiscalYear: YEAR });
  if (doubt !== null) throw new Error(`a doubtful value: ${text}: ${doubt}`);
  return buildTarget(key, { ...fields, fiscalYear: YEAR, ...more });
};

/** Names with the values that go with their sense. */
const CLEAN: readonly (readonly [string, (n: number) => string])[] = [
  ['维护设施数量', (n) => `≥${n}处`],
  ['验收合格率', (n) => `≥${60 + (n % 40)}%`],
  ['完成时限', (n) => `${YEAR}年${1 + (n % 12)}月底前`],
  ['群众满意度', (n) => `≥${80 + (n % 20)}%`],
  ['安全事故起数', (n) => `≤${n % 4}起`],
  ['项目总成本', (n) => `≤${n}元`],
  ['投诉率', (n) => `≤${1 + (n % 9)}%`],
  ['培训人次', (n) => `${n}人次`],
  ['惠及群众人数', (n) => `≥${n}人`],
  ['档案完整率', () => '100%'],
  ['环境改善程度', () => '持续改善'],
  ['资金支付及时率', (n) => `≥${90 + (n % 10)}%`],
];

const wan = (fen: number): string => (fen / 1_000_000).toFixed(2);
const line = (
  key: string,
  ordinal: number,
  more: Partial<FundingLine> & { readonly amountFen: number },
): FundingLine => ({
  ...buildProject(key).fundingLines[0]!,
  key: `${key}/funding/${ordinal}`,
  ordinal,
  statedText: wan(more.amountFen),
  sharePercent: null,
  fiscalYear: YEAR,
  itemLabel: String(more.item ?? '合计'),
  ...more,
});

const funding = (key: string, amounts: readonly [number, number]): FundingLine[] => {
  const parts = amounts.map((amount) => amount * 1_000_000);
  const total = parts[0]! + parts[1]!;
  const share = (amount: number) => String(Number(((amount / total) * 100).toFixed(2)));
  return [
    line(key, 1, { item: 'total', amountFen: total, sharePercent: '100' }),
    line(key, 2, { item: 'fiscal-appropriation', amountFen: parts[0]!, sharePercent: share(parts[0]!) }),
    line(key, 3, { item: 'other-funds', amountFen: parts[1]!, sharePercent: share(parts[1]!) }),
  ];
};

interface Draw {
  readonly place: (typeof PLACES)[number];
  readonly years: readonly number[];
  readonly rows: readonly (readonly [number, number])[];
  readonly amounts: readonly (readonly [number, number])[];
  readonly schedule: readonly number[];
}

/** Weights of some rows that add up to 100. */
const weights = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => String(at === 0 ? 100 - 10 * (count - 1) : 10));

const indicators = (key: string, rows: Draw['rows']): Indicator[] => {
  const chosen = [...new Map(rows).entries()];
  return chosen.map(([which, n], at) => {
    const [name, print] = CLEAN[which]!;
    const own = `${key}/indicator/${at}`;
    const category = name === '群众满意度' ? ('satisfaction' as const) : ('output' as const);
    return buildIndicator(own, {
      ordinal: at + 1,
      name,
      category,
      dimension: null,
      dimensionLabel: null,
      categoryLabel: null,
      weight: weights(chosen.length)[at]!,
      targets: [targetOf(`${own}/target`, print(n))],
    });
  });
};

const projectOf = ({ place, years, rows, amounts, schedule }: Draw, at: number): Project => {
  const key = `project/${at}`;
  const rising = [...schedule].sort((a, b) => a - b);
  return buildProject(key, {
    ordinal: at + 1,
    name: ['桥梁养护经费', '村级图书室建设'][at]!,
    code: `${place}${String(years[at]! % 100).padStart(2, '0')}T00000000${at}00${at + 1}`,
    schedule: [3, 6, 9, 12].map((month, index) => ({
      month,
      cumulativePercent: String(index === 3 ? 100 : rising[index]),
      statedText: `${rising[index]}%`,
      at: `t1.r5.c${index + 1}`,
    })),
    fundingLines: funding(key, amounts[at]!),
    objectives: [{ ...buildProject(key).objectives[0]!, key: `${key}/objective`, text: '保障设施正常运行' }],
    indicators: indicators(key, rows),
  });
};

/** A random form of two projects without any slip. */
export const cleanForm = fc
  .record<Draw>({
    place: fc.constantFrom(...PLACES),
    years: fc.array(fc.integer({ min: 2018, max: YEAR }), { minLength: 2, maxLength: 2 }),
    rows: fc.array(fc.tuple(fc.nat(CLEAN.length - 1), fc.integer({ min: 2, max: 90 })), {
      minLength: 5,
      maxLength: 12,
    }),
    amounts: fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })), {
      minLength: 2,
      maxLength: 2,
    }),
    schedule: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 4, maxLength: 4 }),
  })
  .filter(({ rows }) => new Set(rows.map(([which]) => which)).size > 3)
  .map((draw): Filing => {
    const projects = [0, 1].map((at) => projectOf(draw, at));
    const income = projects.reduce((sum, project) => sum + project.fundingLines[0]!.amountFen!, 0);
    const both = (side: 'income' | 'expenditure', ordinal: number) =>
      line(`form/${side}`, ordinal, { side, item: 'total', amountFen: income });
    const specific = line('form/specific', 3, { side: 'expenditure', item: 'specific-purpose', amountFen: income });
    const form = buildForm({
      title: '部门整体支出绩效目标表（2025年度）',
      divisionCode: draw.place,
      activities: [],
      projects,
      fundingLines: [both('income', 1), both('expenditure', 2), specific],
    });
    return buildFiling('random', { divisionCode: draw.place, title: form.title, forms: [form], ledger: [] });
  });

/** A slip of an author: what it is called, where it is planted, and what its finding has to mention. */
export interface PlantedFault {
  readonly code: string;
  readonly plant: (filing: Filing, n: number) => { readonly filing: Filing; readonly mentions: readonly string[] };
}

const inProject = (filing: Filing, n: number, change: (project: Project) => Project): Filing => {
  const form = filing.forms[0]!;
  const at = n % form.projects.length;
  const projects = form.projects.map((project, index) => (index === at ? change(project) : project));
  return { ...filing, forms: [{ ...form, projects }] };
};
const projectAt = (filing: Filing, n: number): Project => filing.forms[0]!.projects[n % 2]!;

const money =
  (item: string, field: 'amountFen' | 'sharePercent') =>
  (filing: Filing, n: number): { filing: Filing; mentions: string[] } => {
    const project = projectAt(filing, n);
    const old = project.fundingLines.find((found) => found.item === item)!;
    const changed = field === 'amountFen' ? old.amountFen! + (1 + (n % 50)) * 1_000_000 : null;
    const share = field === 'sharePercent' ? String(Number(old.sharePercent) + 3 + (n % 20)) : null;
    const next: FundingLine = {
      ...old,
      ...(changed === null ? { sharePercent: share } : { amountFen: changed, statedText: wan(changed) }),
    };
    const lines = project.fundingLines.map((found) => (found === old ? next : found));
    const shown = changed === null ? `${Number(Number(share).toFixed(6))}%` : String(changed / 1_000_000);
    return {
      filing: inProject(filing, n, (found) => ({ ...found, fundingLines: lines })),
      mentions: [project.name, shown],
    };
  };

/** Replaces one row by one with a slip. */
const row =
  (name: string, text: (n: number) => string, more: Partial<Target> = {}, whole: Partial<Indicator> = {}) =>
  (filing: Filing, n: number): { filing: Filing; mentions: string[] } => {
    const at = n % projectAt(filing, n).indicators.length;
    const swap = (project: Project): Project => ({
      ...project,
      indicators: project.indicators.map((found, index) =>
        index === at
          ? { ...found, name, category: null, ...whole, targets: [targetOf(found.targets[0]!.key, text(n), more)] }
          : found,
      ),
    });
    return { filing: inProject(filing, n, swap), mentions: [name, more.statedText ?? text(n)] };
  };

const FORMULA = '完成数/计划数*100%';

/** Every kind of slip, planted one at a time. */
export const PLANTED: Readonly<Record<string, PlantedFault>> = {
  'total that is no sum': { code: 'sum-mismatch', plant: money('total', 'amountFen') },
  'part that is no part': { code: 'sum-mismatch', plant: money('other-funds', 'amountFen') },
  'share that does not follow': { code: 'share-mismatch', plant: money('fiscal-appropriation', 'sharePercent') },
  'income that is not spent': {
    code: 'sum-mismatch',
    plant: (filing, n) => {
      const form = filing.forms[0]!;
      const [income, ...rest] = form.fundingLines;
      const amountFen = income!.amountFen! + (1 + n) * 10_000;
      const lines = [{ ...income!, amountFen, statedText: wan(amountFen) }, ...rest];
      return { filing: { ...filing, forms: [{ ...form, fundingLines: lines }] }, mentions: ['income', '市路灯所'] };
    },
  },
  'projects beside their class': {
    code: 'sum-mismatch',
    plant: (filing, n) => {
      const form = filing.forms[0]!;
      const lines = form.fundingLines.map((found) =>
        found.item === 'specific-purpose' ? { ...found, amountFen: found.amountFen! - (1 + n) * 10_000 } : found,
      );
      return {
        filing: { ...filing, forms: [{ ...form, fundingLines: lines }] },
        mentions: ['the listed projects sum to'],
      };
    },
  },
  'schedule that falls': {
    code: 'schedule-order',
    plant: (filing, n) => ({
      filing: inProject(filing, n, (project) => ({
        ...project,
        schedule: project.schedule.map((point) =>
          point.month === 6
            ? { ...point, cumulativePercent: '99.5' }
            : point.month === 9
              ? { ...point, cumulativePercent: '0.5' }
              : point,
        ),
      })),
      mentions: [projectAt(filing, n).name, '99.5% to 0.5%'],
    }),
  },
  'weights that are not full': {
    code: 'weight-sum',
    plant: (filing, n) => ({
      filing: inProject(filing, n, (project) => ({
        ...project,
        indicators: project.indicators.map((found, at) =>
          at === 0 ? { ...found, weight: String(Number(found.weight) + 2 + (n % 7)) } : found,
        ),
      })),
      mentions: [projectAt(filing, n).name, `= ${102 + (n % 7)}`],
    }),
  },
  'deadline of last year': {
    code: 'year-mismatch',
    plant: row('竣工时限', (n) => `${YEAR - 1 - (n % 3)}年${1 + (n % 12)}月底前`),
  },
  'satisfaction at most': { code: 'comparator-polarity', plant: row('服务对象满意度', (n) => `≤${80 + (n % 19)}%`) },
  'accidents at least': { code: 'comparator-polarity', plant: row('安全事故次数', (n) => `≥${1 + (n % 9)}次`) },
  'cost above the budget': { code: 'contradiction', plant: row('项目总成本', (n) => `≤${n + 1}.5亿元`) },
  'score above its weight': {
    code: 'weight-sum',
    plant: row('路灯巡查次数', () => '99.5', { role: 'actual', score: '99.5' }),
  },
  'formula for a value': {
    code: 'formula-as-value',
    plant: row('任务完成率', () => '100%', {
      statedText: FORMULA,
      kind: 'formula',
      value: null,
      unit: null,
      comparator: null,
    }),
  },
  'rate over 100': { code: 'unit-implausible', plant: row('服务对象满意度', (n) => `≥${101 + n}%`) },
  'money in percent': {
    code: 'unit-implausible',
    plant: row('设备购置成本', () => '28.8万元', { statedText: '28.8万元%', unit: '%' }),
  },
  'rate in people': { code: 'unit-implausible', plant: row('参与率', (n) => `≥${1 + n}人`) },
  'value for a basis': {
    code: 'misplaced-value',
    plant: (filing, n) => ({
      ...row('巡查里程', () => '95公里', {}, { basis: '≥95%' })(filing, n),
      mentions: ['巡查里程', '≥95%'],
    }),
  },
  'code of another project': {
    code: 'duplicate-code',
    plant: (filing, n) => {
      const other = projectAt(filing, n + 1).code!;
      return { filing: inProject(filing, n, (project) => ({ ...project, code: other })), mentions: [other] };
    },
  },
  'indicator with two targets': {
    code: 'duplicate-indicator',
    plant: (filing, n) => {
      const first = projectAt(filing, n).indicators[0]!;
      const again = { ...first, key: `${first.key}#2`, weight: '0', targets: [targetOf(`${first.key}#2/t`, '777件')] };
      return {
        filing: inProject(filing, n, (project) => ({ ...project, indicators: [...project.indicators, again] })),
        mentions: [first.name, '777件'],
      };
    },
  },
  'code of another county': {
    code: 'code-mismatch',
    plant: (filing, n) => {
      const own = filing.forms[0]!.divisionCode;
      const place = PLACES.filter((code) => code !== own)[n % (PLACES.length - 1)]!;
      const code = `${place}${projectAt(filing, n).code!.slice(6)}`;
      return { filing: inProject(filing, n, (project) => ({ ...project, code })), mentions: [code, place, own!] };
    },
  },
  'code of a later year': {
    code: 'code-mismatch',
    plant: (filing, n) => {
      const old = projectAt(filing, n).code!;
      const code = `${old.slice(0, 6)}${YEAR - 2000 + 1 + (n % 4)}${old.slice(8)}`;
      return { filing: inProject(filing, n, (project) => ({ ...project, code })), mentions: [code, String(YEAR)] };
    },
  },
  'rate that was not reached': {
    code: 'share-mismatch',
    plant: (filing, n) => {
      const project = projectAt(filing, n);
      const spent = Math.round(project.fundingLines[0]!.amountFen! / 2 / 10_000) * 10_000;
      const actual = line(project.key, 9, { item: 'total', phase: 'actual', amountFen: spent });
      const evaluation = {
        ...buildForm().activities[0]!,
        key: `${project.key}/evaluation`,
        totalScore: null,
        executionRate: String(60 + (n % 40)),
        executionWeight: null,
        executionScore: null,
      };
      return {
        filing: inProject(filing, n, (found) => ({
          ...found,
          fundingLines: [...found.fundingLines, actual],
          evaluation,
        })),
        mentions: [project.name, `${60 + (n % 40)}%`],
      };
    },
  },
  'two numbers for one thing': {
    code: 'contradiction',
    plant: (filing, n) => {
      const base = buildProject('x').objectives[0]!;
      const objectives = [3 + n, 4 + n].map((count, at) => ({
        ...base,
        key: `${projectAt(filing, n).key}/objective/${at}`,
        ordinal: at + 1,
        text: `${at === 0 ? '加强管理，' : ''}新建乡镇文化活动室${count}个`,
      }));
      return {
        filing: inProject(filing, n, (project) => ({ ...project, objectives })),
        mentions: [`${3 + n}个`, `${4 + n}个`],
      };
    },
  },
};
