/** A dash, dot or stroke on its own behind the end of a sentence, or before its first word. */
const LOOSE = /[。；！？][-—–_·.,'"`~^|\\/]+$|^[-—–_·.,'"`~^|\\/]+(?=\p{Script=Han})/u;

/**
 * Place of a mark that belongs to no sentence (游离笔画), or -1: in recognised text it is a piece of a stamp, a fold or a line
 * (`按期完成目标任务。-`), or the rest of something that was not read.
 */
export const findLooseMark = (text: string): number => {
  const found = LOOSE.exec(text);
  return found ? found.index + (found.index > 0 ? 1 : 0) : -1;
};
