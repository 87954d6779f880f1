import type { Choice } from './random-choice.ts';
import { type SheetStyle, shadeOf, sidesOf } from './sheet-style.ts';
import { type SlottedCell, slotCells, type TableModel } from './table-model.ts';
import { paragraph } from './words.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const cellHtml = (one: SlottedCell, model: TableModel, style: SheetStyle): string => {
  const line = `${style.line === 'double' ? 2.25 : style.lineWidth}pt ${style.line} #000`;
  const names = ['top', 'right', 'bottom', 'left'];
  const sides = sidesOf(one, model, style).flatMap((on, i) => (on ? [`border-${names[i]}:${line}`] : []));
  const shade = shadeOf(one, model, style);
  const indent = one.indent ? `;padding-left:${style.padX + one.indent * style.size}pt` : '';
  const css = [
    `text-align:${one.align}`,
    ...sides,
    ...(shade ? [`background:${shade}`] : []),
    ...(one.bold ? ['font-weight:bold'] : []),
  ];
  const valign = one.row < model.headerRows ? 'bottom' : style.valign;
  const spans = `${one.colSpan > 1 ? ` colspan=${one.colSpan}` : ''}${one.rowSpan > 1 ? ` rowspan=${one.rowSpan}` : ''}`;
  return `<td${spans} style="vertical-align:${valign};${css.join(';')}${indent}">${escaped(one.text)}</td>`;
};

const tableHtml = (model: TableModel, style: SheetStyle): string => {
  const cells = slotCells(model.rows);
  const sum = model.widths.reduce((a, b) => a + b, 0);
  const columns = model.widths
    .map((w) => `<col${style.full ? ` style="width:${((100 * w) / sum).toFixed(1)}%"` : ''}>`)
    .join('');
  const rows = model.rows.map(
    (_, r) =>
      `<tr>${cells
        .filter(({ row }) => row === r)
        .map((one) => cellHtml(one, model, style))
        .join('')}</tr>`,
  );
  const notes = model.notes.map((note) => `<div class=note>${escaped(note)}</div>`).join('');
  const head = `<thead>${rows.slice(0, model.headerRows).join('\n')}</thead>`;
  return `<div class=title>${escaped(model.title)}</div><table><colgroup>${columns}</colgroup>${head}<tbody>${rows.slice(model.headerRows).join('\n')}</tbody></table>${notes}`;
};

/** A web page with tables between paragraphs, as Chromium prints it. */
export const htmlSheet = (models: readonly TableModel[], style: SheetStyle, c: Choice): string => {
  const prose = (): string => `<p>${escaped(paragraph(c, c.between(2, 5)))}</p>`;
  const tables = models.map((model) => `<div class=t>${tableHtml(model, style)}</div>`);
  const body =
    style.sideBySide && tables.length > 1
      ? `${prose()}<div style="display:flex;gap:30pt">${tables.join('')}</div>${prose()}`
      : `${prose()}${tables.join(prose())}${prose()}`;
  const more = style.twoColumns ? `${prose()}${prose()}${prose()}${prose()}${prose()}` : '';
  const turned =
    style.turned === 0 ? '' : `writing-mode:${style.turned === 90 ? 'vertical-rl' : 'sideways-lr'};height:7in`;
  return `<!doctype html><meta charset=utf-8><style>
@page{size:${style.landscape ? 'A4 landscape' : 'A4'};margin:20mm}
body{font:${style.size}pt "${style.font}";margin:0;${turned}}
p{text-align:justify;margin:.8em 0}
table{border-collapse:collapse;${style.full ? 'width:100%' : ''}}
td{padding:${style.padY}pt ${style.padX}pt}
.title{margin:.6em 0;font-weight:bold}.note{font-size:85%;margin-top:.4em}
.cols{column-count:2;column-gap:18pt}
tr{break-inside:avoid}
</style>${style.twoColumns ? `<div class=cols>${more}${body}${more}</div>` : body}`;
};
