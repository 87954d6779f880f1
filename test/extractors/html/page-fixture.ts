import { htmlExtractor } from '../../../extractors/html/html-extractor.ts';
import { DEFAULT_LIMITS, type Document, type Outcome } from '../../../src/model/index.ts';

/** A page as a source; text is encoded as UTF-8. */
export const extractPage = (
  page: string | Uint8Array,
  more: { readonly origin?: string; readonly mediaType?: string } = {},
): Promise<Outcome<Document>> => {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  return htmlExtractor.extract(
    { id: '', bytes, origin: 'https://cz.example.gov.cn/a/1.html', ...more },
    { limits: DEFAULT_LIMITS },
  );
};

export const bidFor = (page: string | Uint8Array, origin = 'a.html', mediaType = ''): number => {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  return htmlExtractor.bid({ id: '', bytes, origin, mediaType });
};

/** Blocks as text: `#` before headings, tables as unpadded `|` pictures, `«2x3»` before a cell that spans columns and rows. */
export const picture = (document: Document): string[] =>
  document.blocks.flatMap((block) => {
    if (block.kind !== 'table')
      return [`${block.kind === 'heading' ? '#'.repeat(block.level ?? 1) : ''}${block.text.replaceAll('\n', '/')}`];
    return block.rows.map((row) =>
      row
        .map(({ text, colSpan = 0, rowSpan = 0 }) => {
          const span = colSpan !== 1 || rowSpan !== 1 ? `«${colSpan}x${rowSpan}»` : '';
          return span + text.replaceAll('\n', '/');
        })
        .join('|'),
    );
  });

/** Picture of the body of a page. */
export const pictureOf = async (body: string): Promise<string[]> =>
  picture((await extractPage(`<html><body>${body}</body></html>`)).value);
