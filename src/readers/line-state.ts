import type { Term } from '../model/index.ts';
import type { Token } from './token.ts';

/** An objective label that waits for its text in the rows below: 中期目标 | 年度目标. */
export interface OpenObjective {
  readonly term: Term;
  readonly result: boolean;
  readonly label: Token;
}

/** What a line left open for the lines below. */
export interface LineState {
  objectives: OpenObjective[];
  /** Label of duties, tasks or purpose that waits for text below. */
  text: { readonly meaning: string; readonly label: Token } | null;
  /**
   * Project total beside the year's (项目资金总额 | 年度资金申请总额), or above it as a ladder of its own: until the
   * year's total comes, the items below the project total are its parts.
   */
  twin: { readonly multi: Token; readonly annual: Token | null; readonly between: number } | null;
  /** How often each funding label was met since the twin columns began. */
  readonly met: Map<string, number>;
  /** Unlabelled rows above, kept until a label below claims them (a label printed in the middle of its rows). */
  loose: (readonly Token[])[];
  /** Objective that unlabelled rows below go on with. */
  growing: OpenObjective | null;
  /** Items above that have no amount yet: columns of a ladder that is laid on its side (合计 | 市本级 | 中央补助). */
  unfilled: Token[];
  /** Level label in the heading above running text: `一、产出指标`. */
  levelHeading: string | null;
  /** Item whose amount is printed under 小计. */
  lastItem: Token | null;
}

/** State before the first line. */
export const newLineState = (): LineState => ({
  objectives: [],
  text: null,
  twin: null,
  met: new Map(),
  loose: [],
  growing: null,
  unfilled: [],
  levelHeading: null,
  lastItem: null,
});
