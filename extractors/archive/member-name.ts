const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

const CONTROL = /[\u0000-\u001f\u007f]/g;

/**
 * Name of an archive member from its bytes: UTF-8 where it is valid UTF-8 or declared so, else GB18030, the code page of
 * Chinese Windows (`附件1.docx`).
 */
export const decodeMemberName = (name: Uint8Array, isUtf8: boolean): string => {
  if (isUtf8) return new TextDecoder().decode(name);
  try {
    return strictUtf8.decode(name);
  } catch {
    return gb18030.decode(name);
  }
};

/**
 * Name made harmless and comparable: forward slashes, no drive, no leading slash, no `.` and `..` steps, no control
 * characters (`..\..\附件1.doc` → `附件1.doc`). It only labels an origin; nothing is ever written under it.
 */
export const cleanMemberName = (name: string): string => {
  const steps = name
    .replace(CONTROL, '')
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..');
  return steps.join('/').slice(0, 512) || 'unnamed';
};
