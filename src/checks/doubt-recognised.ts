import { type Filing, type Finding, finding, type NoteCode } from '../model/index.ts';

/** Findings that one misread digit would explain. */
const ARITHMETIC: ReadonlySet<NoteCode> = new Set(['sum-mismatch', 'share-mismatch', 'schedule-order']);

/**
 * In recognised text (文字识别) arithmetic that does not hold can be the author's slip or a misread digit; the records
 * concerned then go to review. In digital text the digits are the author's, and a slip asks for no review.
 */
export const doubtRecognised = (filing: Filing, found: readonly Finding[]): readonly Finding[] =>
  filing.ocrUsed
    ? found
        .filter(({ code }) => ARITHMETIC.has(code))
        .map(({ message, at, subjects }) =>
          finding('ambiguous-value', 'warning', `a misread digit, or the author's slip: ${message}`, at, {
            ...(subjects ? { subjects } : {}),
          }),
        )
    : [];
