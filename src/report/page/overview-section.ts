import type { PageContext } from './context.ts';
import { formatCount, formatShare } from './format-numbers.ts';
import { html, type Markup } from './markup.ts';

const tile = (count: number, name: string, more = '', asks = false): Markup =>
  html`<li${asks ? html` class="asks"` : ''}><b>${formatCount(count)}</b><span>${name}${more ? ` · ${more}` : ''}</span></li>`;

/** Sizes of the database. */
export const overviewSection = ({ data, phrases }: PageContext): Markup => {
  const { totals, tiers } = data;
  const records = tiers.reduce((sum, tier) => sum + tier.records, 0);
  return html`<section id="overview"><h2>${phrases.overview}</h2><ul class="tiles">
${tile(totals.documents, phrases.documents)}
${tile(totals.divisions, phrases.divisions)}
${tile(totals.departments, phrases.departments)}
${tile(totals.projects, phrases.projects)}
${tile(totals.indicators, phrases.indicators)}
${tile(totals.targets, phrases.targets)}
${tile(totals.fundingLines, phrases.fundingLines)}
${tile(totals.findings, phrases.findings)}
${tile(totals.toReview, phrases.toReview, formatShare(totals.toReview, records), totals.toReview > 0)}
</ul></section>`;
};
