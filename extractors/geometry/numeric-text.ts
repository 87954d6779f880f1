const NUMERIC = /^[\s(（[<>≤≥≈~±+\-–—−$€£¥￥]*[\d][\d\s.,:/%‰()（）*†+\-–—−eE$€£¥xX]*$|^[-–—−./]+$|^n\/?a\.?$/i;

/** Is a text a number, a percentage, a date or a dash that stands for one? */
export const isNumeric = (text: string): boolean => NUMERIC.test(text.trim());
