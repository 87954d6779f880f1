import { codeWords } from '../../model/codebook/index.ts';
import { documentLink, type PageContext } from './context.ts';
import { formatCount, formatShare, formatYuan } from './format-numbers.ts';
import { html, type Markup } from './markup.ts';

const reviewTable = (context: PageContext): Markup => {
  const { data, phrases, documents, language } = context;
  return html`<div class="scroll"><table class="stack"><thead><tr><th>${phrases.document}</th><th>${phrases.department}</th><th class="number">${phrases.year}</th><th class="number">${phrases.review}</th><th class="number">${phrases.records}</th><th class="number">${phrases.atStake}</th></tr></thead><tbody>${data.reviewFirst.map(
    ({ documentId, toReview, records, amountFen }) => {
      const document = documents.get(documentId);
      return html`<tr><td class="wide">${documentLink(context, documentId)}</td><td>${document?.department ?? ''}</td><td class="number" data-label="${phrases.year}">${document?.year ?? ''}</td><td class="number" data-label="${phrases.review}"><b>${formatCount(toReview)}</b></td><td class="number" data-label="${phrases.records}">${formatCount(records)}</td><td class="number" data-label="${phrases.atStake}">${amountFen === null ? '' : formatYuan(amountFen, language)}</td></tr>`;
    },
  )}</tbody></table></div>`;
};

const unreadTable = (context: PageContext): Markup | '' => {
  const { data, phrases, language } = context;
  if (data.unread.length === 0) return '';
  return html`<h3>${phrases.unread}</h3><div class="scroll"><table class="stack"><thead><tr><th>${phrases.document}</th><th>${phrases.status}</th><th>${phrases.reason}</th></tr></thead><tbody>${data.unread.map(
    ({ documentId, status, reason }) =>
      html`<tr><td class="wide">${documentLink(context, documentId)}</td><td><span class="tag error">${codeWords('status', status)[language]}</span></td><td>${reason ?? ''}</td></tr>`,
  )}</tbody></table></div>`;
};

/** What a person should look at first. */
export const reviewSection = (context: PageContext): Markup => {
  const { data, phrases } = context;
  const records = data.tiers.reduce((sum, tier) => sum + tier.records, 0);
  return html`<section id="review"><h2>${phrases.reviewFirst}</h2><p class="note">${phrases.reviewNote}</p>${
    data.reviewFirst.length === 0
      ? html`<p class="nothing">${phrases.nothingToReview}</p>`
      : html`<p>${phrases.ofRecords.replace('N', formatCount(data.totals.toReview)).replace('S', formatShare(data.totals.toReview, records))}</p>${reviewTable(context)}`
  }${unreadTable(context)}</section>`;
};
