import { type Filing, type Format, finding, type Note, type NoteCode } from '../model/index.ts';

const FORMAT_BY_EXTENSION: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  mht: 'html',
  docx: 'docx',
  doc: 'doc',
  wps: 'doc',
  xlsx: 'xlsx',
  xls: 'xls',
  et: 'xls',
  pdf: 'pdf',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  tif: 'image',
  tiff: 'image',
  bmp: 'image',
  webp: 'image',
};

/** The format that a file name promises; only used where the content could not be looked at. */
const formatByName = (origin: string): Format =>
  FORMAT_BY_EXTENSION[/\.([a-z0-9]+)$/i.exec(origin)?.[1]?.toLowerCase() ?? ''] ?? 'text';

/** A filing for bytes that nothing could be read from: one error finding, and the reason as one line. */
export const unreadableFiling = (
  documentId: string,
  origin: string,
  reason: string,
  code: NoteCode = 'unreadable',
): Filing => ({
  documentId,
  origin,
  format: formatByName(origin),
  title: null,
  filingKind: 'other',
  stage: null,
  department: null,
  departmentCode: null,
  divisionCode: null,
  fiscalYear: null,
  pageCount: null,
  ocrUsed: false,
  status: 'unreadable',
  error: reason,
  forms: [],
  notes: [finding(code, 'error', reason)],
  ledger: [],
});

/**
 * A filing for an archive (压缩包) whose members could not all be taken: the members are documents of their own, this
 * row carries what is said about the archive itself. Its format is the nearest that there is.
 */
export const archiveFiling = (documentId: string, origin: string, notes: readonly Note[]): Filing => ({
  ...unreadableFiling(documentId, origin, ''),
  status: 'partial',
  error: notes.find((note) => note.severity === 'error')?.message ?? null,
  notes,
});
