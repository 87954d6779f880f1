import { buildZip } from '../archive/build-archives.ts';

/** Text at a place: millimetres from the left and down to the base line. */
export interface OfdText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const SIZE = 4;

const textObject = ({ text, x, y }: OfdText): string =>
  `<ofd:TextObject ID="1" Boundary="${x} ${y - SIZE} ${text.length * SIZE} ${SIZE + 1}" Font="1" Size="${SIZE}">` +
  `<ofd:TextCode X="0" Y="${SIZE}" DeltaX="g ${Math.max(0, text.length - 1)} ${SIZE}">${text}</ofd:TextCode></ofd:TextObject>`;

const pathObject = (x: number, y: number, width: number, height: number): string =>
  `<ofd:PathObject ID="2" Boundary="${x} ${y} ${width} ${height}" LineWidth="0.3">` +
  `<ofd:AbbreviatedData>M 0 0 L ${width} ${height}</ofd:AbbreviatedData></ofd:PathObject>`;

/** Lines of a grid over all the given columns and rows, in millimetres. */
export const gridPaths = (columns: readonly number[], rows: readonly number[]): string => {
  const [left = 0, top = 0, right = 0, bottom = 0] = [columns[0], rows[0], columns.at(-1), rows.at(-1)];
  return [
    ...rows.map((y) => pathObject(left, y, right - left, 0)),
    ...columns.map((x) => pathObject(x, top, 0, bottom - top)),
  ].join('');
};

/** An OFD file of one page; `paths` are drawn by the page's template, as form software does. */
export const buildOfd = (
  texts: readonly OfdText[],
  paths = '',
  more: Readonly<Record<string, string>> = {},
): Uint8Array => {
  const content = (body: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Template TemplateID="9"/>` +
    `<ofd:Content><ofd:Layer ID="3"><ofd:PageBlock>${body}</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>`;
  const parts: Record<string, string> = {
    'OFD.xml':
      '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml':
      '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>' +
      '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
    'Doc_0/Tpls/Tpl_0/Content.xml': content(paths).replace('<ofd:Template TemplateID="9"/>', ''),
    'Doc_0/Pages/Page_0/Content.xml': content(texts.map(textObject).join('')),
    ...more,
  };
  return buildZip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text, 'utf8') })));
};
