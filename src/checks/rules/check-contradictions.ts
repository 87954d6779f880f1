import { foldText } from '../../../normalizers/text/fold-text.ts';
import { type Check, type Finding, finding, type Term } from '../../model/index.ts';
import { type Owner, ownersOf } from '../owners.ts';
import { LEAST_CLAUSE } from '../thresholds.ts';

/** A clause with one number or range: `引进1-2个专家及其创新团队` in a long-term objective. */
interface Statement {
  readonly key: string;
  readonly at: string;
  readonly term: Term;
  readonly clause: string;
  /** The clause without its number. */
  readonly frame: string;
  readonly from: number;
  readonly to: number;
}

const CLAUSE_END = /[。;；,，!\n]|(?<=\D):/;
const NUMBER = /\d+(?:\.\d+)?/g;
const RANGE = /(\d+(?:\.\d+)?)(?:[-~—至到](\d+(?:\.\d+)?))?/;
const DATE = /\d+年|\d+月|\d+日/;

const readStatement = (clause: string): Pick<Statement, 'clause' | 'frame' | 'from' | 'to'> | null => {
  const match = RANGE.exec(clause);
  if (!match || DATE.test(clause)) return null;
  const rest = clause.replace(match[0], '#');
  if (rest.match(NUMBER) || rest.length < LEAST_CLAUSE) return null;
  return { clause, frame: rest, from: Number(match[1]), to: Number(match[2] ?? match[1]) };
};

const statementsOf = ({ objectives }: Owner): readonly Statement[] =>
  objectives.flatMap(({ key, at, term, text }) =>
    foldText(text)
      .split(CLAUSE_END)
      .flatMap((clause) => {
        const statement = readStatement(clause);
        return statement ? [{ key, at, term, ...statement }] : [];
      }),
  );

/** Two numbers for one thing in one term; or a year that asks for more than the years together. */
const disagree = (a: Statement, b: Statement): boolean => {
  if (a.frame !== b.frame) return false;
  if (a.term === b.term) return a.from !== b.from || a.to !== b.to;
  const [annual, longer] = a.term === 'annual' ? [a, b] : [b, a];
  return annual.term === 'annual' && annual.from > longer.to;
};

const compareStatements = (owner: Owner): readonly Finding[] => {
  const byFrame = new Map<string, Statement>();
  return statementsOf(owner).flatMap((statement) => {
    const first = byFrame.get(statement.frame);
    if (!first) byFrame.set(statement.frame, statement);
    if (!first || !disagree(first, statement)) return [];
    return finding(
      'contradiction',
      'info',
      `${owner.name}: ${first.clause} (${first.term}) against ${statement.clause} (${statement.term})`,
      statement.at,
      { subjects: [first, statement].map(({ key }) => ({ key, field: 'text' })) },
    );
  });
};

/** Objectives do not give two numbers for one thing: 引进1-2个专家 until 2025, 引进3个专家 this year. */
export const checkContradictions: Check = {
  name: 'contradictions',
  run: (filing) => ownersOf(filing).flatMap(compareStatements),
};
