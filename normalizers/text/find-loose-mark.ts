/** Strokes that are no punctuation at the end of a text, with the blanks between them. */
const STROKES = /(?<=[\p{Script=Han}）)。；！？])[-—–_~|\\^](?:\s*[-—–_~|\\^])*$/u;
/** Small marks behind the end of a sentence, and any mark before the first word. */
const BEHIND_SENTENCE = /(?<=[。；！？])[·.,'"`/]+$/u;
const BEFORE_WORD = /^[-—–_~|\\^·.,'"`/]+(?=\p{Script=Han})/u;

/**
 * Place of a mark that belongs to no sentence (游离笔画), or -1: in recognised text it is a piece of a stamp, a fold or a line
 * (`按期完成目标任务。-`, `限时核查处置—`), or the rest of something that was not read.
 */
export const findLooseMark = (text: string): number =>
  [STROKES, BEHIND_SENTENCE, BEFORE_WORD].map((mark) => text.search(mark)).find((place) => place >= 0) ?? -1;
