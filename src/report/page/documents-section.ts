import { codeWords } from '../../model/codebook/index.ts';
import { anchorOf, type PageContext } from './context.ts';
import { html, type Markup } from './markup.ts';

/** Every document that the page names, with its whole origin. */
export const documentsSection = ({ data, language, phrases }: PageContext): Markup | '' =>
  data.documents.length === 0
    ? ''
    : html`<section id="documents"><h2>${phrases.named}</h2><ul class="documents">${data.documents.map(
        ({ id, origin, format, status, department, year }) =>
          html`<li id="${anchorOf(id)}">${origin}<br><span class="minor">${[
            department,
            year,
            codeWords('format', format)[language],
            codeWords('status', status)[language],
          ]
            .filter((part) => part !== null)
            .join(' · ')} · <code>${id.slice(0, 12)}</code></span></li>`,
      )}</ul></section>`;
