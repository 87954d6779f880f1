import { lookCss, type PeerLook, tableCss } from './peer-look.ts';
import type { Choice } from './random-choice.ts';
import { type SlottedCell, slotCells, type TableModel } from './table-model.ts';
import { paragraph, phrase, sentence } from './words.ts';

/** Where a table stands on its page. */
export type PeerPlace = 'flow' | 'beside' | 'floated' | 'two columns' | 'turned' | 'landscape';

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Text for HTML. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const cellHtml = (one: SlottedCell, model: TableModel, style: PeerLook): string => {
  const spans = `${one.colSpan > 1 ? ` colspan=${one.colSpan}` : ''}${one.rowSpan > 1 ? ` rowspan=${one.rowSpan}` : ''}`;
  const valign = one.row < model.headerRows ? 'bottom' : style.valign;
  const css = [
    `text-align:${one.align}`,
    `vertical-align:${valign}`,
    lookCss(style, one, model),
    one.bold ? 'font-weight:bold' : '',
    one.indent ? `padding-left:${style.padX + one.indent * style.size}pt` : '',
  ];
  return `<td${spans} style="${css.filter(Boolean).join(';')}">${one.html ?? escaped(one.text)}</td>`;
};

/** A table as HTML; `from` and `to` for part of its body, `header` to leave the header out. */
export const peerTable = (
  model: TableModel,
  style: PeerLook,
  part: { readonly from?: number; readonly to?: number; readonly header?: boolean; readonly repeat?: boolean } = {},
): string => {
  const cells = slotCells(model.rows);
  const sum = model.widths.reduce((a, b) => a + b, 0);
  const columns = model.widths
    .map((w) => `<col${style.full ? ` style="width:${((100 * w) / sum).toFixed(1)}%"` : ''}>`)
    .join('');
  const picture = `<tr><td colspan=${model.widths.length} style="padding:0;line-height:0"><img src="${DOT}" style="width:100%;height:1px;display:block"></td></tr>`;
  const row = (r: number): string => {
    const own = cells.filter((one) => one.row === r).map((one) => cellHtml(one, model, style));
    const under =
      style.look === 'lines that are pictures' && (r === model.headerRows - 1 || r === model.rows.length - 1);
    return `<tr>${own.join('')}</tr>${under ? picture : ''}`;
  };
  const rows = model.rows.map((_, r) => row(r));
  const { from = model.headerRows, to = model.rows.length, header = true, repeat = true } = part;
  const [head, body] = [header ? rows.slice(0, model.headerRows).join('') : '', rows.slice(from, to).join('')];
  const inner =
    repeat && head !== '' ? `<thead>${head}</thead><tbody>${body}</tbody>` : `<tbody>${head}${body}</tbody>`;
  return `<table style="${tableCss(style)}"><colgroup>${columns}</colgroup>${inner}</table>`;
};

/** A page of HTML around a body, with the styles of the look. */
export const peerPage = (body: string, style: PeerLook, css = '', place: PeerPlace = 'flow'): string => {
  const turned = place === 'turned' ? 'writing-mode:vertical-rl;height:7in' : '';
  return `<!doctype html><meta charset=utf-8><style>
@page{size:${place === 'landscape' ? 'A4 landscape' : 'A4'};margin:20mm}
body{font:${style.size}pt "${style.font}";margin:0;${turned}}
p{text-align:justify;margin:.8em 0}sup{font-size:65%}
table{${style.full ? 'width:100%' : ''}}
td{padding:${style.padY}pt ${style.padX}pt}td table td{padding:0}
.title{margin:.6em 0;font-weight:bold}.note{font-size:85%;margin-top:.4em}
tr{break-inside:avoid}${css}
</style>${body}`;
};

const titled = (model: TableModel, style: PeerLook, c: Choice): string => {
  const notes = model.notes.map((note) => `<div class=note>${escaped(note)}</div>`).join('');
  const title = c.chance(0.75) ? `<div class=title>${escaped(model.title)}</div>` : '';
  return `${title}${peerTable(model, style)}${notes}`;
};

/** A sheet with one table or two, in the flow of its text or beside it. */
export const peerSheet = (models: readonly TableModel[], style: PeerLook, place: PeerPlace, c: Choice): string => {
  const prose = (): string => `<p>${escaped(paragraph(c, c.between(2, 5)))}</p>`;
  const tables = models.map((model) => titled(model, style, c));
  const heading = c.chance(0.4) ? `<h3>${phrase(c, 2)}</h3>` : '';
  if (place === 'beside')
    return peerPage(
      `${prose()}<div style="display:flex;gap:26pt">${tables.map((t) => `<div style="flex:1">${t}</div>`).join('')}</div>${prose()}`,
      style,
    );
  if (place === 'floated') {
    const side = c.pick(['left', 'right']);
    const box = `<div style="float:${side};width:45%;margin:0 ${side === 'left' ? '16pt 0 0' : '0 0 16pt'}">${tables[0]}</div>`;
    return peerPage(`${heading}${box}${Array.from({ length: 9 }, prose).join('')}`, style);
  }
  if (place === 'two columns')
    return peerPage(
      `<div style="column-count:2;column-gap:20pt">${prose()}${prose()}${tables[0]}${Array.from({ length: 8 }, prose).join('')}</div>`,
      style,
    );
  const between = c.chance(0.5) ? prose() : `<p>${escaped(sentence(c, 6))}</p>`;
  return peerPage(`${heading}${prose()}${tables.join(between)}${prose()}`, style, '', place);
};
