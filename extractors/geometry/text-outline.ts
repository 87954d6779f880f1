/** Letters and figures of a text in outline: `12 Mill Road` and `7 High Street` are `9a`, `Tel. 555 1234` is `a.9`. */
export const textOutline = (text: string): string =>
  text
    .replace(/[\p{L}’']+/gu, 'a')
    .replace(/\d+/g, '9')
    .replace(/\s+/g, '')
    .replace(/a+/g, 'a')
    .replace(/9+/g, '9');
