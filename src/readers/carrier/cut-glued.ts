import { foldText } from '../../../normalizers/text/fold-text.ts';
import { REDACTED } from '../../../normalizers/text/redact-personal.ts';
import { type Note, repair, spanLocator } from '../../model/index.ts';
import { isFormTitle } from '../form-title.ts';
import { cutHeadings, fieldLengthAt, withField, withHeading } from '../infer/infer-glued.ts';
import { knownLabels, lookupLabel, mayEndLabel } from '../lexicon.ts';
import type { ReadContext } from '../read-context.ts';
import { readHeader, type TableHeader } from '../table-header.ts';
import { type Line, makeToken, type Token } from '../token.ts';
import { cutGluedRows } from './cut-glued-rows.ts';
import { cutStream } from './cut-stream.ts';

const LONGEST_LABEL = 26;
const SHORTEST_INNER_LABEL = 3;

const firstCharacters = new Set(knownLabels().map((label) => label[0]!));
const firstPairs = new Set(knownLabels().map((label) => foldText(label).slice(0, 2)));
/** Behind the first character of a label: its number (`一、项目名称`), or a bracket. */
const BEHIND_FIRST = /[、(（〔[]/;

/** Cheap test before looking up: a label can only begin here with the characters that some label begins with. */
const mayBeginLabel = (text: string, at: number): boolean =>
  firstPairs.has(text.slice(at, at + 2)) ||
  (firstCharacters.has(text[at]!) && BEHIND_FIRST.test(text[at + 1] ?? '')) ||
  text.startsWith('其中', at);

/** Words of a title are no label: `项目绩效目标` in `项目绩效目标表_第2页`. */
const isPartOfTitle = (piece: string, next: string | undefined): boolean =>
  next === '表' && /(?:目标|指标)$/.test(piece);

/** Length of the longest known label at a place, its brackets and colon included; 0 for none. */
const labelLengthAt = (text: string, at: number): number => {
  if (!mayBeginLabel(text, at)) return 0;
  for (let length = Math.min(LONGEST_LABEL, text.length - at); length >= 2; length--) {
    if (!mayEndLabel(text.charAt(at + length - 1))) continue;
    const piece = text.slice(at, at + length);
    const meaning = lookupLabel(piece);
    if (!meaning || /^[(（\d]/.test(piece) || isPartOfTitle(piece, text[at + length])) continue;
    return length;
  }
  return 0;
};

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly isLabel: boolean;
  /** A label that no list holds: heading of a column, or label of the form. */
  readonly unlisted?: 'heading' | 'field';
}

/** Cuts a line into labels and what stands between them; a short label counts only at the start or behind another label. */
const cutLabels = (text: string): Cut[] => {
  const cuts: Cut[] = [];
  let open = 0;
  let at = 0;
  while (at < text.length) {
    const length = labelLengthAt(text, at);
    const follows = cuts.at(-1)?.end === at && open === at;
    if (length === 0 || (length < SHORTEST_INNER_LABEL && at > 0 && !follows)) {
      at++;
      continue;
    }
    if (open < at) cuts.push({ start: open, end: at, isLabel: false });
    cuts.push({ start: at, end: at + length, isLabel: true });
    at += length;
    open = at;
  }
  if (open < text.length) cuts.push({ start: open, end: text.length, isLabel: false });
  return cuts;
};

/** Cuts what stands between known labels where it is made of headings or begins with a label that no list holds. */
const cutUnlisted = (text: string, cuts: readonly Cut[]): Cut[] =>
  cuts.flatMap((cut, index): Cut[] => {
    if (cut.isLabel) return [cut];
    const piece = text.slice(cut.start, cut.end);
    const headings = cuts.length > 1 || piece.length > LONGEST_LABEL / 2 ? cutHeadings(piece) : null;
    if (headings) {
      let end = cut.start;
      return headings.map((length) => {
        end += length;
        return { start: end - length, end, isLabel: true, unlisted: 'heading' as const };
      });
    }
    const field = index === 0 ? fieldLengthAt(piece) : 0;
    if (field === 0) return [cut];
    const middle = cut.start + field;
    return [
      { start: cut.start, end: middle, isLabel: true, unlisted: 'field' },
      { start: middle, end: cut.end, isLabel: false },
    ];
  });

/** Tokens of the pieces; labels that no list holds get their meaning by their words. */
const tokensOf = (source: Token, cuts: readonly Cut[], notes: Note[]): Token[] => {
  const plain = cuts.map((cut) => tokenOf(source, cut));
  return plain.map((token, index) => {
    const { unlisted } = cuts[index]!;
    if (unlisted === 'heading') return withHeading(token, notes);
    return unlisted === 'field' ? withField(token, plain[index + 1], notes) : token;
  });
};

const tokenOf = (source: Token, { start, end }: Cut): Token =>
  makeToken(source.lines.slice(start, end), spanLocator(source.at, start, end), null, 1, source.confidence);

const rowLine = (line: Line, cells: readonly Token[]): Line => ({ ...line, kind: 'row', geometry: 'order', cells });

interface FoundHeader {
  readonly header: TableHeader;
  readonly first: number;
  readonly last: number;
}

/** An indicator header among the pieces of a line: a run of labels. */
const headerAmong = (line: Line, tokens: readonly Token[], cuts: readonly Cut[]): FoundHeader | null => {
  for (let first = 0; first < cuts.length; first++) {
    if (!tokens[first]!.label?.columns.indicators) continue;
    let last = first;
    while (last + 1 < cuts.length && tokens[last + 1]!.label?.columns.indicators) last++;
    const header = readHeader(rowLine(line, tokens.slice(first, last + 1)));
    if (header?.kind === 'indicators') return { header, first, last };
    first = last;
  }
  return null;
};

const TITLE_START = /^.{4,40}?(?:目标表|申报表|自评表|公开表|目标申报表)(?=[(（]|项目|转移|专项|部门|单位|填报|$)/;
const CAPTION_START = /^[(（]\s*20\d{2}\s*年度?\s*[)）]/;
const NOTE = /^(?:备注|注)[:：]/;
/** Caption of a page that a document-sharing site shows: `项目绩效目标表_第2页`, `第3页/共5页`. */
const PAGE = /第\d{1,3}页(?:\/共\d{1,3}页)?$/;

/** Title and year at the start of a line on which the form goes on: `项目支出绩效目标表（2024年度）项目名称…`. */
const leadingTexts = (text: string): number[] => {
  const title = TITLE_START.exec(text)?.[0];
  if (!title || !isFormTitle(title)) return [];
  const caption = CAPTION_START.exec(text.slice(title.length))?.[0].length ?? 0;
  return caption > 0 ? [title.length, title.length + caption] : [title.length];
};

const END_OF_BODY = /^(?:说明|备注|注[:：]|合计|总分|填表|其他需要说明)/;

const splitLeadingTexts = (line: Line): Line[] => {
  const source = line.cells[0]!;
  const ends = leadingTexts(source.lines);
  if (ends.length === 0 || ends.at(-1) === source.lines.length) return [line];
  const borders = [0, ...ends, source.lines.length];
  return borders.slice(1).map((end, index) => {
    const token = tokenOf(source, { start: borders[index]!, end, isLabel: false });
    return { ...line, cells: [token], at: token.at };
  });
};

/** Lines of key and value: every label begins a row. */
const labelRows = (line: Line, tokens: readonly Token[]): Line[] => cutStream(tokens, line.block);

/**
 * Cuts glued lines (粘连行) into rows of cells: labels by the lexicon, the rows of an indicator table by its column roles.
 * Null when the lines hold no indicator header: then they are running text.
 */
export const cutGlued = (run: readonly Line[], context: ReadContext): readonly Line[] | null => {
  const lines: Line[] = [];
  const notes: Note[] = [];
  let header: TableHeader | null = null;
  let found = false;
  for (const line of run.flatMap(splitLeadingTexts)) {
    const source = line.cells[0]!;
    if (NOTE.test(source.folded) || PAGE.test(source.folded)) {
      lines.push(line);
      continue;
    }
    if (isFormTitle(source.lines) || (header && END_OF_BODY.test(source.folded))) {
      header = null;
      lines.push(line);
      continue;
    }
    const listed = cutLabels(source.lines);
    const cuts = header ? listed : cutUnlisted(source.lines, listed);
    const tokens = tokensOf(source, cuts, notes);
    const among = headerAmong(line, tokens, cuts);
    if (among) {
      found = true;
      header = among.header;
      lines.push(
        ...labelRows(line, tokens.slice(0, among.first)),
        rowLine(line, tokens.slice(among.first, among.last + 1)),
      );
      const start = cuts[among.last]!.end;
      if (start < source.lines.length)
        for (const row of cutGluedRows(source, start, source.lines.length, header.roles))
          lines.push(rowLine(line, row));
    } else if (header)
      for (const row of cutGluedRows(source, 0, source.lines.length, header.roles)) lines.push(rowLine(line, row));
    else if (cuts.length > 1 && cuts[0]!.isLabel) for (const row of labelRows(line, tokens)) lines.push(row);
    else lines.push(line);
  }
  if (!found) return null;
  for (const note of notes) context.note(note);
  for (const line of run) noteCuts(line, lines, context);
  return lines;
};

const isPersonalLabel = ({ label }: Token): boolean => label?.field?.startsWith('personal') === true;

/** Pieces behind a personal label (项目负责人): names and numbers that no note may quote. */
const personalPieces = (pieces: readonly Token[]): Token[] =>
  pieces.filter((piece, index) => index > 0 && piece.label === null && isPersonalLabel(pieces[index - 1]!));

/** One repair note for each line that was cut, with the cells it was cut into. */
const noteCuts = (line: Line, cut: readonly Line[], context: ReadContext): void => {
  const source = line.cells[0]!;
  const pieces = cut.flatMap(({ cells }) => cells.filter(({ at }) => at.startsWith(`${source.at}@`)));
  if (pieces.length < 2) return;
  const personal = personalPieces(pieces);
  const quoted = (text: string): string =>
    personal.reduce((quote, piece) => quote.replaceAll(piece.text, REDACTED), text);
  const after = pieces.map(({ text }) => text).join(' | ');
  const evidence = 'known labels, column order and the form of values';
  context.note(repair('text-cut', quoted(source.text), quoted(after), evidence, source.at));
};
