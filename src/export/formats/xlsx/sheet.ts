import { type CellValue, cellXml, columnName, escapeXml } from './cell-xml.ts';
import { STYLE, type Style } from './styles.ts';

/** A column of a sheet. */
export interface SheetColumn {
  readonly header: string;
  readonly style: Style;
  /** In characters of the default font. */
  readonly width: number;
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HEADER_HEIGHT = 32;

/** What comes before the rows: the frozen header, the widths of the columns, the header itself. */
export const sheetStart = (columns: readonly SheetColumn[]): string => {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}">`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`,
    `<row r="1" ht="${HEADER_HEIGHT}" customHeight="1">`,
    columns.map(({ header }, index) => cellXml(`${columnName(index)}1`, header, STYLE.header)).join(''),
    '</row>',
  ].join('');
};

/** One row; `number` counts from 2, below the header. */
export const sheetRow = (
  names: readonly string[],
  columns: readonly SheetColumn[],
  number: number,
  values: readonly CellValue[],
): string => {
  let cells = '';
  for (let index = 0; index < names.length; index += 1)
    cells += cellXml(`${names[index]}${number}`, values[index] ?? null, columns[index]!.style);
  return `<row r="${number}">${cells}</row>`;
};

/** What comes after the rows: the filter over all of them, and no warnings about codes that look like numbers. */
export const sheetEnd = (columns: number, rows: number): string => {
  const area = `A1:${columnName(columns - 1)}${rows + 1}`;
  return `</sheetData><autoFilter ref="${area}"/><ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
};

/** Parts of the package that name its sheets. */
export const workbookParts = (sheets: readonly string[]): Readonly<Record<string, string>> => {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${content}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${NAMESPACE}" xmlns:r="${office}"><sheets>${sheets.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  };
};
