import type { Choice } from './random-choice.ts';
import { type SheetStyle, shadeOf, sidesOf } from './sheet-style.ts';
import { type SlottedCell, slotCells, type TableModel } from './table-model.ts';
import { paragraph } from './words.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const VALIGN = { top: 'top', middle: 'middle', bottom: 'bottom' } as const;

interface Sheet {
  readonly styles: string[];
  readonly names: Map<string, string>;
}

/** Name of an automatic style with these properties. */
const styleName = (sheet: Sheet, family: string, properties: string): string => {
  const key = `${family} ${properties}`;
  const known = sheet.names.get(key);
  if (known) return known;
  const name = `S${sheet.names.size}`;
  sheet.names.set(key, name);
  sheet.styles.push(`<style:style style:name="${name}" style:family="${family}">${properties}</style:style>`);
  return name;
};

const cellStyle = (sheet: Sheet, one: SlottedCell, model: TableModel, style: SheetStyle): string => {
  const line =
    style.line === 'double' ? '2.2pt double #000000' : `${Math.max(0.5, style.lineWidth)}pt ${style.line} #000000`;
  const names = ['top', 'right', 'bottom', 'left'];
  const sides = sidesOf(one, model, style).map((on, i) => `fo:border-${names[i]}="${on ? line : 'none'}"`);
  const shade = shadeOf(one, model, style);
  const valign = one.row < model.headerRows ? 'bottom' : VALIGN[style.valign];
  const padding = `fo:padding-left="${style.padX}pt" fo:padding-right="${style.padX}pt" fo:padding-top="${style.padY}pt" fo:padding-bottom="${style.padY}pt"`;
  return styleName(
    sheet,
    'table-cell',
    `<style:table-cell-properties ${sides.join(' ')} ${padding} style:vertical-align="${valign}"${shade ? ` fo:background-color="${shade}"` : ''}/>`,
  );
};

const textStyle = (sheet: Sheet, one: Pick<SlottedCell, 'align' | 'bold' | 'indent'>, size: number): string =>
  styleName(
    sheet,
    'paragraph',
    `<style:paragraph-properties fo:text-align="${one.align === 'left' ? 'start' : one.align === 'right' ? 'end' : 'center'}" fo:margin-left="${(one.indent ?? 0) * size}pt"/>` +
      `<style:text-properties fo:font-weight="${one.bold ? 'bold' : 'normal'}" style:font-weight-asian="${one.bold ? 'bold' : 'normal'}"/>`,
  );

const cellXml = (sheet: Sheet, one: SlottedCell, model: TableModel, style: SheetStyle): string => {
  const spans = `${one.colSpan > 1 ? ` table:number-columns-spanned="${one.colSpan}"` : ''}${one.rowSpan > 1 ? ` table:number-rows-spanned="${one.rowSpan}"` : ''}`;
  return `<table:table-cell table:style-name="${cellStyle(sheet, one, model, style)}"${spans}><text:p text:style-name="${textStyle(sheet, one, style.size)}">${escaped(one.text)}</text:p></table:table-cell>`;
};

const rowXml = (
  sheet: Sheet,
  cells: readonly SlottedCell[],
  row: number,
  model: TableModel,
  style: SheetStyle,
): string => {
  const slots = model.widths.map((_, column) => {
    const own = cells.find((one) => one.row === row && one.column === column);
    return own ? cellXml(sheet, own, model, style) : '<table:covered-table-cell/>';
  });
  return `<table:table-row>${slots.join('')}</table:table-row>`;
};

const tableXml = (sheet: Sheet, model: TableModel, style: SheetStyle): string => {
  const cells = slotCells(model.rows);
  const sum = model.widths.reduce((a, b) => a + b, 0);
  const room = (style.landscape ? 257 : 170) * (style.full ? 1 : 0.75);
  const table = styleName(
    sheet,
    'table',
    `<style:table-properties style:width="${room}mm" table:align="left" table:border-model="collapsing"/>`,
  );
  const columns = model.widths.map(
    (w) =>
      `<table:table-column table:style-name="${styleName(sheet, 'table-column', `<style:table-column-properties style:column-width="${((room * w) / sum).toFixed(2)}mm"/>`)}"/>`,
  );
  const rows = model.rows.map((_, row) => rowXml(sheet, cells, row, model, style));
  const head =
    model.headerRows > 0
      ? `<table:table-header-rows>${rows.slice(0, model.headerRows).join('')}</table:table-header-rows>`
      : '';
  return `<table:table table:style-name="${table}">${columns.join('')}${head}${rows.slice(model.headerRows).join('')}</table:table>`;
};

/** A flat OpenDocument text with tables between paragraphs, as LibreOffice prints it (or saves it as DOCX). */
export const odtSheet = (models: readonly TableModel[], style: SheetStyle, c: Choice): string => {
  const sheet: Sheet = { styles: [], names: new Map() };
  const [plain, bold] = [false, true].map((b) => textStyle(sheet, { align: 'left', bold: b }, style.size));
  const line = (text: string, name = plain): string => `<text:p text:style-name="${name}">${escaped(text)}</text:p>`;
  const prose = (): string => line(paragraph(c, c.between(2, 5)));
  const body = models
    .map(
      (model) =>
        `${line(model.title, bold)}${tableXml(sheet, model, style)}${model.notes.map((note) => line(note)).join('')}${prose()}`,
    )
    .join('');
  const [width, height] = style.landscape ? [297, 210] : [210, 297];
  const spaces = ['office', 'style', 'text', 'table']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const font = `style:font-name="F" style:font-name-asian="F" fo:font-size="${style.size}pt" style:font-size-asian="${style.size}pt"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${spaces} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'${style.font}'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties ${font}/></style:default-style></office:styles>
<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties fo:page-width="${width}mm" fo:page-height="${height}mm" fo:margin="20mm"/></style:page-layout>${sheet.styles.join('')}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>
<office:body><office:text>${prose()}${body}</office:text></office:body></office:document>`;
};
