const TEXTS = ['txt', 'text', 'csv', 'tsv', 'html', 'htm', 'shtml', 'xhtml', 'mht', 'mhtml'];
const WORD_FILES = ['docx', 'docm', 'dotx', 'doc', 'dot', 'wps', 'wpt', 'rtf', 'odt'];
const WORKBOOKS = ['xlsx', 'xlsm', 'xlsb', 'xltx', 'xls', 'xlt', 'et', 'ett', 'ods'];
const PAGES = ['pdf', 'ofd', 'png', 'jpg', 'jpeg', 'tif', 'tiff', 'bmp', 'webp', 'gif'];
const ARCHIVES = ['zip', 'gz', 'tgz', 'tar', 'eml'];
/** Nothing reads these; they are taken so that somebody is told to unpack them. */
const REFUSED = ['rar', '7z', 'bz2', 'xz'];

/** Extensions that `ingest` takes from a folder; other files there are skipped and counted. A file named on the command line is always taken. */
export const DOCUMENT_EXTENSIONS: readonly string[] = [
  ...TEXTS,
  ...WORD_FILES,
  ...WORKBOOKS,
  ...PAGES,
  ...ARCHIVES,
  ...REFUSED,
];
