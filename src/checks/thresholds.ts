// Every number that a check decides by, in one place.

/** Difference between a printed share (占比) and the one that follows from the amounts, in units of its last printed place. */
export const SHARE_TOLERANCE_PLACES = 1;

/** Places of a share where fewer are printed: `100` stands beside `56.39`. */
export const SHARE_DEFAULT_PLACES = 2;

/** Difference of a sum of weights (权重) that rounding explains: three times 33.3. */
export const WEIGHT_TOLERANCE = 0.5;

/** Sums of weights that forms ask for: 100, 90 beside 10 for 预算执行率 (财预〔2020〕10号), and the same as fractions. */
export const WEIGHT_SUMS: readonly number[] = [100, 90, 1, 0.9];

/** Difference between a printed total score (总分) and the sum of its scores. */
export const SCORE_TOLERANCE = 0.05;

/** Smallest value of a bare number under 满意度 that is read as a percentage or points. */
export const LEAST_BARE_RATE = 50;

/** Characters of a name, at least, before its repetition in a title or description proves anything. */
export const SHARED_CHARACTERS = 4;

/** Characters of a clause without its number, at least, before two clauses count as the same statement. */
export const LEAST_CLAUSE = 8;

/**
 * Share of a document's records in doubt above which the rest of it is doubted too. Chosen from `bench/calibrate.ts` on damage
 * that the repairs do not know (`bench/redamage.ts`, seeds 1-3 and 11-13): of the accepted records in documents with up to 10%
 * in doubt 2.4% were wrong, up to 30% 5.8%, above 30% 17% (34 of 196). Reviewing those 5% of the accepted records finds a fifth
 * of all silent mistakes; a lower share would cost far more reviews for each mistake found. No undamaged document of the corpus comes near it.
 */
export const MUCH_DOUBTED_SHARE = 0.3;

/** Doubtful records, at least, before their share says anything about a document. */
export const LEAST_DOUBTED = 3;
