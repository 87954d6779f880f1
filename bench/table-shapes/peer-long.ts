import { groupOfLook, type PeerLook } from './peer-look.ts';
import { escaped, peerPage, peerTable } from './peer-sheet.ts';
import type { Choice } from './random-choice.ts';
import type { TableModel } from './table-model.ts';
import { paragraph, phrase, sentence } from './words.ts';

/** How a table gets over its page breaks. */
export const LONG_WAYS = [
  'header again',
  'header once',
  'cut rows',
  'pages by hand',
  'continued caption',
  'footnotes between',
  'another table below',
] as const;
export type LongWay = (typeof LONG_WAYS)[number];

const MARGINS = `@page{@top-center{content:"Annual Review of Works";font:8pt sans-serif}@bottom-center{content:"- " counter(page) " -";font:8pt sans-serif}}`;

/** Pages that somebody broke by hand: a piece of the table on each, as yearbooks and slides have them. */
const handPages = (model: TableModel, style: PeerLook, way: LongWay, c: Choice): string => {
  const chinese = /[一-龥]/.test(model.title);
  const pieces: string[] = [];
  const step = Math.max(3, Math.floor((740 - 60) / (style.size * 1.25 + 2 * style.padY + 3)) - model.headerRows - 2);
  for (let from = model.headerRows; from < model.rows.length; from += step) {
    const to = Math.min(model.rows.length, from + step);
    const first = from === model.headerRows;
    const again = chinese ? c.pick(['续表', '续表1', `${model.title}（续）`]) : `${model.title} (continued)`;
    const caption = first ? model.title : way === 'continued caption' ? again : '';
    const header = first || way !== 'pages by hand' || c.chance(0.5);
    const note = way === 'footnotes between' ? `<div class=note>${to}) ${escaped(sentence(c, 9))}.</div>` : '';
    pieces.push(
      `<div style="break-after:page">${caption === '' ? '' : `<div class=title>${escaped(caption)}</div>`}${peerTable(model, style, { from, to, header })}${note}</div>`,
    );
  }
  return pieces.join('');
};

/** A sheet whose table goes over pages; `other` is a table of its own at the top of the next page. */
export const longPeerSheet = (
  model: TableModel,
  other: TableModel,
  style: PeerLook,
  way: LongWay,
  c: Choice,
): string => {
  const prose = `<p>${escaped(paragraph(c, 3))}</p>`;
  const margins = c.chance(0.6) ? MARGINS : '';
  const full = { ...style, full: true };
  if (way === 'another table below') {
    const title = c.chance(0.6) ? `<div class=title>${escaped(other.title)}</div>` : '';
    return peerPage(
      `<div class=title>${escaped(model.title)}</div>${peerTable(model, full)}<div style="break-before:page">${title}${peerTable(other, full)}</div>${prose}`,
      full,
      margins,
    );
  }
  if (way === 'header again' || way === 'header once' || way === 'cut rows') {
    const table = peerTable(model, full, { repeat: way === 'header again' || (way === 'cut rows' && c.chance(0.5)) });
    const cut = way === 'cut rows' ? 'tr{break-inside:auto}td{orphans:1;widows:1}' : '';
    return peerPage(
      `<h3>${phrase(c, 2)}</h3>${prose}<div class=title>${escaped(model.title)}</div>${table}${prose}`,
      full,
      `${margins}${cut}`,
    );
  }
  return peerPage(handPages(model, full, way, c), full, margins);
};

/** May the look be used for a table over pages? */
export const suitsLong = (style: PeerLook): boolean => groupOfLook(style) !== 'unruled' || style.look === 'nothing';
