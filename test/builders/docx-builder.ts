import { strToU8, zipSync } from 'fflate';

// Builds DOCX files in memory: a package from WordprocessingML snippets, for tests only.

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Text with the characters of XML escaped. */
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Run of text (`w:r`); `properties` goes into `w:rPr`. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

/** Paragraph from a plain text or ready runs (a string that begins with `<`); `properties` goes into `w:pPr`. */
export const paragraph = (content = '', properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content === '' || content.startsWith('<') ? content : run(content)}</w:p>`;

/** Merges of a cell as WordprocessingML writes them. */
export interface CellOptions {
  readonly span?: number;
  readonly vertical?: 'restart' | 'continue';
  readonly horizontal?: 'restart' | 'continue';
}

/** Cell from a text or ready blocks (a string that begins with `<`). */
export const cell = (content: string, options: CellOptions = {}): string =>
  `<w:tc><w:tcPr>${options.span ? `<w:gridSpan w:val="${options.span}"/>` : ''}` +
  `${options.horizontal ? `<w:hMerge w:val="${options.horizontal}"/>` : ''}` +
  `${options.vertical === 'restart' ? '<w:vMerge w:val="restart"/>' : options.vertical ? '<w:vMerge/>' : ''}</w:tcPr>` +
  `${content.startsWith('<w:p') || content.startsWith('<w:tbl') ? content : paragraph(content)}</w:tc>`;

/** Row from ready cells or texts; `properties` goes into `w:trPr`. */
export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}` +
  `${cells.map((each) => (each.startsWith('<w:tc') || each.startsWith('<w:sdt') ? each : cell(each))).join('')}</w:tr>`;

/** Table from ready rows or rows of texts. */
export const table = (rows: readonly (string | readonly string[])[]): string =>
  `<w:tbl><w:tblPr/>${rows.map((each) => (typeof each === 'string' ? each : row(each))).join('')}</w:tbl>`;

/** Parts beside the body, each as the content of its root element. */
export interface DocxParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly footnotes?: string;
  /** More relationships of the document part, as XML. */
  readonly relationships?: string;
}

const PART_ROOTS = [
  ['styles', 'styles'],
  ['numbering', 'numbering'],
  ['header', 'hdr'],
  ['footer', 'ftr'],
  ['footnotes', 'footnotes'],
] as const;

/** Root element of a part with all namespaces. */
export const wordPart = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`;

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const contentTypes = (parts: readonly string[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${CONTENT_TYPE}.document.main+xml"/>` +
  parts.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${CONTENT_TYPE}.${part}+xml"/>`).join('') +
  '</Types>';

const relationships = (content: string): Uint8Array =>
  strToU8(
    '<?xml version="1.0" encoding="UTF-8"?>' +
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`,
  );

const section = (parts: DocxParts): string => {
  const names = (['header', 'footer'] as const).filter((name) => parts[name] !== undefined);
  const references = names.map((name) => `<w:${name}Reference w:type="default" r:id="${name}"/>`);
  return references.length === 0 ? '' : `<w:sectPr>${references.join('')}</w:sectPr>`;
};

/** Bytes of a DOCX whose body holds `body` (paragraphs and tables); Word and LibreOffice open it. */
export const buildDocx = (body: string, parts: DocxParts = {}): Uint8Array => {
  const present = PART_ROOTS.filter(([name]) => parts[name] !== undefined);
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(present.map(([name]) => name))),
    '_rels/.rels': relationships(
      `<Relationship Id="rId1" Type="${RELATIONSHIP}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': strToU8(wordPart('document', `<w:body>${body}${section(parts)}</w:body>`)),
  };
  for (const [name, root] of present) files[`word/${name}.xml`] = strToU8(wordPart(root, parts[name] ?? ''));
  const links = present.map(
    ([name]) => `<Relationship Id="${name}" Type="${RELATIONSHIP}/${name}" Target="${name}.xml"/>`,
  );
  files['word/_rels/document.xml.rels'] = relationships(`${parts.relationships ?? ''}${links.join('')}`);
  // A fixed time: the same words are the same bytes.
  return zipSync(files, { level: 6, mtime: '2026-01-01' });
};
