import { codeWords, ENUMERATIONS, type EnumerationName, type Language, words } from '../../model/codebook/index.ts';
import type { Bin, CrossCount, ReportData } from '../report-data.ts';
import { type BarPlot, type BarSeries, drawBars } from './bar-plot.ts';
import { DANGER, NEUTRAL, STEPS, WARNING } from './colours.ts';

/** A plot that a page shows: its picture, what the colours mean, and how many things it counts. */
export interface Plot {
  readonly name: PlotName;
  readonly title: string;
  readonly note: string;
  readonly svg: string;
  readonly legend: readonly { readonly name: string; readonly colour: string }[];
  /** Things counted; 0 means there is nothing to show. */
  readonly count: number;
}

/** Names of the plots in the order of the report. */
export const PLOT_NAMES = [
  'formats',
  'tiers',
  'satisfaction',
  'budgets',
  'comparators',
  'kinds',
  'scores',
  'indicators',
] as const;
/** Name of a plot. */
export type PlotName = (typeof PLOT_NAMES)[number];

interface Draft extends Omit<BarPlot, 'label'> {
  readonly title: ReturnType<typeof words>;
  readonly note: ReturnType<typeof words>;
}

const TABLES = {
  project: words('projects', '项目'),
  funding_line: words('amounts', '资金'),
  objective: words('objectives', '绩效目标'),
  target: words('indicator values', '指标值'),
  evaluation: words('evaluations', '自评'),
} as const;

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
const inOrder = (enumeration: EnumerationName, codes: readonly string[]): readonly string[] =>
  Object.keys(ENUMERATIONS[enumeration]).filter((code) => codes.includes(code));

const formats = ({ formats: counts }: ReportData, language: Language): Draft => {
  const rows = unique(counts.map(({ format }) => format));
  const colours = {
    loaded: STEPS[0],
    partial: STEPS[2],
    'unknown-layout': WARNING,
    'not-applicable': NEUTRAL,
    unreadable: DANGER,
  };
  return {
    title: words('Documents by format', '文件格式'),
    note: words('and what became of them', '及处理结果'),
    lying: true,
    bars: rows.map((format) => codeWords('format', format)[language]),
    series: inOrder('status', unique(counts.map(({ status }) => status))).map((status) => ({
      name: codeWords('status', status)[language],
      colour: colours[status as keyof typeof colours],
      values: rows.map(
        (format) => counts.find((row) => row.format === format && row.status === status)?.documents ?? 0,
      ),
    })),
  };
};

const tiers = ({ tiers: counts }: ReportData, language: Language): Draft => {
  const rows = Object.keys(TABLES).filter((table) => counts.some((row) => row.table === table));
  const colours = { A: STEPS[0], B: STEPS[1], C: STEPS[3], D: WARNING };
  return {
    title: words('How sure the records are', '可信等级'),
    note: words('share of records by tier', '各等级记录占比'),
    lying: true,
    shares: true,
    bars: rows.map((table) => TABLES[table as keyof typeof TABLES][language]),
    series: (['A', 'B', 'C', 'D'] as const).map((tier) => ({
      name: `${tier} ${codeWords('tier', tier)[language]}`,
      colour: colours[tier],
      values: rows.map((table) => counts.find((row) => row.table === table && row.tier === tier)?.records ?? 0),
    })),
  };
};

const binName = ({ from, to }: Bin): string => (from === null ? `<${to}` : String(from));

const histogram = (bins: readonly Bin[], every: number): Pick<Draft, 'bars' | 'series' | 'every'> => ({
  bars: bins.map(binName),
  every,
  series: [{ name: '', colour: STEPS[0], values: bins.map(({ count }) => count) }],
});

const satisfaction = ({ distributions }: ReportData): Draft => ({
  title: words('Satisfaction that is asked for', '满意度目标值'),
  note: words('targets by percent', '按百分比统计的指标值个数'),
  ...histogram(distributions.satisfaction, 5),
});

const yuanName = ({ from }: Bin, language: Language): string => {
  if (from === null) return language === 'zh' ? '<1万' : '<10k';
  const yuan = from / 100;
  if (language === 'zh') return yuan >= 1e8 ? `${yuan / 1e8}亿` : `${yuan / 1e4}万`;
  return yuan >= 1e6 ? `${yuan / 1e6}M` : `${yuan / 1e3}k`;
};

const budgets = ({ distributions }: ReportData, language: Language): Draft => ({
  title: words('Size of project budgets', '项目预算规模'),
  note: words('projects by yuan, each bar from this amount up', '按金额分档的项目数（元，柱标为下限）'),
  bars: distributions.budgets[0]?.bins.map((bin) => yuanName(bin, language)) ?? [],
  every: 3,
  series: distributions.budgets.map(({ category, bins }, index) => ({
    name: category ?? (language === 'zh' ? '其他或未注明' : 'other or not stated'),
    colour: category === null ? NEUTRAL : STEPS[index]!,
    values: bins.map(({ count }) => count),
  })),
});

const crossed = (
  counts: readonly CrossCount[],
  rows: EnumerationName,
  columns: readonly { readonly codes: readonly string[]; readonly name: string; readonly colour: string }[],
  language: Language,
): Pick<Draft, 'bars' | 'series' | 'lying' | 'shares'> => {
  const shown = inOrder(rows, unique(counts.map(({ row }) => row)));
  const series: readonly BarSeries[] = columns.map(({ codes, name, colour }) => ({
    name,
    colour,
    values: shown.map((row) =>
      counts
        .filter((count) => count.row === row && codes.includes(count.column))
        .reduce((sum, { count }) => sum + count, 0),
    ),
  }));
  return { lying: true, shares: true, bars: shown.map((row) => codeWords(rows, row)[language]), series };
};

const comparators = ({ distributions }: ReportData, language: Language): Draft => ({
  title: words('Signs of targets', '指标值符号'),
  note: words('share by dimension, numbers only', '按二级指标统计的占比（仅数值型）'),
  ...crossed(
    distributions.comparators,
    'dimension',
    [
      { codes: ['gte', 'gt'], name: '≥ >', colour: STEPS[0] },
      { codes: ['eq'], name: '=', colour: STEPS[2] },
      { codes: ['lte', 'lt'], name: '≤ <', colour: WARNING },
      { codes: ['none'], name: language === 'zh' ? '未注明' : 'none printed', colour: NEUTRAL },
    ],
    language,
  ),
});

const kinds = ({ distributions }: ReportData, language: Language): Draft => ({
  title: words('What targets are made of', '指标值类型'),
  note: words('share by category', '按一级指标统计的占比'),
  ...crossed(
    distributions.kinds,
    'category',
    [
      { codes: ['percentage'], name: codeWords('target_kind', 'percentage')[language], colour: STEPS[0] },
      {
        codes: ['quantity', 'range', 'money'],
        name: language === 'zh' ? '数量、金额' : 'number, money',
        colour: STEPS[1],
      },
      { codes: ['deadline'], name: codeWords('target_kind', 'deadline')[language], colour: STEPS[2] },
      {
        codes: ['qualitative', 'yes-no'],
        name: language === 'zh' ? '定性、是否' : 'words, yes or no',
        colour: STEPS[3],
      },
      {
        codes: ['formula', 'empty', 'unreadable'],
        name: language === 'zh' ? '无法采用' : 'not usable',
        colour: WARNING,
      },
    ],
    language,
  ),
});

const scores = ({ distributions }: ReportData): Draft => ({
  title: words('Scores of self-evaluations', '自评得分'),
  note: words('evaluations by total score', '按总分统计的自评数'),
  ...histogram(distributions.scores, 5),
});

const indicators = ({ distributions }: ReportData): Draft => ({
  title: words('Indicators of a project', '每项目指标数'),
  note: words('projects by number of indicators', '按指标个数统计的项目数'),
  ...histogram(distributions.indicators, 4),
});

const DRAFTS: Readonly<Record<PlotName, (data: ReportData, language: Language) => Draft>> = {
  formats,
  tiers,
  satisfaction,
  budgets,
  comparators,
  kinds,
  scores,
  indicators,
};

/** Draws one plot of a report: `plot(data, 'satisfaction', 'zh')`. Pure; the SVG needs no script and no style. */
export const plot = (data: ReportData, name: PlotName, language: Language): Plot => {
  const draft = DRAFTS[name](data, language);
  const series = draft.series.filter(({ values }) => values.some((value) => value > 0));
  const count = series.flatMap(({ values }) => values).reduce((sum, value) => sum + value, 0);
  const [title, note] = [draft.title[language], draft.note[language]];
  return {
    name,
    title,
    note,
    count,
    svg: count === 0 ? '' : drawBars({ ...draft, series, label: `${title}: ${note}` }),
    legend:
      series.length > 1 || series[0]?.name ? series.map(({ name: text, colour }) => ({ name: text, colour })) : [],
  };
};

/** All plots of a report in its order. */
export const plotAll = (data: ReportData, language: Language): readonly Plot[] =>
  PLOT_NAMES.map((name) => plot(data, name, language));
