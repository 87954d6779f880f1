/** Most of the places that fall together within `slack` on both sides, as a share of all; 0 for none. */
export const agreeingShare = (places: readonly number[], slack: number): number => {
  const sorted = [...places].sort((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; to < sorted.length; to++) {
    while (sorted[to]! - sorted[from]! > 2 * slack) from++;
    most = Math.max(most, to - from + 1);
  }
  return most / Math.max(1, sorted.length);
};
