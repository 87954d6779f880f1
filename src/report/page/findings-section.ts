import { noteWords } from '../../model/codebook/index.ts';
import type { FindingGroup } from '../report-data.ts';
import { documentLink, type PageContext } from './context.ts';
import { formatCount } from './format-numbers.ts';
import { html, type Markup } from './markup.ts';

/** A query that lists every finding of a rule with the place where it stands. */
const queryFor = ({ code, severity }: FindingGroup): string =>
  `select d.origin, n.locator, n.message\nfrom note n join document d on d.id = n.document_id\nwhere n.code = '${code}' and n.severity = '${severity}' and n.kind = 'finding' and n.resolved_by is null\norder by d.origin, n.ordinal;`;

const examples = (context: PageContext, group: FindingGroup): Markup =>
  html`<details><summary>${context.phrases.examples}</summary><ul>${group.examples.map(
    ({ documentId, locator, message }) =>
      html`<li>${documentLink(context, documentId)}<span class="minor"><code>${locator ?? ''}</code></span> ${message}</li>`,
  )}</ul><span class="minor query">${context.phrases.query}</span><pre>${queryFor(group)}</pre></details>`;

const row = (context: PageContext, group: FindingGroup): Markup => {
  const { phrases, language } = context;
  const severity = { error: phrases.severityError, warning: phrases.severityWarning, info: phrases.severityInfo };
  return html`<tr id="f-${group.code}-${group.severity}"><td class="wide">${noteWords(group.code)[language]} <span class="minor"><code>${group.code}</code></span>${examples(context, group)}</td><td><span class="tag ${group.severity}">${severity[group.severity as keyof typeof severity] ?? group.severity}</span> ${
    group.doubt ? html`<span class="tag doubt">${phrases.doubt}</span>` : ''
  }</td><td class="number" data-label="${phrases.count}">${formatCount(group.findings)}</td><td class="number" data-label="${phrases.inDocuments}">${formatCount(group.documents)}</td><td class="number" data-label="${phrases.inRecords}">${formatCount(group.records)}</td></tr>`;
};

/** Open findings by rule, each with examples and the query that lists the rest. */
export const findingsSection = (context: PageContext): Markup => {
  const { data, phrases } = context;
  return html`<section id="findings"><h2>${phrases.rules}</h2><p class="note">${phrases.rulesNote}</p>${
    data.findings.length === 0
      ? html`<p class="nothing">${phrases.noFindings}</p>`
      : html`<div class="scroll"><table class="stack"><thead><tr><th>${phrases.rule}</th><th></th><th class="number">${phrases.count}</th><th class="number">${phrases.inDocuments}</th><th class="number">${phrases.inRecords}</th></tr></thead><tbody>${data.findings.map((group) => row(context, group))}</tbody></table></div>`
  }</section>`;
};
