import { createHash } from 'node:crypto';
import type { Language } from '../../model/codebook/index.ts';
import type { ReportData } from '../report-data.ts';
import type { PageContext } from './context.ts';
import { contradictionsSection } from './contradictions-section.ts';
import { coverageSection } from './coverage-section.ts';
import { documentsSection } from './documents-section.ts';
import { findingsSection } from './findings-section.ts';
import { html, type Markup, raw } from './markup.ts';
import { overviewSection } from './overview-section.ts';
import { phrasesIn } from './phrases.ts';
import { plotsSection } from './plots-section.ts';
import { reviewSection } from './review-section.ts';
import { STYLE_SHEET } from './style.ts';

const styleHash = createHash('sha256').update(STYLE_SHEET).digest('base64');

/** Nothing may be loaded, run or sent; only our style sheet counts, whatever a document says. */
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

const contents = ({ phrases }: PageContext): Markup =>
  html`<nav aria-label="${phrases.contents}"><a href="#overview">${phrases.overview}</a><a href="#review">${phrases.reviewFirst}</a><a href="#coverage">${phrases.coverage}</a><a href="#findings">${phrases.rules}</a><a href="#contradictions">${phrases.contradictions}</a><a href="#distributions">${phrases.distributions}</a></nav>`;

const sections = (context: PageContext): Markup =>
  html`${overviewSection(context)}${reviewSection(context)}${coverageSection(context)}${plotsSection(context)}${findingsSection(context)}${contradictionsSection(context)}${documentsSection(context)}`;

/**
 * The report as one HTML page (质量报告) that needs nothing else: no script, no outside font, style or picture. Everything
 * that comes from a document is escaped, and a content security policy inside the page forbids the rest.
 */
export const renderPage = (data: ReportData, language: Language, name: string): string => {
  const phrases = phrasesIn(language);
  const documents = new Map(data.documents.map((document) => [document.id, document]));
  const context: PageContext = { data, language, phrases, documents };
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${phrases.title} · ${name}</title>
<style>${raw(STYLE_SHEET)}</style>
</head>
<body>
<header><h1>${phrases.title}</h1><p>${phrases.subtitle} · ${name}</p>${contents(context)}</header>
<main>${data.totals.documents === 0 ? html`<p class="nothing">${phrases.empty}</p>` : sections(context)}</main>
<footer>${phrases.footer}</footer>
</body>
</html>
`;
  return String(page);
};
