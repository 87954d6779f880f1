/**
 * An error of a reader as one line that holds nothing of the document: Chinese text and long numbers in a message come
 * from the input and may be personal data (姓名、电话).
 */
export const errorReason = (error: unknown): string => {
  const [line = ''] = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n', 1);
  return line
    .replace(/[\u2e80-\u9fff\uf900-\ufaff]+/g, '…')
    .replace(/\d{6,}/g, '…')
    .slice(0, 200);
};
