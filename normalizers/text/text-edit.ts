/** One replaced stretch: `at` counts characters of the text that was given. */
export interface TextEdit {
  readonly before: string;
  readonly after: string;
  readonly at: number;
  readonly evidence: string;
}

/** A text with edits applied; edits are sorted by place and do not overlap. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string => {
  let applied = '';
  let from = 0;
  for (const edit of edits) {
    applied += text.slice(from, edit.at) + edit.after;
    from = edit.at + edit.before.length;
  }
  return applied + text.slice(from);
};

/** Moves edits of a folded text to the text it came from: `项 日` folded `项日`, edit at 1 → at 2. */
export const unfoldEdits = (text: string, origins: readonly number[], edits: readonly TextEdit[]): TextEdit[] =>
  edits.map((edit) => {
    const at = origins[edit.at]!;
    const last = edit.at + edit.before.length - 1;
    const end = edit.before.length === 0 ? at : origins[last]! + 1;
    return { ...edit, at, before: text.slice(at, end) };
  });

/**
 * Edits of a text followed by edits of the result, as edits of the text itself. A later edit that touches an earlier
 * one is left out.
 */
export const composeEdits = (earlier: readonly TextEdit[], later: readonly TextEdit[]): readonly TextEdit[] => {
  if (earlier.length === 0) return later;
  const composed: TextEdit[] = [];
  let shift = 0;
  let next = 0;
  for (const edit of later) {
    while (next < earlier.length && earlier[next]!.at + shift < edit.at + edit.before.length) {
      const passed = earlier[next++]!;
      composed.push(passed);
      shift += passed.after.length - passed.before.length;
    }
    const last = composed.at(-1);
    const at = edit.at - shift;
    if (!last || last.at + last.before.length <= at) composed.push({ ...edit, at });
  }
  return [...composed, ...earlier.slice(next)];
};
