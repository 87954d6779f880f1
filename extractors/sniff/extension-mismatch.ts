import { type Finding, finding } from '../../src/model/index.ts';
import { MEDIA_KINDS, type MediaKind } from './media-kind.ts';
import type { MediaGuess } from './sniff-media.ts';

/** All extensions that say something about a format; others (`.com`, `.2024`) say nothing. */
const KNOWN: ReadonlySet<string> = new Set(Object.values(MEDIA_KINDS).flatMap(({ extensions }) => extensions));

/** Kinds that a person may take for each other's: an old name over a new format. */
const FAMILIES: readonly (readonly MediaKind[])[] = [
  ['doc', 'docx', 'odt', 'rtf', 'word-xml', 'mht', 'encrypted-office'],
  ['xls', 'xlsx', 'ods', 'excel-xml', 'encrypted-office'],
  ['zip', 'rar', '7z', 'gzip', 'tar'],
  ['png', 'jpeg', 'tiff', 'webp', 'bmp', 'gif'],
  ['html', 'xml', 'mht'],
];

/** Extension of an origin in lower case, without query, fragment or number of a twin: `a.zip!附件1.DOC~2`, `https://h/x.doc?id=3` → `doc`. */
export const originExtension = (origin: string): string => {
  const path = /^https?:/i.test(origin) ? origin.replace(/[?#].*$/s, '') : origin.replace(/(!.*)~\d+$/s, '$1');
  return /\.([A-Za-z0-9]{1,5})$/.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]?.toLowerCase() ?? '';
};

/** Dumps, pages and old word processors leave text, whatever their writer called them. */
const TEXT_NAMES: ReadonlySet<string> = new Set([...MEDIA_KINDS.html.extensions, 'doc', 'wps', 'rtf']);

const isNearMiss = (extension: string, kind: MediaKind): boolean =>
  FAMILIES.some((family) => family.includes(kind) && family.some((k) => MEDIA_KINDS[k].extensions.includes(extension)));

/**
 * Finding `wrong-extension` when the content is of another format than the name says: `info` for a relative (`.doc` over
 * DOCX), `warning` else (`.pdf` over the page of a 404). Null when they agree or the name says nothing.
 */
export const extensionMismatch = (origin: string, guess: MediaGuess): Finding | null => {
  const extension = originExtension(origin);
  const { name, extensions } = MEDIA_KINDS[guess.kind];
  const saysNothing = !KNOWN.has(extension) || ['empty', 'nul', 'unknown', 'ole'].includes(guess.kind);
  if (saysNothing || extensions.includes(extension)) return null;
  const isPlain = guess.kind === 'text' && TEXT_NAMES.has(extension);
  const severity = isPlain || isNearMiss(extension, guess.kind) ? 'info' : 'warning';
  return finding('wrong-extension', severity, `named .${extension}, but the content is a ${name}`);
};
