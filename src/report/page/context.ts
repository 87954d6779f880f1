import type { Language } from '../../model/codebook/index.ts';
import type { NamedDocument, ReportData } from '../report-data.ts';
import { html, type Markup } from './markup.ts';
import type { Phrases } from './phrases.ts';

/** What every section of the page needs. */
export interface PageContext {
  readonly data: ReportData;
  readonly language: Language;
  readonly phrases: Phrases;
  readonly documents: ReadonlyMap<string, NamedDocument>;
}

const ANCHOR_LENGTH = 12;

/** Name of the anchor of a document at the end of the page. */
export const anchorOf = (documentId: string): string => `d-${documentId.slice(0, ANCHOR_LENGTH)}`;

/** Last part of a path or address. */
const fileName = (origin: string): string =>
  origin
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .at(-1) || origin;

/** File name of a document as a link to its entry, the whole origin as its title. */
export const documentLink = ({ documents }: PageContext, documentId: string): Markup => {
  const document = documents.get(documentId);
  const origin = document?.origin ?? documentId;
  return html`<a class="clamp" href="#${anchorOf(documentId)}" title="${origin}">${fileName(origin)}</a>`;
};
