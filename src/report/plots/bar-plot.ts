import { INK, LINE } from './colours.ts';
import { type PlotOption, renderSvg } from './render-svg.ts';

/** One colour of a bar plot: a value for each bar. */
export interface BarSeries {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

/** A bar plot before it is drawn; several series stand on one another. */
export interface BarPlot {
  readonly label: string;
  readonly bars: readonly string[];
  readonly series: readonly BarSeries[];
  /** Bars lie and have their names on the left. */
  readonly lying?: boolean;
  /** Parts of 100 instead of counts. */
  readonly shares?: boolean;
  /** Name the first closed bar and every n-th after it, where all names would not fit. */
  readonly every?: number;
}

/** Width of all plots: a phone shows one at full width, a desk several in a row. */
export const PLOT_WIDTH = 360;
const STANDING_HEIGHT = 200;
const BAR_HEIGHT = 24;
const AXIS_HEIGHT = 30;
const NAME_WIDTH = 112;
const FONT_SIZE = 11;

const textStyle = { color: INK, fontSize: FONT_SIZE };

const nameAxis = ({ bars, lying, every }: BarPlot) => ({
  type: 'category',
  data: bars,
  inverse: lying ?? false,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: LINE } },
  axisLabel: {
    ...textStyle,
    ...(lying
      ? { width: NAME_WIDTH, overflow: 'truncate' }
      : { interval: every === undefined ? 0 : (index: number) => index % every === 1 % every }),
  },
});

const compact = (value: number): string =>
  value >= 1_000_000 ? `${value / 1_000_000}M` : value >= 10_000 ? `${value / 1_000}k` : String(value);

const valueAxis = ({ shares }: BarPlot) => ({
  type: 'value',
  ...(shares ? { max: 100, interval: 25 } : { splitNumber: 3, minInterval: 1 }),
  splitLine: { lineStyle: { color: LINE } },
  axisLabel: { ...textStyle, formatter: (value: number) => (shares ? `${value}%` : compact(value)) },
});

const sharesOf = (plot: BarPlot): readonly BarSeries[] => {
  const totals = plot.bars.map((_, bar) => plot.series.reduce((sum, { values }) => sum + (values[bar] ?? 0), 0));
  return plot.series.map((series) => ({
    ...series,
    values: series.values.map((value, bar) => (totals[bar] ? (value / totals[bar]) * 100 : 0)),
  }));
};

/** Draws bars as SVG, {@link PLOT_WIDTH} wide. */
export const drawBars = (plot: BarPlot): string => {
  const series = (plot.shares ? sharesOf(plot) : plot.series).map(({ name, colour, values }) => ({
    type: 'bar',
    name,
    stack: 'all',
    silent: true,
    data: values,
    itemStyle: { color: colour },
    ...(plot.lying ? { barWidth: 14 } : { barCategoryGap: '18%' }),
  }));
  const [names, values] = [nameAxis(plot), valueAxis(plot)];
  const option: PlotOption = {
    grid: plot.lying
      ? { left: NAME_WIDTH + 12, right: 16, top: 4, bottom: AXIS_HEIGHT - 8, outerBoundsMode: 'none' }
      : { left: 4, right: 16, top: 10, bottom: 4 },
    xAxis: plot.lying ? values : names,
    yAxis: plot.lying ? names : values,
    series,
  };
  const height = plot.lying ? plot.bars.length * BAR_HEIGHT + AXIS_HEIGHT : STANDING_HEIGHT;
  return renderSvg(option, PLOT_WIDTH, height, plot.label);
};
