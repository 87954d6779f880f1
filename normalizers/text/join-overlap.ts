import { isHan, isLookAlike, isWordPair } from './confusables.ts';
import { foldText } from './fold-text.ts';
import { termsWithPair } from './terms.ts';

/** One way to put a text back together that was cut over two neighbouring cells. */
export interface CutJoin {
  readonly text: string;
  /** `overlap`: the end of the left is printed again at the start of the right; `clean`: nothing is printed twice. */
  readonly kind: 'overlap' | 'clean';
  /** 0 to 1; equal scores mean that only the meaning of the column can decide. */
  readonly score: number;
  readonly reason: string;
}

/** What recognition puts in front of the second half: `政` + `一府购买`, `分` + `。项`. */
const SEAM_JUNK = new Set('一丨丿丶了。，、.,;:|-_~^·\'"`→※☆');

const MAX_OVERLAP = 4;

const NUMBER_LIKE = /^[≥≤><=]?[\d,]*\.?\d*(%|百分比)?$/;

/** Project code (项目编码): division, year, letter, 12 characters. */
const CODE = /^\d{8}[A-Za-z][0-9A-Z]{12}$/;
const CODE_LIKE = /^[0-9A-Za-z]{12,}$/;

/** How sound a joined number or code is: `255%`, `30%%` and a code of 22 characters are not, `25%` and `100%` are. */
const scoreNumber = (text: string): number => {
  const printed = foldText(text);
  if (CODE.test(printed)) return 1;
  if (CODE_LIKE.test(printed)) return 0.1;
  if (/[^\d≥≤><=%,.百分比]/.test(printed)) return 0.4;
  if (!NUMBER_LIKE.test(printed) || !/\d/.test(printed)) return 0;
  const digits = printed.replace(/[^\d.]/g, '');
  if (/^0\d/.test(digits)) return 0.1;
  if (!/[%比]$/.test(printed)) return /\.\d{3,}$/.test(digits) ? 0.3 : 0.5;
  return Number(digits) > 100 ? 0.2 : 0.6;
};

/** How well two texts meet: a term across the seam, a word pair, or nothing known. */
const scoreSeam = (left: string, right: string): { score: number; reason: string } => {
  const pair = left.slice(-1) + right.slice(0, 1);
  const joined = left + right;
  const at = left.length - 1;
  const across = termsWithPair(pair).find(({ term, offset }) => joined.startsWith(term, at - offset));
  if (across) return { score: 0.9, reason: `the seam reads ${across.term}` };
  if (isWordPair(pair[0] ?? '', pair[1] ?? '')) return { score: 0.75, reason: `${pair} stands in a word` };
  return { score: 0.45, reason: 'no word is known across the seam' };
};

const candidate = (left: string, right: string, kind: CutJoin['kind'], doubled: string): CutJoin => {
  const text = left + right;
  if (!isHan(left.at(-1)) && !isHan(right[0])) {
    const printed = kind === 'overlap' ? `${doubled} is printed twice` : 'nothing is printed twice';
    return { text, kind, score: scoreNumber(text), reason: printed };
  }
  const seam = scoreSeam(left, right);
  if (kind === 'clean') return { text, ...seam, kind };
  // A character printed twice at a cell border is rare in print (`人人`), so an overlap is believed first.
  const score = Math.min(1, seam.score + (isWordPair(doubled.slice(-1), doubled[0] ?? '') ? 0 : 0.3));
  return { text, kind, score: doubled.length > 1 ? 1 : score, reason: `${doubled} is printed twice; ${seam.reason}` };
};

/** Joins in which the right half starts with a misread copy of the last character (`科` + `抖普`) or with dirt. */
const dirtyJoins = (left: string, right: string): CutJoin[] => {
  const first = right[0] ?? '';
  const last = left.at(-1) ?? '';
  if (right.length < 2 || !isHan(last) || !isHan(right[1])) return [];
  const isCopy = isLookAlike(first, last);
  const isStray = !isWordPair(last, first) && !isWordPair(first, right[1] ?? '');
  if (!isCopy && !SEAM_JUNK.has(first) && !isStray) return [];
  const seam = scoreSeam(left, right.slice(1));
  const clean = scoreSeam(left, right);
  // `第` + `一季度`: the stroke is a word when the seam reads better with it.
  if (seam.score <= clean.score) return [];
  const what = isCopy ? `${first} is a misread copy of ${last}` : `${first} is dirt at the cut`;
  const score = isCopy || SEAM_JUNK.has(first) ? seam.score : seam.score - 0.2;
  return [{ text: left + right.slice(1), kind: 'overlap', score, reason: `${what}; ${seam.reason}` }];
};

/**
 * All plausible ways to join a text that was cut over two cells (断字拼接), best first: `漏洞修` + `修复率` →
 * `漏洞修复率`; `10` + `0%` → `100%` and `10%`, equal, for the caller to decide by meaning. Empty for an empty half.
 */
export const joinOverlap = (left: string, right: string): readonly CutJoin[] => {
  const head = left.trimEnd();
  const tail = right.trimStart();
  if (head === '' || tail === '') return [];
  const joins: CutJoin[] = [];
  for (let size = Math.min(MAX_OVERLAP, head.length, tail.length); size > 0; size--) {
    const doubled = tail.slice(0, size);
    if (head.endsWith(doubled)) joins.push(candidate(head, tail.slice(size), 'overlap', doubled));
  }
  joins.push(...dirtyJoins(head, tail), candidate(head, tail, 'clean', ''));
  return joins.filter((join) => join.score > 0).sort((a, b) => b.score - a.score);
};
