/** What a file is by its content. `ole` and `zip` are carriers whose content is none of the known ones. */
export type MediaKind =
  | 'empty'
  | 'nul'
  | 'doc'
  | 'xls'
  | 'ppt'
  | 'ole'
  | 'encrypted-office'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'ods'
  | 'ofd'
  | 'zip'
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'word-xml'
  | 'excel-xml'
  | 'xml'
  | 'mail'
  | 'mht'
  | 'png'
  | 'jpeg'
  | 'tiff'
  | 'webp'
  | 'bmp'
  | 'gif'
  | 'gzip'
  | 'tar'
  | 'rar'
  | '7z'
  | 'bzip2'
  | 'xz'
  | 'executable'
  | 'text'
  | 'unknown';

/** Name of a kind as a message prints it, and the file extensions it rightly has. */
export interface MediaDescription {
  readonly name: string;
  readonly extensions: readonly string[];
}

const OPEN_XML_WORD = ['docx', 'docm', 'dotx', 'wps'];
const OPEN_XML_SHEET = ['xlsx', 'xlsm', 'xlsb', 'xltx', 'et'];

/** Descriptions of all kinds. */
export const MEDIA_KINDS: Readonly<Record<MediaKind, MediaDescription>> = {
  empty: { name: 'empty file', extensions: [] },
  nul: { name: 'file of NUL bytes', extensions: [] },
  doc: { name: 'Word 97–2003 document', extensions: ['doc', 'dot', 'wps', 'wpt'] },
  xls: { name: 'Excel 97–2003 workbook', extensions: ['xls', 'xlt', 'et', 'ett'] },
  ppt: { name: 'PowerPoint 97–2003 file', extensions: ['ppt', 'pps', 'dps'] },
  ole: { name: 'OLE file of an unknown program', extensions: [] },
  'encrypted-office': {
    name: 'Office file with a password',
    extensions: [...OPEN_XML_WORD, ...OPEN_XML_SHEET, 'pptx'],
  },
  docx: { name: 'Word document (DOCX)', extensions: OPEN_XML_WORD },
  xlsx: { name: 'Excel workbook (XLSX)', extensions: OPEN_XML_SHEET },
  pptx: { name: 'PowerPoint file (PPTX)', extensions: ['pptx', 'dps'] },
  odt: { name: 'OpenDocument text', extensions: ['odt'] },
  ods: { name: 'OpenDocument spreadsheet', extensions: ['ods'] },
  ofd: { name: 'OFD document', extensions: ['ofd'] },
  zip: { name: 'ZIP archive', extensions: ['zip'] },
  pdf: { name: 'PDF document', extensions: ['pdf'] },
  rtf: { name: 'RTF document', extensions: ['rtf'] },
  html: {
    name: 'HTML page',
    extensions: ['html', 'htm', 'shtml', 'xhtml', 'jsp', 'jspx', 'jhtml', 'asp', 'aspx', 'php', 'do'],
  },
  'word-xml': { name: 'Word 2003 XML document', extensions: ['xml'] },
  'excel-xml': { name: 'Excel 2003 XML workbook', extensions: ['xml'] },
  xml: { name: 'XML file', extensions: ['xml', 'rels', 'svg'] },
  mail: { name: 'mail', extensions: ['eml', 'msg'] },
  mht: { name: 'web archive (MHT)', extensions: ['mht', 'mhtml', 'eml'] },
  png: { name: 'PNG image', extensions: ['png'] },
  jpeg: { name: 'JPEG image', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  tiff: { name: 'TIFF image', extensions: ['tif', 'tiff'] },
  webp: { name: 'WebP image', extensions: ['webp'] },
  bmp: { name: 'BMP image', extensions: ['bmp', 'dib'] },
  gif: { name: 'GIF image', extensions: ['gif'] },
  gzip: { name: 'GZ archive', extensions: ['gz', 'tgz'] },
  tar: { name: 'TAR archive', extensions: ['tar'] },
  rar: { name: 'RAR archive', extensions: ['rar'] },
  '7z': { name: '7z archive', extensions: ['7z'] },
  bzip2: { name: 'BZ2 archive', extensions: ['bz2', 'tbz', 'tbz2'] },
  xz: { name: 'XZ archive', extensions: ['xz', 'txz'] },
  executable: { name: 'program', extensions: ['exe', 'dll', 'com', 'so'] },
  text: { name: 'plain text', extensions: ['txt', 'text', 'csv', 'tsv', 'md', 'log', 'json', 'prn'] },
  unknown: { name: 'file of an unknown format', extensions: [] },
};
