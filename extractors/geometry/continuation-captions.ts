/** A caption that says that the table goes on: `续表`, `表2（续）`, `Table 4 (continued)`, `continued from previous page`. */
const CONTINUED =
  /^续\s*表|[（(]\s*续\s*[表\d一二三四五六七八九十]*\s*[)）]$|^（?接上页|[(（[]?\s*\b(?:continued|cont['’]?d\.?|cont\.)(?: from (?:the )?(?:previous|last|preceding) page)?[)\]）.]*$|^continued\b/i;

/** Text under a table at the end of a page that does not end it: notes, sources, `接下页`. */
const NOTE =
  /^(?:[*†‡§#]|[（(]?\d{1,3}[)）]|[（(]?[a-z][)）]\s?|[a-z]\s|\d\s+\p{L}|注|备注|说明|附注|数据来源|资料来源|来源|续下页|接下页|转下页|[(（]?(?:notes?|sources?|continued|cont['’]?d)\b)/iu;

/** Does a line over a table say that it goes on from the page before? */
export const isContinuedCaption = (text: string): boolean => CONTINUED.test(text.trim());

/** May a text stand between the end of a table's part and the end of its page? */
export const isTableNote = (text: string): boolean => NOTE.test(text.trim());

/** A running line as it is compared: word for word, since `Table 3` over one table and `Table 4` over the next are titles. */
export const runningKey = (text: string): string => text.replace(/\s+/g, '');
