import {
  type Document,
  finding,
  type Locator,
  type Note,
  type Outcome,
  outcome,
  repair,
} from '../../src/model/index.ts';
import { cleanText } from '../text/clean-text.ts';
import { foldText } from '../text/fold-text.ts';
import {
  findContents,
  isContentsTitle,
  isNumbered,
  type PrintedLine,
  printedLines,
  splitPage,
} from './contents-block.ts';
import { type Heading, headingsOf, matchHeadings, ordinalOf } from './match-headings.ts';

/** Entry of the table of contents (目录条目), its title restored from the heading: `1.巨鹿县…绩效目标表`, page 5. */
interface ContentsEntry {
  readonly title: string;
  readonly page: number | null;
  readonly at: Locator;
  readonly headingAt: Locator | null;
}

/** The table of contents and the places that belong to it, so that no reader takes them for a form. */
export interface Contents {
  readonly entries: readonly ContentsEntry[];
  readonly locators: ReadonlySet<Locator>;
}

const NONE: Contents = { entries: [], locators: new Set() };

/** Places of the contents lines; a paragraph that goes on with body text is left out. */
const locatorsOf = (inside: readonly PrintedLine[], outside: readonly PrintedLine[]): Set<Locator> => {
  const body = new Set(outside.flatMap((line) => line.locators));
  return new Set(inside.flatMap((line) => line.locators).filter((at) => !body.has(at)));
};

interface Entry {
  readonly line: PrintedLine;
  readonly printed: string;
  readonly folded: string;
  readonly page: number | null;
}

const entryOf = (line: PrintedLine): Entry => {
  const { pieces, page } = splitPage(line.pieces);
  return { line, printed: pieces.join(' '), folded: foldText(pieces.join('')), page };
};

/** Numbered headings like those that entries point at, to which no entry points. */
const missingEntries = (headings: readonly Heading[], matched: readonly (Heading | null)[]): Heading[] => {
  const found = new Set(matched);
  const listed = new Set(matched.map((heading) => heading?.folded));
  const style = (heading: Heading): string =>
    `${ordinalOf(heading.folded).replace(/[一二三四五六七八九十\d]+/, '#')}${heading.folded.slice(-3)}`;
  const styles = new Map<string, number>();
  for (const heading of matched) if (heading) styles.set(style(heading), (styles.get(style(heading)) ?? 0) + 1);
  return headings.filter(
    (heading) => !found.has(heading) && !listed.has(heading.folded) && (styles.get(style(heading)) ?? 0) >= 2,
  );
};

const notesFor = (entries: readonly Entry[], matched: readonly (Heading | null)[]): Note[] =>
  entries.flatMap((entry, index): Note[] => {
    const heading = matched[index];
    if (!heading) {
      const message = `contents entry without heading: ${entry.printed}`;
      return [finding('contents-mismatch', 'info', message, entry.line.at, { before: entry.printed })];
    }
    if (heading.folded === entry.folded) return [];
    const { at } = entry.line;
    return [repair('contents-repair', entry.printed, cleanText(heading.text), `heading ${heading.at}`, at)];
  });

/**
 * Reads the table of contents (目录): its entries matched to the headings of the body and restored from them (notes
 * `contents-repair` naming the heading), page numbers kept, entries without heading and headings without entry as
 * findings `contents-mismatch`. Without a table of contents: no entries, no places.
 */
export const readContents = (document: Document): Outcome<Contents> => {
  const lines = printedLines(document);
  const range = findContents(lines);
  if (!range) return outcome(NONE);
  const inside = lines.slice(range.start, range.end);
  const body = lines.slice(range.end);
  const entries = inside.filter((line) => !isContentsTitle(line)).map(entryOf);
  const headings = headingsOf(body);
  const matched = matchHeadings(
    entries.map(({ folded }) => folded),
    headings,
  );
  const proven = matched.filter((heading) => heading !== null).length;
  const numbered = entries.filter(({ folded }) => isNumbered(folded)).length;
  // Scores of a list can look like pages: without the word 目录 only headings prove that this is one.
  if (proven * 2 < entries.length && !(range.hasTitle && numbered * 2 >= entries.length)) return outcome(NONE);
  const missing = missingEntries(headings, matched).map((heading) =>
    finding('contents-mismatch', 'info', `heading without contents entry: ${heading.text}`, heading.at),
  );
  return outcome(
    {
      entries: entries.map(({ line, printed, page }, index) => ({
        title: cleanText(matched[index]?.text ?? printed),
        page,
        at: line.at,
        headingAt: matched[index]?.at ?? null,
      })),
      locators: locatorsOf(inside, [...lines.slice(0, range.start), ...body]),
    },
    [...notesFor(entries, matched), ...missing],
  );
};
