import { type Plot, plotAll } from '../plots/plots.ts';
import type { PageContext } from './context.ts';
import { formatCount } from './format-numbers.ts';
import { html, type Markup, raw } from './markup.ts';

const legend = ({ legend: entries }: Plot): Markup | '' =>
  entries.length === 0
    ? ''
    : html`<ul class="legend">${entries.map(
        ({ name, colour }) =>
          html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill="${colour}"/></svg>${name}</li>`,
      )}</ul>`;

const figure = (plot: Plot, nothing: string): Markup =>
  html`<figure id="plot-${plot.name}"><figcaption><b>${plot.title}</b><span>${plot.note} · n = ${formatCount(plot.count)}</span></figcaption>${
    plot.count === 0 ? html`<p class="nothing">${nothing}</p>` : html`${raw(plot.svg)}${legend(plot)}`
  }</figure>`;

/** How the values are spread, as plots that need no script. */
export const plotsSection = ({ data, language, phrases }: PageContext): Markup =>
  html`<section id="distributions"><h2>${phrases.distributions}</h2><div class="plots">${plotAll(data, language).map(
    (plot) => figure(plot, phrases.nothing),
  )}</div></section>`;
