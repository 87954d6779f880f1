import { documentLink, type PageContext } from './context.ts';
import { formatYuan } from './format-numbers.ts';
import { html, type Markup } from './markup.ts';

/** Totals that do not follow from their parts, the largest difference first. */
export const contradictionsSection = (context: PageContext): Markup => {
  const { data, phrases, language } = context;
  return html`<section id="contradictions"><h2>${phrases.contradictions}</h2><p class="note">${phrases.contradictionsNote}</p>${
    data.contradictions.length === 0
      ? html`<p class="nothing">${phrases.noContradictions}</p>`
      : html`<div class="scroll"><table class="stack"><thead><tr><th class="number">${phrases.difference}</th><th class="number">${phrases.printedTotal}</th><th>${phrases.arithmetic}</th><th>${phrases.document}</th></tr></thead><tbody>${data.contradictions.map(
          ({ documentId, totalFen, differenceFen, message, locator }) =>
            html`<tr><td class="number" data-label="${phrases.difference}"><b>${formatYuan(Math.abs(differenceFen), language)}</b></td><td class="number" data-label="${phrases.printedTotal}">${formatYuan(totalFen, language)}</td><td class="wide">${message}</td><td class="named">${documentLink(context, documentId)}<span class="minor"><code>${locator ?? ''}</code></span></td></tr>`,
        )}</tbody></table></div>`
  }</section>`;
};
