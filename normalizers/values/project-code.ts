import { foldText, foldWithOrigins } from '../text/fold-text.ts';

/** Project code (项目编码): 6 digits division, 2 digits year it was opened, letter, 12 characters; 21 in all. */
export interface ProjectCode {
  readonly code: string;
  /** Division (行政区划) of the first six digits; a province template such as 510000 is possible. */
  readonly divisionCode: string;
  /** Year the project was opened (立项年度), not the fiscal year. */
  readonly yearOpened: number;
  /** Kind of project (项目类型), as printed: `P`, `R`, `T`, `Y`, `z`. */
  readonly letter: string;
}

const CODE = String.raw`\d{6}\d{2}[A-Za-z][0-9A-Z]{12}`;
const WHOLE = new RegExp(`^${CODE}$`);
const INSIDE = new RegExp(CODE, 'g');
const isLetterOrDigit = (character: string | undefined): boolean =>
  character !== undefined && /[0-9A-Za-z]/.test(character);

/** Parts of a project code (项目编码) of 21 characters without blanks; null when it is none. */
export const readProjectCode = (text: string): ProjectCode | null =>
  text.length === 21 && WHOLE.test(text)
    ? {
        code: text,
        divisionCode: text.slice(0, 6),
        yearOpened: 2000 + Number(text.slice(6, 8)),
        letter: text[8]!,
      }
    : null;

/** A project code found in a text. `rejoined`: blanks stood inside it. Offsets are into the text as given. */
export interface FoundCode extends ProjectCode {
  readonly start: number;
  readonly end: number;
  readonly rejoined: boolean;
}

/**
 * Project codes (项目编码) in a text, also broken by blanks or line ends: `13052924P0058401179 7F` is found and rejoined.
 * A run of letters and digits longer than 21 characters is no code; a blank ends the run (`…870 2022年`).
 */
export const findProjectCodes = (text: string): readonly FoundCode[] => {
  const { folded, origins } = foldWithOrigins(text);
  const found: FoundCode[] = [];
  for (const match of folded.matchAll(INSIDE)) {
    const parts = readProjectCode(match[0]);
    const start = origins[match.index]!;
    const end = origins[match.index + match[0].length - 1]! + 1;
    // Neighbours in the text as given, so that a blank counts as a border.
    if (!parts || isLetterOrDigit(text[start - 1]) || isLetterOrDigit(text[end])) continue;
    found.push({ ...parts, start, end, rejoined: end - start !== match[0].length });
  }
  return found;
};

/** A cell that holds code and name together. */
export interface CodedName {
  readonly code: string | null;
  readonly name: string;
}

/**
 * Splits a cell of project code and name (`代码-名称`): `51052122R542321594870-平台维护` → code and `平台维护`.
 * A cell without a code in front keeps its text as the name.
 */
export const splitCodedProject = (text: string): CodedName => {
  const first = findProjectCodes(text.slice(0, 80))[0];
  if (!first || foldText(text.slice(0, first.start)) !== '') return { code: null, name: text.trim() };
  const name = text.slice(first.end).replace(/^[\s\u3000]*[-－—–:：]?[\s\u3000]*/, '');
  return { code: first.code, name: name.trimEnd() };
};
