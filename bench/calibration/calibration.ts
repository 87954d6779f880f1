/** A record whose truth is known: how sure the reading was said to be, and whether it is right. */
export interface JudgedRow {
  readonly view: string;
  readonly document: string;
  readonly tier: string;
  readonly needs_review: number;
  readonly right: boolean;
}

/** Records of one tier (可信等级). */
export interface TierShare {
  readonly tier: string;
  readonly rows: number;
  readonly right: number;
  /** Share of right records; null without any. */
  readonly share: number | null;
  /** 95% interval of the share (Wilson 1927). */
  readonly interval: readonly [number, number];
}

/** Quantile of the normal distribution for 95%. */
const Z = 1.96;

/** 95% interval of a share: 95 of 100 → 0.888 to 0.978 (Wilson 1927, Probable inference). */
export const wilsonInterval = (right: number, rows: number): readonly [number, number] => {
  if (rows === 0) return [0, 1];
  const share = right / rows;
  const middle = share + Z ** 2 / (2 * rows);
  const half = Z * Math.sqrt((share * (1 - share)) / rows + Z ** 2 / (4 * rows ** 2));
  const whole = 1 + Z ** 2 / rows;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
};

/** Share of right records by tier, best tier first. */
export const tierShares = (rows: readonly JudgedRow[]): readonly TierShare[] =>
  [...new Set(rows.map(({ tier }) => tier))].sort().map((tier) => {
    const all = rows.filter((row) => row.tier === tier);
    const right = all.filter((row) => row.right).length;
    return { tier, rows: all.length, right, share: right / all.length, interval: wilsonInterval(right, all.length) };
  });

/**
 * Expected calibration error (Naeini et al. 2015): how far the promised share of right records of each tier is from the
 * measured one, weighted by the records in it. 0 is a promise kept. A tier without a promise counts as promised nothing.
 */
export const calibrationError = (
  shares: readonly TierShare[],
  promised: Readonly<Record<string, number>>,
): number | null => {
  const rows = shares.reduce((sum, share) => sum + share.rows, 0);
  if (rows === 0) return null;
  return shares.reduce(
    (sum, { tier, share, rows: n }) => sum + (n / rows) * Math.abs((promised[tier] ?? 0) - share!),
    0,
  );
};

/** A point of the risk-coverage curve: keeping the surest records, how many are kept and how many of these are wrong. */
export interface RiskPoint {
  /** The least sure tier that is kept. */
  readonly tier: string;
  readonly coverage: number;
  readonly risk: number;
}

/** Risk-coverage curve (El-Yaniv and Wiener 2010) over the tiers, surest first. */
export const riskCoverage = (shares: readonly TierShare[]): readonly RiskPoint[] => {
  const all = shares.reduce((sum, { rows }) => sum + rows, 0);
  let [kept, wrong] = [0, 0];
  return shares.map(({ tier, rows, right }) => {
    kept += rows;
    wrong += rows - right;
    return { tier, coverage: kept / all, risk: wrong / kept };
  });
};

/** Accepted records (not for review) by the share of records of their document that ask for review. */
export interface DoubtBand {
  /** Documents in which more than this share of the records is doubtful, up to the next band. */
  readonly above: number;
  readonly documents: number;
  readonly accepted: number;
  readonly wrong: number;
}

/** How wrong the accepted records are where much of their document is in doubt. */
export const doubtBands = (rows: readonly JudgedRow[], bounds: readonly number[]): readonly DoubtBand[] => {
  const documents = new Map<string, JudgedRow[]>();
  for (const row of rows) documents.set(row.document, [...(documents.get(row.document) ?? []), row]);
  const shareOf = (all: readonly JudgedRow[]): number => all.filter((row) => row.needs_review).length / all.length;
  return bounds.map((above, index) => {
    const inBand = [...documents.values()].filter((all) => {
      const share = shareOf(all);
      return share > above && share <= (bounds[index + 1] ?? 1);
    });
    const accepted = inBand.flat().filter((row) => !row.needs_review);
    return {
      above,
      documents: inBand.length,
      accepted: accepted.length,
      wrong: accepted.filter((row) => !row.right).length,
    };
  });
};
