/**
 * The same function, faster on texts that come again: forms print the same labels thousands of times. Keeps the last
 * `limit` answers at most twice over, and none for texts longer than `longest`.
 */
export const remember = <Answer>(
  compute: (text: string) => Answer,
  limit = 4096,
  longest = 60,
): ((text: string) => Answer) => {
  let recent = new Map<string, Answer>();
  let older = new Map<string, Answer>();
  return (text) => {
    if (text.length > longest) return compute(text);
    const known = recent.get(text) ?? older.get(text);
    const answer = known === undefined ? compute(text) : known;
    recent.set(text, answer);
    if (recent.size >= limit) {
      older = recent;
      recent = new Map();
    }
    return answer;
  };
};
