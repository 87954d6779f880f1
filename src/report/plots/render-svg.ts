import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, GridComponent, SVGRenderer]);

/** Options as echarts takes them. */
export type PlotOption = echarts.EChartsCoreOption;

const MARKS = / (?:class|style|pointer-events|ecmeta_\w+|xmlns:xlink|version|baseProfile)="[^"]*"/g;
const FONT_SIZE = / style="[^"]*?font-size:([\d.]+)px[^"]*"/g;

/**
 * Draws a plot as SVG that needs nothing: no script, no style attribute (a strict content security policy blocks both),
 * fonts and colours from the page around it. The same option gives the same text.
 */
export const renderSvg = (option: PlotOption, width: number, height: number, label: string): string => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return chart
      .renderToSVGString()
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(FONT_SIZE, ' font-size="$1"')
      .replace(MARKS, '')
      .replace(/\bzr\d+-/g, 'plot-')
      .replace(/<rect width="\d+" height="\d+" x="0" y="0" fill="none"><\/rect>\n?/, '')
      .replace(/<svg width="\d+" height="\d+"/, `<svg role="img" aria-label="${echarts.format.encodeHTML(label)}"`)
      .trim();
  } finally {
    chart.dispose();
  }
};
