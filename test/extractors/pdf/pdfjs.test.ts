import { expect, test } from 'vitest';

test('pdf.js leaves the built-in functions of the process as they were', async () => {
  const { push } = Array.prototype;
  const { parse, stringify } = JSON;
  await import('../../../extractors/pdf/pdfjs.ts');
  expect(Array.prototype.push).toBe(push);
  expect(JSON.stringify).toBe(stringify);
  expect(JSON.parse).toBe(parse);
});
